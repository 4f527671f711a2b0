import RunbookModel
import SourceText

extension Rule {
    static let projectMissing = Rule(
        id: "project-missing", code: "REG004", severity: .info, confidence: .medium,
        summary: "A Cloud Run command names no project, while others on the same service do.",
        rationale: """
            Without '--project' gcloud takes the operator's own: the command acts on a service of the same name in another \
            project, or says that there is none.
            """,
        bad: """
            ## Roll back

            ```bash
            gcloud run revisions list --service=api --region=us-central1 --project=acme-prod
            gcloud run services update-traffic api --region=us-central1 --to-latest
            ```
            """,
        good: """
            ## Roll back

            ```bash
            gcloud run revisions list --service=api --region=us-central1 --project=acme-prod
            gcloud run services update-traffic api --region=us-central1 --to-latest --project=acme-prod
            ```
            """,
        allows: [
            "files that set a default: `gcloud config set project`, `CLOUDSDK_CORE_PROJECT`",
            "services that neither a command of the file nor `services:` of the configuration gives a project",
        ],
        check: .page { page, findings in
            let commands = page.runbook.procedures.flatMap { procedure in
                procedure.steps.flatMap(\.commands).filter { $0.tool == "gcloud" && $0.cloudRunService != nil }
            }
            guard !commands.isEmpty, !setsDefault(page) else { return }
            for command in commands where command.flag("--project") == nil {
                guard let service = command.cloudRunService,
                    let project = project(of: service.text, commands, page), command.flag("--flags-file") == nil
                else { continue }
                findings.report(
                    "'\(command.name)' names no project for '\(service.text)'",
                    at: command.path.last.map { command.toolRange.union($0.range) } ?? command.toolRange,
                    label: "acts on the operator's own project",
                    fixes: [Fix(title: "add '--project=\(project)'", safety: .suggestion)])
            }
        })
}

private func setsDefault(_ page: Page) -> Bool {
    page.bytes.contains("CLOUDSDK_CORE_PROJECT") || page.bytes.contains("config set project")
        || page.bytes.contains("config set core/project") || page.bytes.contains("config configurations activate")
}

private func project(of service: String, _ commands: [Command], _ page: Page) -> String? {
    let named = commands.first { $0.cloudRunService?.text == service && $0.flag("--project") != nil }
    return named?.flag("--project")?.value?.text ?? page.settings.services.first { $0.name == service }?.project
}

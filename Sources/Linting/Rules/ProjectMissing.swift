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
            let named = projects(namedBy: commands)
            for command in commands where command.flag("--project") == nil {
                guard let service = command.cloudRunService,
                    let project = named[service.text] ?? configuredProject(of: service.text, page),
                    command.flag("--flags-file") == nil
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

/// By service, what the first command that names a project gives it.
private func projects(namedBy commands: [Command]) -> [String: String] {
    var projects: [String: String] = [:]
    var seen: Set<String> = []
    for command in commands {
        guard let flag = command.flag("--project"), let service = command.cloudRunService?.text,
            seen.insert(service).inserted
        else { continue }
        projects[service] = flag.value?.text
    }
    return projects
}

private func configuredProject(of service: String, _ page: Page) -> String? {
    page.settings.services.first { $0.name == service }?.project
}

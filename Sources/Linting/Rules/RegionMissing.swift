import RunbookModel
import SourceText

extension Rule {
    static let regionMissing = Rule(
        id: "region-missing", code: "REG002", severity: .warning, confidence: .high,
        summary: "A Cloud Run command names no region, while others on the same service do.",
        rationale: """
            Without '--region' gcloud takes the operator's own default or stops to ask. With another default the command \
            acts on a service of the same name elsewhere, or says that there is none.
            """,
        bad: """
            ## Rollback

            ```bash
            gcloud run revisions list --service=api --region=us-central1
            gcloud run services update-traffic api --to-latest
            ```
            """,
        good: """
            ## Rollback

            ```bash
            gcloud run revisions list --service=api --region=us-central1
            gcloud run services update-traffic api --to-latest --region=us-central1
            ```
            """,
        allows: [
            "files that set a default: `gcloud config set run/region`, `CLOUDSDK_RUN_REGION`",
            "services that no command of the file names with a region",
        ],
        check: .command { command, page, findings in
            guard let service = command.cloudRunService, command.flag("--region") == nil, !hasOtherScope(command),
                !page.cloudRun.hasDefault, let uses = page.cloudRun.uses[service.text], let first = uses.first
            else { return }
            let insertion = SourceRange(service.range.upperBound..<service.range.upperBound)
            let fix = Fix(
                title: "add '--region=\(first.region)'", safety: .unsafe,
                edits: [TextEdit(range: insertion, replacement: " --region=\(first.region)")])
            findings.report(
                "'\(command.name)' names no region for '\(service.text)'", at: commandRange(command),
                label: "acts on the operator's default region, or stops to ask",
                notes: [findings.note("named here with '--region=\(first.region)'", at: first.range)],
                fixes: uses.count == 1 ? [fix] : [])
        })
}

/// Clusters have no region, and help needs none.
private func hasOtherScope(_ command: Command) -> Bool {
    command.flag(anyOf: ["--cluster", "--kubeconfig", "--context", "--help", "-h", "--flags-file"]) != nil
        || ["gke", "kubernetes"].contains(command.flag("--platform")?.value?.text)
}

private func commandRange(_ command: Command) -> SourceRange {
    command.path.last.map { command.toolRange.union($0.range) } ?? command.toolRange
}

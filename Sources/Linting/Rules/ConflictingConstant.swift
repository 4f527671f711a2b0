import MarkdownSyntax
import RunbookModel
import SourceText

extension Rule {
    static let conflictingConstant = Rule(
        id: "conflicting-constant", code: "XRB001", severity: .warning, confidence: .medium,
        summary: "Two runbooks name one Cloud Run service with different regions.",
        rationale: """
            One of them is wrong, or there are two services of one name. The operator finds out which by acting on the \
            wrong one.
            """,
        bad: """
            <!-- file: deploy.md -->
            # Deploy

            ```bash
            gcloud run deploy api --image=eu.example/api --region=us-central1
            ```
            <!-- file: rollback.md -->
            # Roll back

            ```bash
            gcloud run services update-traffic api --to-latest --region=europe-west1
            ```
            """,
        good: """
            <!-- file: deploy.md -->
            # Deploy

            ```bash
            gcloud run deploy api --image=eu.example/api --region=us-central1
            ```
            <!-- file: rollback.md -->
            # Roll back

            ```bash
            gcloud run services update-traffic api --to-latest --region=us-central1
            ```
            """,
        allows: [
            "files that speak of several regions, of failover or of disaster recovery",
            "files of different folders: they may be about different systems",
        ],
        check: .catalog { library, findings in
            var known: [String: (region: String, path: String)] = [:]
            for runbook in library.catalog.runbooks where runsCloudRun(runbook) {
                guard let document = library.document(of: runbook), !speaksOfRegions(document.file.bytes) else {
                    continue
                }
                let folder = runbook.path.utf8.lastIndex(of: 0x2F).map { runbook.path[..<$0] } ?? ""
                let regions = CloudRunRegions(runbook, bytes: document.file.bytes)
                for (service, uses) in regions.uses.sorted(by: { $0.key < $1.key }) where uses.count == 1 {
                    guard ListValue.Item.isLiteral(service), ListValue.Item.isLiteral(uses[0].region) else { continue }
                    let key = folder + " " + service
                    guard let other = known[key] else {
                        known[key] = (uses[0].region, runbook.path)
                        continue
                    }
                    guard other.region != uses[0].region else { continue }
                    findings.report(
                        "'\(service)' is in '\(uses[0].region)' here and in '\(other.region)' in '\(other.path)'",
                        at: uses[0].range, in: runbook.path, label: "one of the two is another service")
                }
            }
        })
}

private func runsCloudRun(_ runbook: Runbook) -> Bool {
    runbook.procedures.contains { procedure in
        procedure.steps.contains { step in step.commands.contains { $0.tool == "gcloud" } }
    }
}

private func speaksOfRegions(_ bytes: [UInt8]) -> Bool {
    severalRegions.stand(in: bytes.span)
}

private let severalRegions = Phrases([
    "failover", "fail over", "disaster", "multi-region", "regions", "secondary", "second region", "region migration",
])

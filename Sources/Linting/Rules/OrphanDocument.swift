import Extraction
import RunbookModel
import SourceText

extension Rule {
    static let orphanDocument = Rule(
        id: "orphan-document", code: "LNK005", severity: .info, confidence: .high,
        summary: "No other runbook links here.",
        rationale: """
            What nothing leads to is found by those who know that it exists.
            """,
        bad: """
            <!-- file: README.md -->
            # Runbooks

            See [deploy](deploy.md).
            <!-- file: deploy.md -->
            # Deploy
            <!-- file: restore.md -->
            # Restore
            """,
        good: """
            <!-- file: README.md -->
            # Runbooks

            See [deploy](deploy.md) and [restore](restore.md).
            <!-- file: deploy.md -->
            # Deploy
            <!-- file: restore.md -->
            # Restore
            """,
        allows: [
            "README and index files",
            "collections in which no file links to another, such as those of a generated site",
        ],
        check: .catalog { library, findings in
            let runbooks = library.catalog.runbooks
            var linked: Set<String> = []
            for runbook in runbooks {
                for reference in runbook.references where reference.form == .fileLink {
                    guard let destination = reference.destination else { continue }
                    let path = RelativeLink(destination, from: runbook.path).path
                    if path != runbook.path { linked.formUnion(FileLink.candidates(for: path)) }
                }
            }
            guard !linked.isEmpty else { return }
            for runbook in runbooks where !linked.contains(runbook.path) && !isIndex(runbook.path) {
                findings.report(
                    "no other runbook links to this one", at: runbook.sections.first?.headingRange, in: runbook.path,
                    label: "found only by those who know that it exists")
            }
        })
}

private func isIndex(_ path: String) -> Bool {
    let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
    return ["readme.md", "index.md", "_index.md", "home.md", "summary.md", "_sidebar.md", "changelog.md"].contains(name)
}

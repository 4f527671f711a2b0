import RunbookModel
import SourceText

/// A runbook that uses every field the export has.
enum SampleRunbook {
    static let source = """
        # Billing

        Rollback: see [deploy](#deploy).

        ## Scale “api”
        ```bash
        TOKEN=s gcloud run services update api --region=us-central1 --max-instances=<count> > out.txt
        ```
        - [x] told sales

        """

    static let file = SourceFile(path: "team/billing.md", bytes: Array(source.utf8))

    /// The first place of `text` in the file.
    static func range(_ text: String) -> SourceRange { range(text, in: source) }

    static func range(_ text: String, in whole: String) -> SourceRange {
        guard let place = whole.range(of: text) else { return SourceRange(start: 0, end: 0) }
        return SourceRange(place)
    }

    static var catalog: Catalog {
        var catalog = Catalog(root: "/home/somebody/playbooks/content/", runbooks: [runbook])
        let address = Catalog.StepAddress(runbook: 0, procedure: 0, step: 0)
        catalog.commands = [
            Catalog.CommandEntry(tool: "gcloud", path: ["run", "services", "update"], steps: [address])
        ]
        catalog.resources = [
            Catalog.ResourceEntry(
                type: "run.service", name: "api", uses: [(role: .target, effect: .change, step: address)])
        ]
        return catalog
    }

    static var findings: [Diagnostic] {
        [
            Diagnostic(
                rule: "angle-placeholder-redirects", code: "PHD001", severity: .warning, path: file.path,
                range: range("<count>"), message: "'<count>' reads from a file", label: "reads a file",
                headingPath: ["Scale “api”"],
                notes: [
                    Diagnostic.Note(path: file.path, range: range("TOKEN"), message: "set here"),
                    Diagnostic.Note(path: "other.md", range: range("TOKEN"), message: "and there"),
                ],
                fixes: [
                    Fix(
                        title: "write \"${COUNT}\"", safety: .unsafe,
                        edits: [TextEdit(range: range("<count>"), replacement: "\"${COUNT}\"")])
                ]),
            Diagnostic(
                rule: "missing-owner", code: "FRS005", severity: .info, confidence: .low, path: file.path,
                message: "nobody owns this"),
        ]
    }

    static var runbook: Runbook {
        var runbook = Runbook(
            id: RunbookID(rawValue: "team/billing"), title: "Billing", path: file.path, contentHash: "00ff",
            file: file, lines: LineIndex(file.bytes))
        runbook.status = "live"
        runbook.summary = "Keeps bills \"right\"."
        runbook.owners = ["payments"]
        runbook.services = ["api"]
        runbook.tags = ["money"]
        runbook.lastUpdated = DateText(
            text: "2026-02-01", day: CalendarDay(year: 2026, month: 2, day: 1), range: SourceRange(start: 0, end: 0))
        runbook.reviewBy = DateText(text: "soon", day: nil, range: SourceRange(start: 0, end: 0))
        runbook.parameters = parameters
        runbook.procedures = [procedure]
        runbook.checklists = [
            Checklist(
                title: "Tell", section: 1,
                items: [Checklist.Item(text: "told sales", isChecked: true, range: range("[x] told sales"))],
                range: range("- [x] told sales"))
        ]
        runbook.contacts = [Contact(role: "Lead", reach: "#billing", range: range("# Billing"))]
        runbook.references = references
        return runbook
    }

    private static var parameters: [Parameter] {
        var count = Parameter(
            id: ParameterID(rawValue: "count"), name: "count", type: "int", notation: .angle, provenance: .derived)
        count.description = "How many"
        count.sample = "20"
        count.pattern = "^[0-9]+$"
        count.uses = [Parameter.Use(range: range("<count>"))]
        count.discovery = "gcloud run services describe api"
        var token = Parameter(
            id: ParameterID(rawValue: "token"), name: "TOKEN", type: "secret", notation: .variable, provenance: .guessed
        )
        token.isSecret = true
        return [count, token]
    }

    private static var references: [Reference] {
        let targets: [Reference.Target] = [
            .procedure(ProcedureID(rawValue: "team/billing#deploy")),
            .section(RunbookID(rawValue: "other"), anchor: "top"), .runbook(RunbookID(rawValue: "other")),
            .file("img/a.png"), .web("https://example.org/"), .step(StepID(rawValue: "team/billing/a/b")),
        ]
        let known = targets.map { target in
            Reference(
                range: range("[deploy](#deploy)"), text: "deploy", destination: "#deploy", form: .anchorLink,
                relation: .undo, target: target, isResolved: true, section: 0)
        }
        let dangling = Reference(
            range: range("see"), text: "see", destination: nil, form: .prose, isResolved: false, section: 0)
        return known + [dangling]
    }
}

extension String {
    fileprivate func range(of text: String) -> Range<Int>? {
        let whole = Array(utf8)
        let part = Array(text.utf8)
        guard whole.count >= part.count else { return nil }
        let start = (0...(whole.count - part.count)).first { Array(whole[$0..<$0 + part.count]) == part }
        return start.map { $0..<$0 + part.count }
    }
}

import RunbookModel
import SourceText

extension Rule {
    static let placeholderSpellingDrift = Rule(
        id: "placeholder-spelling-drift", code: "PHD003", severity: .info, confidence: .medium,
        summary: "One blank is spelled in several ways.",
        rationale: """
            '<pod-name>' and '<podname>' may be one value or two. The operator stops to find out, and whoever fills in blanks \
            by program fills in only one.
            """,
        bad: """
            ## Look

            ```bash
            kubectl logs <pod-name>
            kubectl describe pod <podname>
            ```
            """,
        good: """
            ## Look

            ```bash
            kubectl logs <pod-name>
            kubectl describe pod <pod-name>
            ```
            """,
        allows: ["names that differ in a letter or a word: `<pod>` and `<pod-name>` are mostly two values"],
        check: .page { page, findings in
            var first: [[UInt8]: (text: String, range: SourceRange)] = [:]
            let uses = page.runbook.parameters.filter { $0.notation == .angle }.flatMap(\.uses)
                .sorted { $0.range.start < $1.range.start }
            var told: Set<String> = []
            for use in uses {
                let text = page.text(use.range)
                let key = letters(of: text)
                guard key.count > 2, text.hasPrefix("<") else { continue }
                guard let known = first[key] else {
                    first[key] = (text, use.range)
                    continue
                }
                guard known.text != text, told.insert(text).inserted else { continue }
                findings.report(
                    "'\(text)' is '\(known.text)' elsewhere", at: use.range, label: "one value, or two",
                    notes: [findings.note("the other spelling", at: known.range)],
                    fixes: [
                        Fix(
                            title: "write '\(known.text)' here, too", safety: .unsafe,
                            edits: [TextEdit(range: use.range, replacement: known.text)])
                    ])
            }
        })
}

/// Small letters and digits alone.
private func letters(of text: String) -> [UInt8] {
    text.utf8.compactMap { byte in
        switch byte {
        case 0x41...0x5A: byte | 0x20
        case 0x61...0x7A, 0x30...0x39: byte
        default: nil
        }
    }
}

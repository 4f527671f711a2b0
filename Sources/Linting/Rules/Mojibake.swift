import MarkdownSyntax
import SourceText

extension Rule {
    static let mojibake = Rule(
        id: "mojibake", code: "ENC001", severity: .error, confidence: .high,
        summary: "Text was saved in one encoding and read in another.",
        rationale: """
            Such text cannot be read, cannot be found by search, and in a command it is not what the author typed. Somebody \
            opened the file as Windows-1252 and saved it again as UTF-8.
            """,
        bad: "# ðŸ”„ Rollback â€“ step by step",
        good: "# 🔄 Rollback – step by step",
        allows: ["accented letters and quotation marks that belong together in some language", "inline code"],
        check: .page { page, findings in
            for run in MojibakeScanner.runs(in: page.bytes) where !isInlineCode(run.range, page: page) {
                findings.report(
                    "'\(page.text(run.range))' is '\(run.decoded)', read in the wrong encoding", at: run.range,
                    label: "cannot be read, and search does not find it",
                    fixes: [
                        Fix(
                            title: "write '\(run.decoded)'", safety: .safe,
                            edits: [TextEdit(range: run.range, replacement: run.decoded)])
                    ])
            }
        })
}

/// Blank in the prose although the line has prose: text about encodings, quoted as code.
private func isInlineCode(_ range: SourceRange, page: Page) -> Bool {
    guard page.prose[range.lowerBound] == 0x20 else { return false }
    let line = page.document.lines.range(ofLine: page.document.lines.line(at: range.lowerBound))
    return page.prose[line.range].contains { $0 > 0x20 }
}

import SourceText

extension Rule {
    static let bomOrCrlf = Rule(
        id: "bom-or-crlf", code: "ENC005", severity: .info, confidence: .high,
        summary: "The file has a byte order mark, or lines that end as on Windows.",
        rationale: """
            A carriage return that is copied with a here-document or a script ends up in the file it writes, and bash answers \
            "bad interpreter" or "command not found".
            """,
        bad: "# Rollback\r\n\r\nRoll back.\r",
        good: "# Rollback\n\nRoll back.",
        check: .page { page, findings in
            let bytes = page.bytes
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
                findings.report(
                    "the file begins with a byte order mark", at: SourceRange(0..<3),
                    label: "tools take it for a part of the first word",
                    fixes: [
                        Fix(
                            title: "take it out", safety: .safe,
                            edits: [TextEdit(range: SourceRange(0..<3), replacement: "")])
                    ])
            }
            guard let first = bytes.firstIndex(of: 0x0D), first + 1 < bytes.count, bytes[first + 1] == 0x0A else {
                return
            }
            findings.report(
                "lines end in a carriage return and a line feed", at: SourceRange(first..<first + 1),
                label: "copied into a file, the carriage return stays in it")
        })
}

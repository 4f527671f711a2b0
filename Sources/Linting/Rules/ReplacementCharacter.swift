import SourceText

extension Rule {
    static let replacementCharacter = Rule(
        id: "replacement-character", code: "ENC002", severity: .warning, confidence: .high,
        summary: "The file holds U+FFFD, which stands where a character was lost.",
        rationale: """
            A program could not read a character and saved this one in its place. What stood there is gone; in a command \
            or a name nobody can tell what it was.
            """,
        bad: "# Rollback\u{FFFD} step by step",
        good: "# Rollback – step by step",
        allows: ["inline code and blocks that show the character on purpose"],
        check: .page { page, findings in
            var index = 0
            let bytes = page.bytes
            while let start = bytes[index...].firstIndex(of: 0xEF) {
                index = start + 1
                guard bytes[start...].starts(with: [0xEF, 0xBF, 0xBD]) else { continue }
                var end = start
                while bytes[end...].starts(with: [0xEF, 0xBF, 0xBD]) { end += 3 }
                if page.prose[start] != 0x20, !isShown(bytes, start, end) {
                    findings.report(
                        "a character was lost here when the file was converted", at: SourceRange(start..<end),
                        label: "nobody can read what stood here")
                }
                index = end
            }
        })
}

/// Alone between blanks or quotes the character is what the text is about.
private func isShown(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    guard end - start == 3, start > 0, end < bytes.count else { return false }
    let borders: [UInt8] = [0x20, 0x22, 0x27, 0x28, 0x29, 0x0A]
    return borders.contains(bytes[start - 1]) && borders.contains(bytes[end])
}

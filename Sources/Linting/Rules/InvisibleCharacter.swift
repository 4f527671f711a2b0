import MarkdownSyntax
import RunbookModel
import SourceText

extension Rule {
    static let invisibleCharacter = Rule(
        id: "invisible-character", code: "ENC004", severity: .warning, confidence: .high,
        summary: "The text holds characters that cannot be seen.",
        rationale: """
            A zero-width space inside a command makes another word of it: "command not found", for no visible reason. \
            Characters that change the direction of writing show a command in another order than it runs.
            """,
        bad: "## Look\n\n```bash\nkubectl\u{200B} get pods\n```",
        good: "## Look\n\n```bash\nkubectl get pods\n```",
        allows: [
            "joiners inside emoji and inside words of scripts that need them",
            "a byte order mark at the start of the file",
            "blanks of no width between words of the text, of HTML and of JSON: only in `pedantic`",
        ],
        check: .page { page, findings in
            let bytes = page.bytes
            let frontMatter = page.document.frontMatter?.range.upperBound ?? 0
            for start in bytes.indices.dropLast(2) where bytes[start] == 0xE2 || bytes[start] == 0xEF {
                guard let name = name(bytes[start], bytes[start + 1], bytes[start + 2]), start > 0 else { continue }
                guard name != "a zero-width joiner" || !joins(bytes, start) else { continue }
                let isCode = page.prose[start] == 0x20
                let isRead = !isCode || start < frontMatter || isLetter(start, page) || isBesideBlank(start, page)
                let isHarmless =
                    isRead && (name == "a word joiner" || name == "a zero-width space") && !splitsWord(bytes, start)
                let range = SourceRange(start..<start + 3)
                findings.report(
                    "\(name) (\(codePoint(bytes, start))) stands here", at: range,
                    label: isCode ? "what is pasted is not what is seen" : "search does not find the word",
                    severity: isHarmless ? .info : isCode ? .error : nil,
                    fixes: [
                        Fix(
                            title: "take it out", safety: isCode ? .safe : .unsafe,
                            edits: [TextEdit(range: range, replacement: "")])
                    ])
            }
        })
}

private func name(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> String? {
    switch (first, second, third) {
    case (0xE2, 0x80, 0x8B): "a zero-width space"
    case (0xE2, 0x80, 0x8D): "a zero-width joiner"
    case (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA6...0xA9): "a mark that changes the direction of writing"
    case (0xE2, 0x81, 0xA0): "a word joiner"
    case (0xEF, 0xBB, 0xBF): "a byte order mark"
    default: nil
    }
}

/// Between two characters that are not ASCII a joiner makes one sign of them.
private func joins(_ bytes: [UInt8], _ start: Int) -> Bool {
    start + 3 < bytes.count && bytes[start - 1] >= 0x80 && bytes[start + 3] >= 0x80
}

/// In a block that people read or send, and nothing runs; what programs say in JSON is theirs.
private func isLetter(_ start: Int, _ page: Page) -> Bool {
    page.block(at: SourceRange(start..<start + 3)).map { block in
        ["markdown", "md", "text", "txt", "plaintext", "json"].contains(block.declared ?? "")
    } ?? false
}

/// Beside a blank of a text that HTML holds: no word becomes another one.
private func isBesideBlank(_ start: Int, _ page: Page) -> Bool {
    let bytes = page.bytes
    guard page.block(at: SourceRange(start..<start + 3)) == nil, start + 3 < bytes.count else { return false }
    let line = page.document.lines.range(ofLine: page.document.lines.line(at: start))
    // Inline code has its marks in the line.
    guard !bytes[line.range].contains(UInt8(ascii: "`")) else { return false }
    return bytes[start - 1] <= 0x20 || bytes[start + 3] <= 0x20
}

/// Letters on both sides: search finds neither the whole word nor its parts.
private func splitsWord(_ bytes: [UInt8], _ start: Int) -> Bool {
    func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) }
    return start + 3 < bytes.count && isLetter(bytes[start - 1]) && isLetter(bytes[start + 3])
}

private func codePoint(_ bytes: [UInt8], _ start: Int) -> String {
    let scalar = String(decoding: bytes[start..<start + 3], as: UTF8.self).unicodeScalars.first?.value ?? 0
    return "U+" + String(scalar, radix: 16, uppercase: true)
}

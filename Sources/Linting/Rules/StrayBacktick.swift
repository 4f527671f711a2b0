import RunbookModel
import ShellSyntax
import SourceText

extension Rule {
    static let strayBacktick = Rule(
        id: "stray-backtick", code: "SHL007", severity: .warning, confidence: .high,
        summary: "A backtick in a command block has no partner.",
        rationale: """
            The shell waits for the second one: nothing runs, and whatever is typed next becomes part of the command.
            """,
        bad: "## Restart\n\n```bash\nsystemctl restart nginx`\n```",
        good: "## Restart\n\n```bash\nsystemctl restart nginx\n```",
        allows: [
            "pairs, backticks in single quotes, comments and here-documents",
            "lines that begin with no program that is known",
        ],
        check: .block { block, _, findings in
            guard block.isFenced, block.effective == .shell, let declared = block.declared,
                ["bash", "sh", "shell", "zsh", "console"].contains(declared)
            else { return }
            let text = Array(block.text.utf8)
            guard text.contains(0x60), !text.contains("<<"), let place = unpaired(in: text),
                isCommand(text, place)
            else { return }
            let range = block.map.fileRange(of: SourceRange(place..<place + 1))
            findings.report(
                "this backtick has no partner", at: range, label: "the shell waits for another one",
                fixes: [Fix(title: "take it out", safety: .unsafe, edits: [TextEdit(range: range, replacement: "")])])
        })
}

/// Banners, tables and help under the label of a shell hold backticks, too.
private func isCommand(_ text: [UInt8], _ place: Int) -> Bool {
    var start = place
    while true {
        start = text[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        // The line before goes on in this one.
        guard start > 1, text[start - 2] == 0x5C else { break }
        start -= 1
    }
    let words = text[start...].prefix { $0 != 0x0A }.split { $0 <= 0x20 }.map { String(decoding: $0, as: UTF8.self) }
    let code = words.drop { $0 == "$" || $0 == "#" || $0.utf8.contains(0x3D) && !$0.utf8.starts(with: [0x2D]) }
    return code.first.map { ShellWordPlausibility.of($0) == .known } ?? !words.isEmpty
}

/// The last backtick when their number outside of quotes and comments is odd.
private func unpaired(in text: [UInt8]) -> Int? {
    var last: Int?
    var count = 0
    var quote: UInt8?
    var index = 0
    while index < text.count {
        let byte = text[index]
        if byte == 0x5C {
            index += 2
            continue
        }
        if byte == 0x23, quote == nil, index == 0 || text[index - 1] <= 0x20 {
            while index < text.count, text[index] != 0x0A { index += 1 }
            continue
        }
        if byte == 0x27 || byte == 0x22 {
            if quote == byte { quote = nil } else if quote == nil { quote = byte }
        } else if byte == 0x60, text[index...].starts(with: [0x60, 0x60, 0x60]) {
            return nil
        } else if byte == 0x60, quote != 0x27 {
            count += 1
            last = index
        }
        index += 1
    }
    return count % 2 == 1 ? last : nil
}

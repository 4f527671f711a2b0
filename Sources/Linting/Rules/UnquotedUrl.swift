import RunbookModel
import ShellSyntax
import SourceText

extension Rule {
    static let unquotedUrl = Rule(
        id: "unquoted-url", code: "SHL006", severity: .warning, confidence: .high,
        summary: "An address with '?', '&' or '*' stands in a command without quotes.",
        rationale: """
            zsh stops with "no matches found" at '?' and '*'. Every shell takes '&' for the end of the command: the rest of \
            the address is left out, and the request asks for something else.
            """,
        bad: """
            ## Check

            ```bash
            curl https://api.example.com/health?detailed=true
            ```
            """,
        good: """
            ## Check

            ```bash
            curl "https://api.example.com/health?detailed=true"
            ```
            """,
        allows: ["quoted addresses", "`git+https://`, `*` in the value of a flag that takes patterns"],
        check: .step { step, page, findings in
            guard step.effectiveLanguage == .shell || step.effectiveLanguage == .console else { return }
            let text = Array(step.text.utf8)
            guard text.contains("://"), text.contains(where: { [0x3F, 0x26, 0x2A].contains($0) }) else { return }
            for (index, mark) in Address.unquoted(in: text) {
                let range = step.map.fileRange(of: index)
                let fix = TextEdit(range: range, replacement: "\"" + page.text(range) + "\"")
                findings.report(
                    mark == "&"
                        ? "'&' ends the command: the rest of the address is not sent"
                        : "'\(mark)' in an address without quotes",
                    at: range,
                    label: mark == "&" ? "the server gets another request" : "zsh stops: no matches found",
                    fixes: [Fix(title: "put the address into quotes", safety: .safe, edits: [fix])])
            }
        })
}

private enum Address {
    /// Addresses that no quotes surround, each with the first character that the shell does not leave alone.
    static func unquoted(in text: [UInt8]) -> [(SourceRange, Character)] {
        var found: [(SourceRange, Character)] = []
        for command in ShellParser.parse(text).commands {
            // An address in the place of the command is a link that somebody put into a block.
            for word in command.words.dropFirst() where word.text.holds("://") {
                guard word.parts.allSatisfy({ $0.quoting == .none }), !word.text.hasPrefix("-") else { continue }
                guard word.text.hasPrefix("http"), !word.parts.contains(where: { isPlaceholder($0.kind) }) else {
                    continue
                }
                if let end = rest(behind: word.range.upperBound, in: text) {
                    found.append((SourceRange(word.range.lowerBound..<end), "&"))
                } else if let mark = globMark(in: word, of: text) {
                    found.append((word.range, mark))
                }
            }
        }
        return found
    }

    /// `?` or `*` that the shell itself sees, not one inside `$(…)`.
    private static func globMark(in word: Word, of text: [UInt8]) -> Character? {
        guard !word.parts.contains(where: { $0.kind == .commandSubstitution }) else { return nil }
        if text[word.range.range].contains(0x5C) { return nil }
        // `https://api-*.run.app`: the star stands for a name, which quotes do not put in.
        let parts = word.text.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 2)
        if parts.count > 1, parts[1].contains(UInt8(ascii: "*")) { return nil }
        return word.text.first { $0 == "?" || $0 == "*" }
    }

    private static func isPlaceholder(_ kind: WordPart.Kind) -> Bool {
        switch kind {
        case .placeholder, .template: true
        default: false
        }
    }

    /// `…?a=1&b=2`: the address goes on behind `&` with the name of a parameter.
    private static func rest(behind end: Int, in text: [UInt8]) -> Int? {
        guard end + 1 < text.count, text[end] == 0x26 else { return nil }
        var index = end + 1
        while index < text.count, isName(text[index]) { index += 1 }
        guard index > end + 1, index < text.count, text[index] == 0x3D else { return nil }
        while index < text.count, text[index] > 0x20 { index += 1 }
        return index
    }

    private static func isName(_ byte: UInt8) -> Bool {
        byte.isWordByte || byte == 0x2D
    }
}

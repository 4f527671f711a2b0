import MarkdownSyntax
import RunbookModel
import SourceText

/// One line of a paragraph as `**Key**: value`; `key` is `nil` for a line that is just prose.
struct KeyValueLine {
    var key: String?
    var value: String
    var range: SourceRange
    /// Bold and nothing else, not even a colon.
    var isBare = false
}

/// Reads paragraphs such as `**When**: …`, `**Owner:** …` and several of them on lines below each other.
struct KeyValueReader {
    let document: Document

    /// Keys that count without bold type too.
    private static let plainKeys: PhraseSet = [
        "when", "estimated time", "time to complete", "expected time", "duration", "downtime", "validation", "rollback",
        "objective", "symptoms", "owner", "owners", "last updated", "last reviewed", "severity", "impact", "trigger",
        "prerequisites", "verification", "time estimate", "review by", "status", "version", "on call", "escalation",
    ]

    func lines(ofParagraph node: Int) -> [KeyValueLine] {
        var lines: [KeyValueLine] = []
        let inlines = inlineLines(of: node)
        var continuesProse = false
        for (offset, (children, isHard)) in inlines.enumerated() {
            let range = lineRange(of: node, offset: offset)
            var line = read(children, range: range)
            let isEmphasis = line.isBare && inlines.count > 1
            if isEmphasis {
                // A bold line above more text is emphasis, not a label.
                line = KeyValueLine(key: nil, value: line.key ?? "", range: range)
            }
            // An author wraps prose where the line is full: a sentence goes on below.
            let goesOn = continuesProse && !isHard && !isEmphasis
            continuesProse = line.key == nil && !isEmphasis
            if line.key == nil, let last = lines.last, last.key != nil || goesOn {
                lines[lines.count - 1].value = Prose.trimmed(last.value + " " + line.value)
                lines[lines.count - 1].range = last.range.union(range)
            } else {
                lines.append(line)
            }
        }
        return lines
    }

    /// The direct inline children of a paragraph, split where its lines end, and whether a line was broken on purpose.
    private func inlineLines(of node: Int) -> [(children: [Int], isHard: Bool)] {
        var lines: [(children: [Int], isHard: Bool)] = [([], false)]
        for child in document.children(of: node) {
            switch document.nodes[child].kind {
            case .softBreak: lines.append(([], false))
            case .lineBreak: lines.append(([], true))
            default: lines[lines.count - 1].children.append(child)
            }
        }
        return lines
    }

    private func lineRange(of node: Int, offset: Int) -> SourceRange {
        let first = Int(document.nodes[node].firstLine)
        let last = Int(document.nodes[node].lastLine)
        let range = document.lines.contentRange(ofLine: min(first + offset, last), in: document.file.bytes)
        var start = range.lowerBound
        while start < range.upperBound, document.file.bytes[start] == 0x20 || document.file.bytes[start] == 0x09 {
            start += 1
        }
        return SourceRange(start..<range.upperBound)
    }

    private func read(_ children: [Int], range: SourceRange) -> KeyValueLine {
        guard let first = firstVisible(children) else {
            return KeyValueLine(key: nil, value: text(of: children[...]), range: range)
        }
        if document.nodes[first.node].kind == .strong {
            let label = Prose.trimmed(document.plainText(of: first.node))
            let rest = text(of: first.rest)
            if let value = valueAfterLabel(label, rest: rest) {
                let isBare = value.isEmpty && !label.ends(":") && !rest.begins(":")
                return KeyValueLine(key: Prose.titleText(label), value: value, range: range, isBare: isBare)
            }
        }
        let text = text(of: children[...])
        if document.nodes[first.node].kind != .strong, let colon = text.utf8.prefix(25).firstIndex(of: 0x3A) {
            let key = text[..<colon]
            if Self.plainKeys.isAll(of: Words(String(key))) {
                return KeyValueLine(
                    key: String(key), value: Prose.trimmed(text[text.index(after: colon)...]), range: range)
            }
        }
        return KeyValueLine(key: nil, value: text, range: range)
    }

    private func text(of nodes: ArraySlice<Int>) -> String {
        if nodes.count == 1, let node = nodes.first { return Prose.trimmed(document.plainText(of: node)) }
        return Prose.trimmed(nodes.map(document.plainText).joined())
    }

    /// Broken emphasis such as `** ** **Label**: x` leaves text of blanks and asterisks in front of the label.
    private func firstVisible(_ children: [Int]) -> (node: Int, rest: ArraySlice<Int>)? {
        for (index, child) in children.enumerated() {
            let isMarkupOnly =
                document.nodes[child].kind == .text
                && document.literal(of: child).utf8.allSatisfy { $0 == 0x20 || $0 == 0x2A || $0 == 0x09 }
            if !isMarkupOnly { return (child, children[(index + 1)...]) }
        }
        return nil
    }

    /// The text behind a bold label when the two belong together: `**Key**: v`, `**Key:** v`, `**Key** - v`, `**Key:**`.
    private func valueAfterLabel(_ label: String, rest: String) -> String? {
        if label.ends(":") { return rest }
        if rest.begins(":") { return Prose.trimmed(rest.dropFirst()) }
        for dash in ["– ", "— ", "- "] where rest.hasPrefix(dash) { return Prose.trimmed(rest.dropFirst(dash.count)) }
        // A bold line of its own is a label when something follows it, which the caller knows.
        return rest.isEmpty ? "" : nil
    }
}

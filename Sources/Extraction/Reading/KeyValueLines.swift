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
        for offset in inlines.indices {
            let range = lineRange(of: node, offset: offset)
            var line = read(inlines[offset].nodes, range: range)
            let isEmphasis = line.isBare && inlines.count > 1
            if isEmphasis {
                // A bold line above more text is emphasis, not a label.
                line = KeyValueLine(key: nil, value: line.key ?? "", range: range)
            }
            // An author wraps prose where the line is full: a sentence goes on below.
            let goesOn = continuesProse && !inlines[offset].isHard && !isEmphasis
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

    /// The nodes of each line of a paragraph, and whether the line was begun on purpose.
    private func inlineLines(of node: Int) -> [(nodes: Range<Int>, isHard: Bool)] {
        var lines: [(nodes: Range<Int>, isHard: Bool)] = []
        let end = Int(document.nodes[node].end)
        var start = node + 1
        var isHard = false
        var child = start
        while child < end {
            let kind = document.nodes[child].kind
            if kind == .softBreak || kind == .lineBreak {
                lines.append((start..<child, isHard))
                start = child + 1
                isHard = kind == .lineBreak
            }
            child = Int(document.nodes[child].end)
        }
        lines.append((start..<end, isHard))
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

    private func read(_ line: Range<Int>, range: SourceRange) -> KeyValueLine {
        guard let first = firstVisible(line) else { return KeyValueLine(key: nil, value: text(of: line), range: range) }
        let isStrong = document.nodes[first].kind == .strong
        if isStrong {
            let end = Int(document.nodes[first].end)
            let label = text(of: first..<end)
            let rest = text(of: end..<line.upperBound)
            if let value = valueAfterLabel(label, rest: rest) {
                let isBare = value.isEmpty && !label.ends(":") && !rest.begins(":")
                return KeyValueLine(key: Prose.titleText(label), value: value, range: range, isBare: isBare)
            }
        }
        let text = text(of: line)
        if !isStrong, let colon = text.utf8.prefix(25).firstIndex(of: 0x3A) {
            let key = String(text[..<colon])
            if Self.plainKeys.isAll(of: Words(key)) {
                return KeyValueLine(key: key, value: Prose.trimmed(text[text.index(after: colon)...]), range: range)
            }
        }
        return KeyValueLine(key: nil, value: text, range: range)
    }

    private func text(of nodes: Range<Int>) -> String { document.plainText(in: nodes).trimmed }

    /// Broken emphasis such as `** ** **Label**: x` leaves text of blanks and asterisks in front of the label.
    private func firstVisible(_ line: Range<Int>) -> Int? {
        var child = line.lowerBound
        while child < line.upperBound {
            let isMarkupOnly =
                document.nodes[child].kind == .text
                && document.literalBytes(of: child).allSatisfy { $0 == 0x20 || $0 == 0x2A || $0 == 0x09 }
            if !isMarkupOnly { return child }
            child = Int(document.nodes[child].end)
        }
        return nil
    }

    /// The text behind a bold label when the two belong together: `**Key**: v`, `**Key:** v`, `**Key** - v`, `**Key:**`.
    private func valueAfterLabel(_ label: String, rest: String) -> String? {
        if label.ends(":") { return rest }
        // A bold line of its own is a label when something follows it, which the caller knows.
        guard let first = rest.utf8.first else { return "" }
        if first == 0x3A { return Prose.trimmed(rest.dropFirst()) }
        guard first == 0x2D || first == 0xE2 else { return nil }
        for dash in ["– ", "— ", "- "] where rest.hasPrefix(dash) { return Prose.trimmed(rest.dropFirst(dash.count)) }
        return nil
    }
}

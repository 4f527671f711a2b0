import MarkdownSyntax
import SourceText

/// The first paragraph of a list item: its title and what the same line adds to it.
struct ItemHeading {
    /// Without closing colon; `nil` for an item without text.
    var title: String?
    /// The words behind a bold title: `**Alert**: PagerDuty pages …`.
    var details: [String] = []
    /// Set for `**Key**: value` items.
    var key: String?
    var value: String?
    /// All of the first paragraph.
    var fullText = ""
    var range: SourceRange
    /// What it asks to run, when it asks for nothing else.
    var command: InlineCommand?
    /// The item's nodes behind its first paragraph.
    var rest: [Int]

    init(item: Int, document: Document, keyValues: KeyValueReader) {
        rest = []
        range = document.range(ofBlock: item)
        let first = item + 1
        let end = Int(document.nodes[item].end)
        guard first < end, document.nodes[first].kind == .paragraph else {
            rest = Array(document.children(of: item))
            return
        }
        var next = Int(document.nodes[first].end)
        while next < end {
            rest.append(next)
            next = Int(document.nodes[next].end)
        }
        range = Self.withoutIndent(document.range(ofBlock: first), in: document.file.bytes)
        command = InlineCommand(in: first, of: document)
        let lines = keyValues.lines(ofParagraph: first)
        guard let line = lines.first else { return }
        // A line of its own that names no key is all of the text already.
        let isWhole = line.key == nil && !Self.isBroken(first, in: document)
        fullText = isWhole ? line.value : document.plainText(of: first).trimmed
        if let key = line.key {
            self.key = key
            value = line.value
            title = Prose.numbered(key).title
            if !line.value.isEmpty { details = [line.value] }
            details += lines.dropFirst().map { [$0.key, $0.value].compactMap(\.self).joined(separator: ": ") }
        } else {
            splitTitle(of: fullText)
        }
    }

    private static func isBroken(_ paragraph: Int, in document: Document) -> Bool {
        for node in paragraph..<Int(document.nodes[paragraph].end) {
            let kind = document.nodes[node].kind
            if kind == .softBreak || kind == .lineBreak { return true }
        }
        return false
    }

    /// From the item's marker, or from the text where there is none on the line.
    private static func withoutIndent(_ range: SourceRange, in bytes: [UInt8]) -> SourceRange {
        let start = bytes[range.range].firstIndex { $0 != 0x20 && $0 != 0x09 && $0 != 0x3E } ?? range.lowerBound
        return SourceRange(start..<range.upperBound)
    }

    /// A long item is titled by its first sentence.
    private mutating func splitTitle(of text: String) {
        guard text.utf8.count > 140, let end = Prose.sentenceEnd(in: text, marks: ".;:!?") else {
            title = Prose.titleText(text)
            return
        }
        title = Prose.titleText(text.part(0..<end))
        details = [Prose.trimmed(text.part(end..<text.utf8.count))].filter { !$0.isEmpty }
    }
}

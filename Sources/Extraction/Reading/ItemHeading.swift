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
    /// The item's nodes behind its first paragraph.
    var rest: [Int]

    init(item: Int, document: Document, keyValues: KeyValueReader) {
        let children = Array(document.children(of: item))
        range = document.range(ofBlock: item)
        guard let first = children.first, document.nodes[first].kind == .paragraph else {
            rest = children
            return
        }
        rest = Array(children.dropFirst())
        range = Self.withoutIndent(document.range(ofBlock: first), in: document.file.bytes)
        fullText = Prose.trimmed(document.plainText(of: first))
        let lines = keyValues.lines(ofParagraph: first)
        guard let line = lines.first else { return }
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

    /// From the item's marker, or from the text where there is none on the line.
    private static func withoutIndent(_ range: SourceRange, in bytes: [UInt8]) -> SourceRange {
        let start = bytes[range.range].firstIndex { $0 != 0x20 && $0 != 0x09 && $0 != 0x3E } ?? range.lowerBound
        return SourceRange(start..<range.upperBound)
    }

    /// A long item is titled by its first sentence.
    private mutating func splitTitle(of text: String) {
        guard text.utf8.count > 140, let end = sentenceEnd(in: text) else {
            title = Prose.titleText(text)
            return
        }
        title = Prose.titleText(text[..<end])
        details = [Prose.trimmed(text[end...])].filter { !$0.isEmpty }
    }

    private func sentenceEnd(in text: String) -> String.Index? {
        var index = text.startIndex
        while index < text.endIndex {
            let next = text.index(after: index)
            if next < text.endIndex, text[next] == " ", ".;:!?".contains(text[index]) { return next }
            index = next
        }
        return nil
    }
}

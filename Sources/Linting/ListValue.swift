import RunbookModel
import SourceText

/// The items of a flag's value such as `a=50,b=60`.
struct ListValue {
    struct Item {
        var key: String
        var keyRange: SourceRange
        /// `nil` without `=`.
        var value: String?
        var range: SourceRange

        /// Neither the shell nor the reader puts something else in its place.
        static func isLiteral(_ text: String) -> Bool {
            !text.isEmpty && !text.utf8.contains { [0x24, 0x60, 0x3C, 0x3E, 0x7B, 0x7D, 0x5B, 0x2A].contains($0) }
        }
    }

    let items: [Item]

    init(_ value: Command.Value, page: Page) {
        // The file's own bytes: in the text one that is no UTF-8 is a character of three.
        let source = page.bytes[value.range.range]
        let text = Array(value.text.utf8)
        // Quotes around the whole value shift its text by one; quotes inside leave no place for a part of it.
        let base: Int? =
            source.elementsEqual(text)
            ? value.range.lowerBound
            : source.count == text.count + 2 && source.dropFirst().dropLast().elementsEqual(text)
                ? value.range.lowerBound + 1 : nil
        var items: [Item] = []
        var start = 0
        for part in text.split(separator: 0x2C, omittingEmptySubsequences: false) {
            defer { start += part.count + 1 }
            guard !part.isEmpty else { continue }
            let equals = part.firstIndex(of: 0x3D)
            let key = part[..<(equals ?? part.endIndex)]
            items.append(
                Item(
                    key: String(decoding: key, as: UTF8.self),
                    keyRange: base.map { SourceRange($0 + start..<$0 + start + key.count) } ?? value.range,
                    value: equals.map { String(decoding: part[($0 + 1)...], as: UTF8.self) },
                    range: base.map { SourceRange($0 + start..<$0 + start + part.count) } ?? value.range))
        }
        self.items = items
    }
}

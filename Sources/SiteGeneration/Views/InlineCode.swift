import MarkdownSyntax
import RunbookModel
import SourceText

/// A step's prose with what its author set as code marked as such. The model's texts have no marks: they are looked for
/// in the source again.
struct InlineCode {
    private var codes: [[UInt8]] = []

    init(_ range: SourceRange, in runbook: Runbook) {
        let bytes = runbook.file.bytes
        var index = range.lowerBound
        let end = min(range.upperBound, bytes.count)
        while index < end {
            guard bytes[index] == Self.tick else {
                index += 1
                continue
            }
            let opening = index
            while index < end, bytes[index] == Self.tick { index += 1 }
            guard let close = Self.closing(index - opening, bytes[index..<end]) else { continue }
            codes.append(Array(bytes[index..<close]))
            index = close + index - opening
        }
    }

    var isEmpty: Bool { codes.isEmpty }

    private static let tick = UInt8(ascii: "`")

    /// Where the run of as many backticks begins that ends the code.
    private static func closing(_ count: Int, _ bytes: ArraySlice<UInt8>) -> Int? {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let start = index
            while index < bytes.endIndex, bytes[index] == tick { index += 1 }
            if index - start == count { return start }
            if index == start { index += 1 }
        }
        return nil
    }

    func write(_ text: String, to html: inout HTML) {
        let bytes = Array(text.utf8)
        var cursor = 0
        for code in codes where !code.isEmpty {
            guard let start = Self.place(of: code, in: bytes, from: cursor) else { continue }
            html.append(text: bytes[cursor..<start])
            html.append(markup: "<code>")
            html.append(text: code)
            html.append(markup: "</code>")
            cursor = start + code.count
        }
        html.append(text: bytes[cursor...])
    }

    private static func place(of code: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard bytes.count >= code.count else { return nil }
        var index = start
        while index + code.count <= bytes.count {
            if bytes[index] == code[0], bytes[index..<index + code.count].elementsEqual(code) { return index }
            index += 1
        }
        return nil
    }
}

import ShellSyntax
import SourceText

/// A word as the command gets it: without its quotes and the backslashes before quotes, and where each byte stood.
struct UnquotedText {
    private(set) var bytes: [UInt8] = []
    /// From `bytes` to the text that the word stands in.
    private(set) var places = SourceMap()

    /// The part of `word` from `start` on. `nil` for `$'…'`, whose bytes are not the bytes of the command line.
    init?(_ word: Word, from start: Int, in text: [UInt8]) {
        let end = word.range.upperBound
        if word.isPlain {
            take(start..<end, of: text)
            return
        }
        let parts = word.parts
        guard !parts.contains(where: { $0.quoting == .ansi }) else { return nil }
        // What is filled in stays as it is, quotes included.
        var whole = parts.lazy.filter { $0.kind != .literal && $0.kind != .glob }.map(\.range.range).makeIterator()
        var next = whole.next()
        var quote: UInt8?
        var index = start
        while index < end {
            while let skipped = next, skipped.lowerBound < index { next = whole.next() }
            if let part = next, part.lowerBound == index {
                take(part, of: text)
                index = part.upperBound
            } else {
                index = read(text, index, end, &quote)
            }
        }
    }

    /// Bytes that stand in no quotes.
    init(verbatim range: Range<Int>, of text: [UInt8]) { take(range, of: text) }

    /// Takes or drops the byte at `index`, and gives where the next one stands.
    private mutating func read(_ text: [UInt8], _ index: Int, _ end: Int, _ quote: inout UInt8?) -> Int {
        let byte = text[index]
        if byte == quote {
            quote = nil
            return index + 1
        }
        switch (byte, quote) {
        case (UInt8(ascii: "'"), nil), (UInt8(ascii: "\""), nil):
            quote = byte
            return index + 1
        case (UInt8(ascii: "\\"), nil), (UInt8(ascii: "\\"), UInt8(ascii: "\"")):
            return readEscape(text, index, end, isQuoted: quote != nil)
        default:
            take(index..<index + 1, of: text)
            return index + 1
        }
    }

    private mutating func readEscape(_ text: [UInt8], _ index: Int, _ end: Int, isQuoted: Bool) -> Int {
        guard index + 1 < end else { return end }
        if text[index + 1] == UInt8(ascii: "\n") { return index + 2 }
        let isEscape: Bool
        switch text[index + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "$"), UInt8(ascii: "`"): isEscape = true
        default: isEscape = !isQuoted
        }
        take((isEscape ? index + 1 : index)..<index + 2, of: text)
        return index + 2
    }

    private mutating func take(_ range: Range<Int>, of text: [UInt8]) {
        guard !range.isEmpty else { return }
        places.append(text: bytes.count, file: range.lowerBound, count: range.count)
        bytes += text[range]
    }

    /// Where the bytes stand when they stand there as they are.
    var verbatim: Range<Int>? {
        guard places.segments.count == 1, let only = places.segments.first else { return nil }
        return Int(only.file)..<Int(only.file) + Int(only.count)
    }
}

extension SourceMap {
    /// The map of a text whose bytes `self` leads to a text that `outer` leads to the file.
    func followed(by outer: SourceMap, from base: Int) -> SourceMap {
        var map = SourceMap()
        for segment in segments {
            let start = Int(segment.file) + base
            for piece in outer.slice(SourceRange(start..<start + Int(segment.count))).segments {
                map.append(text: Int(segment.text + piece.text), file: Int(piece.file), count: Int(piece.count))
            }
        }
        return map
    }
}

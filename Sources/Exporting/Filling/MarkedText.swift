import RunbookModel
import SourceText

/// The text of a step with a plain word in the place of each parameter, so that a parser reads all notations alike.
struct MarkedText {
    struct Mark {
        /// Index into the uses.
        var use: Int
        var range: Range<Int>
        var original: Range<Int>
    }

    private(set) var bytes: [UInt8] = []
    private(set) var marks: [Mark] = []
    let uses: [ParameterUse]
    private let stem: [UInt8]

    init(_ text: String, uses: [ParameterUse]) {
        let source = Array(text.utf8)
        guard !uses.isEmpty else {
            (bytes, self.uses, stem) = (source, [], [])
            return
        }
        var kept: [ParameterUse] = []
        let stem = Self.stem(notIn: source)
        var end = 0
        for use in uses where use.range.lowerBound >= end && use.range.upperBound <= source.count {
            bytes += source[end..<use.range.lowerBound]
            let word = Self.word(stem, kept.count)
            marks.append(
                Mark(
                    use: kept.count, range: bytes.count..<bytes.count + word.count,
                    original: use.range.range))
            bytes += word
            kept.append(use)
            end = use.range.upperBound
        }
        bytes += source[end...]
        self.uses = kept
        self.stem = stem
    }

    private static func word(_ stem: [UInt8], _ number: Int) -> [UInt8] { stem + Array("\(number)x".utf8) }

    /// Letters that the text does not have.
    private static func stem(notIn source: [UInt8]) -> [UInt8] {
        var stem = Array("qvalue".utf8)
        while source.contains(String(decoding: stem, as: UTF8.self)) { stem.append(UInt8(ascii: "q")) }
        return stem
    }

    /// The word that stands for a use.
    func word(_ number: Int) -> [UInt8] { Self.word(stem, number) }

    /// The offset in the step's text of an offset in the marked text.
    func original(_ offset: Int) -> Int {
        guard let mark = marks.last(where: { $0.range.lowerBound <= offset }) else { return offset }
        if offset == mark.range.lowerBound { return mark.original.lowerBound }
        if offset < mark.range.upperBound { return mark.original.upperBound }
        return mark.original.upperBound + offset - mark.range.upperBound
    }

    /// A text in which marks may stand with something else in their place.
    func replacing(_ text: [UInt8], _ replacement: (Int) -> [UInt8]) -> [UInt8] {
        guard !uses.isEmpty else { return text }
        var result: [UInt8] = []
        var index = 0
        while index < text.count {
            if text[index] == stem[0], let (number, end) = mark(in: text, at: index) {
                result += replacement(number)
                index = end
            } else {
                result.append(text[index])
                index += 1
            }
        }
        return result
    }

    /// The use whose word begins at an offset, and where the word ends.
    func mark(in text: [UInt8], at start: Int) -> (use: Int, end: Int)? {
        guard text[start...].starts(with: stem) else { return nil }
        var end = start + stem.count
        var number = 0
        let digits = end
        while end < text.count, text[end] &- 0x30 < 10, end - digits < 9 {
            number = number * 10 + Int(text[end] - 0x30)
            end += 1
        }
        guard end > digits, end < text.count, text[end] == UInt8(ascii: "x"), number < uses.count else { return nil }
        return (number, end + 1)
    }

    /// Where the word of a use begins in a text that may hold it.
    func first(_ use: Int, in text: [UInt8]) -> Range<Int>? {
        let word = word(use)
        return text.span.firstOffset(of: String(decoding: word, as: UTF8.self)).map { $0..<$0 + word.count }
    }
}

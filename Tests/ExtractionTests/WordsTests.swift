import RunbookModel
import SourceText
import Testing

@testable import Extraction

/// Words are read eight bytes at a time, and sentences by bytes: that must not show.
@Suite struct WordsTests {
    static let texts: [String] = (0..<200).map { seed in
        let pieces = ["a", "B7", "'", " ", "é", "internation", "-", "Z", "alisation", "''", "(", "09"]
        return (0..<(seed % 13)).map { pieces[(seed * 17 + $0 * $0 * 5 + $0 * seed) % pieces.count] }.joined()
    }

    /// Byte by byte.
    private func words(of text: String) -> [String] {
        var words: [[UInt8]] = [[]]
        for byte in text.utf8 where byte != 0x27 {
            if ASCII.isAlphanumeric(byte) || byte >= 0x80 {
                words[words.count - 1].append(ASCII.isUpper(byte) ? byte | 0x20 : byte)
            } else {
                words.append([])
            }
        }
        return words.filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func readsWhatStandsBetweenSeparators() {
        for text in Self.texts {
            let expected = words(of: text).map { Words.Word($0) }
            #expect(Words(text).all == expected, "\(text)")
            #expect(Words.first(of: text) == expected.first, "\(text)")
            let places = Words(placesIn: text.utf8.span)
            for (word, range) in zip(places.all, places.ranges) {
                #expect(word == Words.Word(folding: text.utf8.span.extracting(range)), "\(text) \(range)")
            }
        }
    }

    @Test(arguments: [
        ("Check it.", "Check it"), ("Wait...", "Wait..."), (" a: ", "a"), ("a.:", "a"), ("...", "..."), (".", ""),
        // Some signs and the mark behind them are one character.
        ("a\u{600}.", "a"), ("é:", "é"),
    ])
    func cutsClosingMarks(_ text: String, _ title: String) {
        #expect(Array(Prose.titleText(text).utf8) == Array(title.utf8))
    }

    @Test(arguments: [
        ("Stop it. Then go.", "Stop it"), ("v1.2 is fine", "v1.2 is fine"), (". a", ". a"), ("é. A", "é"),
        // An accent on the blank, and Greek question marks.
        ("Stop. \u{301}it. Go", "Stop. \u{301}it"), ("a\u{37E} b", "a\u{37E}"), ("a; b", "a;"),
    ])
    func findsTheFirstSentence(_ text: String, _ sentence: String) {
        #expect(Array(Prose.firstSentence(of: text).utf8) == Array(sentence.utf8))
    }

    @Test(arguments: [
        ("One. Two.", ["One.", "Two."]), ("See e.g. This.", ["See e.g. This."]), ("1. Open it", ["1. Open it"]),
        ("Wait!  Go on? Yes", ["Wait!", "Go on?", "Yes"]), ("", []),
    ])
    func splitsSentences(_ text: String, _ sentences: [String]) {
        #expect(Prose.sentences(of: text) == sentences)
    }

    @Test(
        arguments: [
            ("about 5 min", 5, 5, .minutes), ("30–60 minutes", 30, 60, .minutes), ("1 to 2 hours", 1, 2, .hours),
            ("v2 takes ≈ 3h", 3, 3, .hours), ("1234567 min or 2 days", 2, 2, .days),
        ] as [(String, Int, Int, Estimate.Unit)])
    func readsDurations(_ text: String, _ min: Int, _ max: Int, _ unit: Estimate.Unit) {
        let estimate = Durations.first(in: text)
        #expect(estimate?.min == min && estimate?.max == max && estimate?.unit == unit)
    }

    @Test(arguments: [
        ("Don't  Panic!", 64, "dont-panic"), ("--a--", 64, "a"), ("", 64, ""), ("é", 64, ""), ("ab cd", 3, "ab"),
        ("abcdef", 4, "abcd"),
    ])
    func makesSlugs(_ text: String, _ limit: Int, _ slug: String) {
        #expect(Slug.make(text, limit: limit) == slug)
    }
}

/// Phrases that are looked for in the words of a text, prepared once.
///
/// A phrase is lower-case words of at most sixteen bytes, separated by one blank; `*` at the end of a single word makes
/// it a prefix.
struct PhraseSet: Sendable, ExpressibleByArrayLiteral {
    private struct Phrase {
        /// The bytes of the first word that count, and their values.
        var mask: UInt128
        var letters: UInt128
        /// Of the first word; 0 for a prefix.
        var count: Int32
        /// The words behind the first one, in `tails`.
        var tail: Range<Int>

        @inline(__always)
        func starts(with word: Words.Word) -> Bool {
            word.letters & mask == letters && (count == 0 || word.count == count)
        }
    }

    /// By the first byte's lower five bits, which tell letters apart.
    private var phrases: [Phrase] = []
    private var buckets: [Int] = Array(repeating: 0, count: 33)
    private var tails: [Words.Word] = []

    init(arrayLiteral elements: String...) { self.init(elements) }

    init(_ elements: [String]) {
        let keys = elements.map { Int(($0.utf8.first ?? 0) & 31) }
        phrases.reserveCapacity(elements.count)
        for bucket in 0..<32 {
            for index in keys.indices where keys[index] == bucket { add(elements[index]) }
            buckets[bucket + 1] = phrases.count
        }
    }

    private mutating func add(_ element: String) {
        let words = Words(element.utf8.span, limit: .max) { $0 == 0x20 }.all
        guard let first = words.first else { return }
        let isPrefix = words.count == 1 && element.utf8.last == 0x2A
        let length = Int(first.count) - (isPrefix ? 1 : 0)
        let mask: UInt128 = length >= 16 ? .max : (1 << UInt128(length * 8)) - 1
        let start = tails.count
        tails += words.dropFirst()
        phrases.append(
            Phrase(
                mask: mask, letters: first.letters & mask, count: isPrefix ? 0 : first.count, tail: start..<tails.count)
        )
    }

    private static func bucket(of word: Words.Word) -> Int { Int(word.first & 31) }

    /// Whether one of the phrases stands anywhere in a text.
    func occurs(in text: Words) -> Bool {
        text.all.indices.contains { matches(text, at: $0) { _ in true } }
    }

    /// Whether one of the phrases is all of a text.
    func isAll(of text: Words) -> Bool {
        text.count > 0 && matches(text, at: 0) { $0 == text.count }
    }

    /// Whether a text begins with one of the phrases.
    func begins(_ text: Words) -> Bool { text.count > 0 && matches(text, at: 0) { _ in true } }

    /// Whether one of the phrases starts with a word, before all words of a text are looked for.
    func mayBegin(with word: Words.Word) -> Bool {
        let bucket = Self.bucket(of: word)
        for index in buckets[bucket]..<buckets[bucket + 1] where phrases[index].starts(with: word) { return true }
        return false
    }

    /// Whether a word is one of the set's single words or begins with one of its prefixes.
    func contains(_ word: Words.Word) -> Bool {
        let bucket = Self.bucket(of: word)
        for index in buckets[bucket]..<buckets[bucket + 1]
        where phrases[index].starts(with: word) && phrases[index].tail.isEmpty {
            return true
        }
        return false
    }

    /// - Parameter accepts: told how many words the phrase has.
    @inline(__always)
    private func matches(_ text: Words, at start: Int, accepts: (Int) -> Bool) -> Bool {
        let word = text.all[start]
        let bucket = Self.bucket(of: word)
        for index in buckets[bucket]..<buckets[bucket + 1] where phrases[index].starts(with: word) {
            let tail = phrases[index].tail
            guard tail.count < text.count - start, accepts(tail.count + 1) else { continue }
            if tail.indices.allSatisfy({ tails[$0] == text.all[start + 1 + $0 - tail.lowerBound] }) { return true }
        }
        return false
    }
}

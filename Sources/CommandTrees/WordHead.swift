import SourceText

/// A word's first eight bytes as a number, and its length: words that differ here differ, and most differ here.
struct WordHead: Sendable, Hashable {
    /// The first byte lowest.
    let letters: UInt64
    let count: Int

    init(_ word: String) { self.init(word.utf8.span) }

    @inline(__always) init(_ bytes: borrowing Span<UInt8>) {
        count = bytes.count
        if bytes.count >= 8 {
            letters = unsafe UInt64(littleEndian: bytes.bytes.unsafeLoadUnaligned(as: UInt64.self))
        } else {
            var letters: UInt64 = 0
            for index in bytes.indices { letters |= UInt64(bytes[index]) &<< UInt64(truncatingIfNeeded: index &* 8) }
            self.letters = letters
        }
    }

    /// Whether it is all of the word.
    @inline(__always) var isWhole: Bool { count <= 8 }

    static func precedes(_ left: WordHead, _ right: WordHead) -> Bool {
        (left.letters, left.count) < (right.letters, right.count)
    }
}

/// A word of a pattern: whole, `word*` or `*word`.
struct WordPattern: Sendable, Hashable {
    private enum Form: Sendable { case whole, beginning, ending }

    /// As written, with its `*`.
    let written: String
    private let form: Form
    /// Without the `*`.
    private let text: String
    /// Of `text`.
    let head: WordHead
    /// The bits of `head` that `text` has.
    private let mask: UInt64

    init(_ written: String) {
        self.written = written
        let bytes = written.utf8
        if bytes.last == UInt8(ascii: "*") {
            (form, text) = (.beginning, String(Substring(bytes.dropLast())))
        } else if bytes.first == UInt8(ascii: "*") {
            (form, text) = (.ending, String(Substring(bytes.dropFirst())))
        } else {
            (form, text) = (.whole, written)
        }
        head = WordHead(text)
        mask = head.count >= 8 ? .max : (1 << UInt64(head.count * 8)) - 1
    }

    init(_ written: ArraySlice<UInt8>) { self.init(String(decoding: written, as: UTF8.self)) }

    var isWhole: Bool { form == .whole }

    /// - Parameter own: the word's head.
    @inline(__always) func fits(_ word: String, _ own: WordHead) -> Bool {
        switch form {
        case .whole: own == head && (head.isWhole || holds(word, at: 0))
        case .beginning:
            own.letters & mask == head.letters && own.count >= head.count && (head.isWhole || holds(word, at: 0))
        case .ending: own.count >= head.count && holds(word, at: own.count - head.count)
        }
    }

    private func holds(_ word: String, at offset: Int) -> Bool { word.utf8.span.holds(text.utf8.span, at: offset) }
}

/// Numbers words, and finds the numbers again without hashing: a tool knows a few dozen, a table a few hundred.
package struct WordIndex: Sendable {
    /// Sorted; words that share one stand in the order they came in.
    private let heads: [WordHead]
    private let words: [String]
    private let positions: [Int]

    /// Of equal words the first counts.
    package init(_ words: [String]) {
        let heads = words.map { WordHead($0) }
        positions = words.indices.sorted {
            heads[$0] == heads[$1] ? $0 < $1 : WordHead.precedes(heads[$0], heads[$1])
        }
        self.heads = positions.map { heads[$0] }
        self.words = positions.map { words[$0] }
    }

    package var isEmpty: Bool { heads.isEmpty }

    package func contains(_ word: String) -> Bool { position(of: word.utf8.span) != nil }

    /// Where the word stands in the list that the index was made of.
    package func position(of word: String) -> Int? { position(of: word.utf8.span) }

    package func position(of word: borrowing Span<UInt8>) -> Int? {
        let head = WordHead(word)
        var (low, high) = (0, heads.count)
        while low < high {
            let middle = (low + high) / 2
            if WordHead.precedes(heads[middle], head) { low = middle + 1 } else { high = middle }
        }
        while low < heads.count, heads[low] == head {
            if head.isWhole || words[low].utf8.span.holds(word, at: 0) { return positions[low] }
            low += 1
        }
        return nil
    }
}

extension WordIndex: ExpressibleByArrayLiteral {
    package init(arrayLiteral words: String...) { self.init(words) }
}

/// The words of a text in lower case, found in one pass and compared without making strings.
///
/// Letters, digits and all bytes beyond ASCII make words; everything else separates them.
struct Words: Sendable {
    /// One word: its first sixteen bytes as a number, the first byte lowest, and what tells longer words apart.
    struct Word: Hashable, Sendable {
        private var low: UInt64 = 0
        private var high: UInt64 = 0
        private var rest: UInt64 = 0
        fileprivate(set) var count: Int32 = 0

        var letters: UInt128 { UInt128(high) << 64 | UInt128(low) }

        @inline(__always)
        fileprivate mutating func append(_ byte: UInt8) {
            if count < 8 {
                low |= UInt64(byte) &<< UInt64(truncatingIfNeeded: count &* 8)
            } else if count < 16 {
                high |= UInt64(byte) &<< UInt64(truncatingIfNeeded: count &* 8 &- 64)
            } else {
                // FNV-1a
                rest = (rest ^ UInt64(byte)) &* 0x100_0000_01B3
            }
            count &+= 1
        }

        var first: UInt8 { UInt8(truncatingIfNeeded: low) }

        /// `nil` for a word that is more than digits.
        var number: Int? {
            guard count > 0, count <= 16 else { return nil }
            var value = 0
            for index in 0..<count {
                let digit = UInt8(truncatingIfNeeded: letters >> UInt128(index * 8)) &- 0x30
                guard digit < 10 else { return nil }
                value = value * 10 + Int(digit)
            }
            return value
        }

        init() {}

        init(_ text: String) { for byte in text.utf8 { append(byte) } }

        /// ASCII letters are folded to lower case.
        init(folding bytes: Span<UInt8>) {
            for index in bytes.indices { append(ASCII.isUpper(bytes[index]) ? bytes[index] | 0x20 : bytes[index]) }
        }
    }

    enum Apostrophe {
        /// `don't` is `dont`.
        case isDropped
        case separates
    }

    private(set) var all: [Word] = []
    /// Where each word stands in the text.
    private(set) var ranges: [Range<Int>] = []

    init(_ text: String) {
        append(text)
    }

    init(_ bytes: Span<UInt8>, apostrophe: Apostrophe) {
        scan(bytes, apostrophe: apostrophe, limit: .max)
    }

    /// The first words of a text whose words are all that is not a separator.
    init(_ bytes: Span<UInt8>, limit: Int, isSeparator: (UInt8) -> Bool) {
        var word = Word()
        var start = 0
        for index in bytes.indices {
            if isSeparator(bytes[index]) {
                if word.count > 0 { add(&word, start..<index, of: 0) }
                if all.count == limit { return }
            } else {
                if word.count == 0 { start = index }
                word.append(ASCII.isUpper(bytes[index]) ? bytes[index] | 0x20 : bytes[index])
            }
        }
        if word.count > 0 { add(&word, start..<bytes.count, of: 0) }
    }

    var count: Int { all.count }
    var first: Word? { all.first }

    /// Goes on with another text, as if a blank stood between the two.
    mutating func append(_ text: String) { scan(text.utf8.span, apostrophe: .isDropped, limit: .max) }

    /// The first word of a text, found without looking at the others.
    static func first(of text: String) -> Word? {
        var words = Words("")
        words.scan(text.utf8.span, apostrophe: .isDropped, limit: 1)
        return words.first
    }

    private mutating func scan(_ bytes: Span<UInt8>, apostrophe: Apostrophe, limit: Int) {
        var word = Word()
        var start = 0
        for index in bytes.indices {
            let byte = bytes[index]
            if byte &- 0x61 < 26 || byte >= 0x80 || byte &- 0x30 < 10 || byte &- 0x41 < 26 {
                if word.count == 0 { start = index }
                word.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
            } else if word.count > 0, byte != 0x27 || apostrophe == .separates {
                add(&word, start..<index, of: bytes.count)
                if all.count == limit { return }
            }
        }
        if word.count > 0 { add(&word, start..<bytes.count, of: bytes.count) }
    }

    private mutating func add(_ word: inout Word, _ range: Range<Int>, of length: Int) {
        if all.isEmpty {
            let expected = min(length, 512) / 6 + 1
            all.reserveCapacity(expected)
            ranges.reserveCapacity(expected)
        }
        all.append(word)
        ranges.append(range)
        word = Word()
    }
}

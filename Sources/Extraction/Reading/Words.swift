import SourceText

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
        fileprivate mutating func append(_ byte: UInt8) { append(UInt64(byte), 1) }

        /// Adds up to eight bytes at once; those of `bytes` behind the last of them are 0.
        @inline(__always)
        fileprivate mutating func append(_ bytes: UInt64, _ length: Int) {
            let shift = UInt64(truncatingIfNeeded: count &* 8)
            if count < 8 {
                low |= bytes &<< shift
                if count > 0 { high |= bytes &>> (64 &- shift) }
            } else if count < 16 {
                high |= bytes &<< (shift &- 64)
            }
            if Int(count) &+ length > 16 { appendRest(bytes, length) }
            count &+= Int32(truncatingIfNeeded: length)
        }

        /// FNV-1a of what is behind the first sixteen bytes.
        private mutating func appendRest(_ bytes: UInt64, _ length: Int) {
            for index in max(0, 16 - Int(count))..<length {
                rest = (rest ^ (bytes &>> UInt64(index &* 8)) & 0xFF) &* 0x100_0000_01B3
            }
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

        /// Adds the bytes of a word from `start` on; where they end.
        @inline(__always)
        fileprivate mutating func take(_ text: borrowing Span<UInt8>, from start: Int) -> Int {
            var index = start
            while index < text.count {
                let bytes = Words.eightBytes(of: text, at: index)
                let length = (~Words.wordBytes(in: bytes) & Words.highBits).trailingZeroBitCount / 8
                guard length > 0 else { return index }
                append(Words.lowered(bytes) & (length < 8 ? ~(~0 &<< UInt64(length &* 8)) : ~0), length)
                index += length
                if length < 8 { return index }
            }
            return index
        }
    }

    private(set) var all: [Word] = []
    /// Where each word stands in the text; only of words that were read with their places.
    private(set) var ranges: [Range<Int>] = []

    init(_ text: String) { append(text) }

    /// Words with their places; an apostrophe separates them.
    init(placesIn bytes: Span<UInt8>) {
        var index = Self.firstWordByte(in: bytes, from: 0)
        while index < bytes.count {
            var word = Word()
            let end = word.take(bytes, from: index)
            all.append(word)
            ranges.append(index..<end)
            index = Self.firstWordByte(in: bytes, from: end)
        }
    }

    /// The first words of a text whose words are all that is not a separator, with their places.
    init(_ bytes: Span<UInt8>, limit: Int, isSeparator: (UInt8) -> Bool) {
        var word = Word()
        for index in bytes.indices {
            if isSeparator(bytes[index]) {
                guard word.count > 0 else { continue }
                add(&word, before: index)
                if all.count == limit { return }
            } else {
                word.append(ASCII.isUpper(bytes[index]) ? bytes[index] | 0x20 : bytes[index])
            }
        }
        if word.count > 0 { add(&word, before: bytes.count) }
    }

    private mutating func add(_ word: inout Word, before end: Int) {
        all.append(word)
        ranges.append(end - Int(word.count)..<end)
        word = Word()
    }

    var count: Int { all.count }
    var first: Word? { all.first }

    /// Goes on with another text, as if a blank stood between the two. `don't` is `dont`.
    mutating func append(_ text: String) {
        let bytes = text.utf8.span
        var index = Self.firstWordByte(in: bytes, from: 0)
        guard index < bytes.count else { return }
        if all.isEmpty { all.reserveCapacity(min(bytes.count, 512) / 6 + 1) }
        while index < bytes.count {
            let (word, end) = Self.word(in: bytes, from: index)
            all.append(word)
            index = Self.firstWordByte(in: bytes, from: end)
        }
    }

    /// Goes on with the words of another text.
    mutating func append(_ words: Words) { all += words.all }

    /// Whether one of the words does, with apostrophes between words.
    static func hold(_ bytes: Span<UInt8>, where isWanted: (Word) -> Bool) -> Bool {
        var index = firstWordByte(in: bytes, from: 0)
        while index < bytes.count {
            var word = Word()
            let end = word.take(bytes, from: index)
            if isWanted(word) { return true }
            index = firstWordByte(in: bytes, from: end)
        }
        return false
    }

    /// The first word of a text, found without looking at the others.
    static func first(of text: String) -> Word? {
        let bytes = text.utf8.span
        let start = firstWordByte(in: bytes, from: 0)
        return start < bytes.count ? word(in: bytes, from: start).word : nil
    }

    /// The word that begins at `start`, without its apostrophes, and where it ends.
    @inline(__always)
    private static func word(in bytes: borrowing Span<UInt8>, from start: Int) -> (word: Word, end: Int) {
        var word = Word()
        var end = word.take(bytes, from: start)
        while end < bytes.count, bytes[end] == 0x27 { end = word.take(bytes, from: end + 1) }
        return (word, end)
    }
}

/// Eight bytes at a time: a byte's highest bit says whether it is one of a word. All of it stands in this file, because
/// functions of other targets are not inlined, and a call costs as much as what these do.
extension Words {
    /// 0 for bytes behind the end.
    @inline(__always)
    fileprivate static func eightBytes(of text: borrowing Span<UInt8>, at index: Int) -> UInt64 {
        guard text.count - index < 8 else {
            return unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
        }
        return ByteScan.word(text, at: index)
    }

    @inline(__always)
    fileprivate static func lowered(_ bytes: UInt64) -> UInt64 {
        let low = bytes & 0x7F7F_7F7F_7F7F_7F7F
        let isUpper = (low &+ 0x3F3F_3F3F_3F3F_3F3F) & ~(low &+ 0x2525_2525_2525_2525) & ~bytes & highBits
        return bytes | isUpper >> 2
    }

    fileprivate static let highBits: UInt64 = 0x8080_8080_8080_8080

    @inline(__always)
    fileprivate static func wordBytes(in bytes: UInt64) -> UInt64 {
        let low = bytes & 0x7F7F_7F7F_7F7F_7F7F
        let folded = low | 0x2020_2020_2020_2020
        let letters = (folded &+ 0x1F1F_1F1F_1F1F_1F1F) & ~(folded &+ 0x0505_0505_0505_0505)
        let digits = (low &+ 0x5050_5050_5050_5050) & ~(low &+ 0x4646_4646_4646_4646)
        return (letters | digits | bytes) & highBits
    }

    @inline(__always)
    fileprivate static func firstWordByte(in text: borrowing Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index < text.count {
            let found = wordBytes(in: eightBytes(of: text, at: index))
            // Behind the end there are bytes 0, which are none of a word.
            if found != 0 { return index + found.trailingZeroBitCount / 8 }
            index += 8
        }
        return text.count
    }
}

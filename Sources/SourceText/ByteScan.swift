/// Looks for bytes of a small set, eight at a time: most text holds none of them.
package enum ByteScan {
    /// The first place from `start` on where `isWanted` holds; the end of the text when there is none.
    ///
    /// - Parameter mayHold: whether one of eight bytes could be wanted; it may say so too often, never too rarely.
    @inline(__always)
    static func first(
        in text: borrowing Span<UInt8>, from start: Int, where isWanted: (UInt8) -> Bool, mayHold: (UInt64) -> Bool
    ) -> Int {
        var index = start
        let count = text.count
        while index < count {
            if index + 8 <= count {
                let word = unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
                guard mayHold(word) else {
                    index += 8
                    continue
                }
            }
            let end = min(index + 8, count)
            while index < end {
                if isWanted(text[index]) { return index }
                index += 1
            }
        }
        return count
    }

    /// Whether one of eight bytes could be one that HTML writes as an entity: `&`, `<`, `>` or `"`.
    @inline(__always)
    static func mayHoldEntity(_ word: UInt64) -> Bool {
        // `"` and `&` differ in one bit, and so do `<` and `>`.
        matches(word | 0x0404_0404_0404_0404, 0x26) | matches(word | 0x0202_0202_0202_0202, 0x3E) != 0
    }

    /// Not zero when one of the eight bytes is `byte`.
    @inlinable @inline(__always)
    package static func matches(_ word: UInt64, _ byte: UInt8) -> UInt64 {
        let difference = word ^ (0x0101_0101_0101_0101 &* UInt64(byte))
        return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
    }

    /// Whether a line of Markdown may hold what a parser takes more than one look at: a `|`, `@`, `[` or `<`, or a link,
    /// which has a `//` or a `ww` in it. Most lines do not.
    package static func mayHoldInlines(in line: borrowing Span<UInt8>) -> Bool {
        let lowerCase: UInt64 = 0x2020_2020_2020_2020
        var index = 0
        while index < line.count {
            let word = Self.word(line, at: index)
            let next = Self.word(line, at: index + 1)
            let marks = matches(word, 0x7C) | matches(word, 0x40) | matches(word, 0x5B) | matches(word, 0x3C)
            let slashes = matches(word, 0x2F) & matches(next, 0x2F)
            let letters = matches(word | lowerCase, 0x77) & matches(next | lowerCase, 0x77)
            if marks | slashes | letters != 0 { return true }
            index += 8
        }
        return false
    }

    /// How often a byte stands in a text.
    package static func count(of byte: UInt8, in text: borrowing Span<UInt8>) -> Int {
        var count = 0
        var index = 0
        while index + 8 <= text.count {
            let word = unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
            let difference = word ^ (0x0101_0101_0101_0101 &* UInt64(byte))
            // As `matches`, but exact: no carry runs from one byte into the next.
            let low = (difference & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F
            count += (~(low | difference) & 0x8080_8080_8080_8080).nonzeroBitCount
            index += 8
        }
        while index < text.count {
            if text[index] == byte { count += 1 }
            index += 1
        }
        return count
    }

    /// Eight bytes from `index` on; 0 for those behind the end.
    @inlinable @inline(__always)
    package static func word(_ text: borrowing Span<UInt8>, at index: Int) -> UInt64 {
        let rest = text.count - index
        if rest >= 8 { return unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self) }
        if rest > 0, text.count >= 8 {
            let last = unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: text.count - 8, as: UInt64.self)
            return last &>> UInt64(8 * (8 - rest))
        }
        var word: UInt64 = 0
        for offset in 0..<max(0, rest) { word |= UInt64(text[index + offset]) &<< UInt64(offset &* 8) }
        return word
    }

    /// The eight bytes with ASCII letters in lower case.
    @inlinable @inline(__always)
    package static func lowered(_ word: UInt64) -> UInt64 {
        let low = word & 0x7F7F_7F7F_7F7F_7F7F
        let isFromA = low &+ 0x3F3F_3F3F_3F3F_3F3F
        let isBehindZ = low &+ 0x2525_2525_2525_2525
        let isUpper = isFromA & ~isBehindZ & ~word & 0x8080_8080_8080_8080
        return word | isUpper >> 2
    }

    /// A text's bytes with ASCII letters in lower case.
    package static func lowered(_ text: String) -> [UInt8] {
        var bytes = Array(text.utf8)
        unsafe bytes.withUnsafeMutableBytes { buffer in
            var index = 0
            while index + 8 <= buffer.count {
                let word = unsafe buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                unsafe buffer.storeBytes(of: lowered(word), toByteOffset: index, as: UInt64.self)
                index += 8
            }
            while index < buffer.count {
                if unsafe (0x41...0x5A).contains(buffer[index]) { unsafe buffer[index] |= 0x20 }
                index += 1
            }
        }
        return bytes
    }

    /// Not zero when one of the eight bytes is less than `limit`, which is at most 128.
    @inline(__always)
    static func matches(_ word: UInt64, below limit: UInt8) -> UInt64 {
        (word &- 0x0101_0101_0101_0101 &* UInt64(limit)) & ~word & 0x8080_8080_8080_8080
    }
}

extension ByteScan {
    /// Whether a text holds a byte 0, and whether it is all of ASCII.
    package static func classes(of text: borrowing Span<UInt8>) -> (hasNUL: Bool, isASCII: Bool) {
        var all: UInt64 = 0
        var nul: UInt64 = 0
        var index = 0
        while index < text.count {
            let isLast = index + 8 > text.count
            let word = word(text, at: index)
            all |= word
            // What is missing behind the end must not look like a 0.
            nul |= matches(isLast ? word | ~0 << UInt64(8 * (text.count - index)) : word, 0)
            index += 8
        }
        return (nul != 0, all & 0x8080_8080_8080_8080 == 0)
    }
}

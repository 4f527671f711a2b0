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

    /// The first place from `start` on of a character that HTML writes as an entity: `&`, `<`, `>` or `"`.
    package static func firstEntity(in text: borrowing Span<UInt8>, from start: Int) -> Int {
        first(in: text, from: start) {
            $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22
        } mayHold: {
            matches($0, 0x26) | matches($0, 0x3C) | matches($0, 0x3E) | matches($0, 0x22) != 0
        }
    }

    /// Not zero when one of the eight bytes is `byte`.
    @inline(__always)
    static func matches(_ word: UInt64, _ byte: UInt8) -> UInt64 {
        let difference = word ^ (0x0101_0101_0101_0101 &* UInt64(byte))
        return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
    }

    /// The eight bytes with ASCII letters in lower case.
    @inline(__always)
    private static func lowered(_ word: UInt64) -> UInt64 {
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

extension [UInt8] {
    /// Whether the bytes of a text stand anywhere in here.
    package func contains(_ text: String) -> Bool { span.firstOffset(of: text) != nil }

    /// Where the bytes of a text first stand, from `start` on. The standard library's search takes a hundred times as long.
    package func firstRange(of text: String, from start: Int = 0) -> Range<Int>? {
        guard start <= count, let offset = span.extracting(start...).firstOffset(of: text) else { return nil }
        return start + offset..<start + offset + text.utf8.count
    }
}

extension String {
    /// Whether the bytes of another text stand anywhere in here; by bytes for the same reasons as `begins`.
    package func holds(_ text: StaticString) -> Bool { utf8.span.firstOffset(of: text) != nil }

    /// Whether one byte, of ASCII, stands anywhere in here.
    package func holds(_ byte: UInt8) -> Bool {
        let bytes = utf8.span
        return bytes.offset(of: byte, from: 0) < bytes.count
    }
}

extension Span<UInt8> {
    /// Eight bytes from `index` on as a number, the first as its lowest, with zeros behind the end.
    @inlinable package func word(at index: Int) -> UInt64 {
        let rest = count - index
        precondition(index >= 0 && rest > 0, "a word begins within the bytes")
        if rest >= 8 {
            return unsafe UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
        }
        if count >= 8 {
            let word = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
            return UInt64(littleEndian: word) >> UInt64(truncatingIfNeeded: 64 - 8 * rest)
        }
        var word: UInt64 = 0
        for offset in 0..<rest { word |= UInt64(self[index + offset]) << UInt64(truncatingIfNeeded: 8 * offset) }
        return word
    }

    /// Whether both are the same bytes.
    @inlinable package func hasBytes(of other: borrowing Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        var index = 0
        while index < count {
            guard word(at: index) == other.word(at: index) else { return false }
            index += 8
        }
        return true
    }

    /// Where a text first stands.
    package func firstOffset(of text: String) -> Int? { firstOffset(of: text.utf8.span) }

    package func firstOffset(of text: StaticString) -> Int? {
        unsafe firstOffset(of: Span(_unsafeStart: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Where the bytes of `needle` first stand: eight places at a time are ruled out by its first and its last byte.
    package func firstOffset(of needle: borrowing Span<UInt8>) -> Int? {
        let length = needle.count
        guard length > 0, count >= length else { return nil }
        let (first, last) = (needle[0], needle[length - 1])
        let end = count - length
        var index = 0
        while index + 7 <= end {
            let heads = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
            let tails = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index + length - 1, as: UInt64.self)
            if ByteScan.matches(heads, first) & ByteScan.matches(tails, last) != 0 {
                for offset in index..<index + 8 where self[offset] == first && holds(needle, at: offset) {
                    return offset
                }
            }
            index += 8
        }
        while index <= end {
            if self[index] == first, holds(needle, at: index) { return index }
            index += 1
        }
        return nil
    }

    /// The first place of a byte from `start` on; the end of the text when there is none.
    package func offset(of byte: UInt8, from start: Int) -> Int {
        ByteScan.first(in: self, from: start) {
            $0 == byte
        } mayHold: {
            ByteScan.matches($0, byte) != 0
        }
    }

    /// Whether a text stands at `offset`.
    @inlinable
    package func holds(_ text: StaticString, at offset: Int) -> Bool {
        let length = text.utf8CodeUnitCount
        guard offset + length <= count else { return false }
        let needle = unsafe text.utf8Start
        for index in 0..<length where unsafe needle[index] != self[offset + index] { return false }
        return true
    }

    @inlinable
    package func ends(_ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        return count >= length && holds(text, at: count - length)
    }

    /// Whether the bytes of `needle` stand at `offset`.
    package func holds(_ needle: Span<UInt8>, at offset: Int) -> Bool {
        guard offset + needle.count <= count else { return false }
        for index in needle.indices where self[offset + index] != needle[index] { return false }
        return true
    }
}

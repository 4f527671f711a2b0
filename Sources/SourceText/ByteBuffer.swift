/// Bytes that grow at the end. Unlike an array it has one owner, so that no write has to ask who else holds them.
@safe
package struct ByteBuffer: ~Copyable {
    private var start: UnsafeMutablePointer<UInt8>
    package private(set) var count = 0
    private var capacity: Int

    package init(reserving capacity: Int = 0) {
        self.capacity = max(capacity, 64)
        unsafe start = .allocate(capacity: self.capacity)
    }

    deinit { unsafe start.deallocate() }

    package var isEmpty: Bool { count == 0 }

    /// A copy.
    package var bytes: [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            if count > 0 { unsafe buffer.baseAddress?.initialize(from: start, count: count) }
            initialized = count
        }
    }

    /// A copy of a part.
    package func bytes(in range: Range<Int>) -> [UInt8] {
        var part = ByteBuffer(reserving: range.count)
        part.append(self, range)
        return part.bytes
    }

    /// Keeps the room for what comes next.
    package mutating func removeAll() { count = 0 }

    package var last: UInt8? { count > 0 ? unsafe start[count - 1] : nil }

    /// Takes back what was written behind the first `length` bytes.
    package mutating func shorten(to length: Int) {
        precondition(length >= 0 && length <= count, "a buffer is shortened to a part of itself")
        count = length
    }

    @inline(__always)
    package mutating func reserve(_ more: Int) {
        if more > capacity - count { grow(more) }
    }

    @inline(never)
    private mutating func grow(_ more: Int) {
        let larger = max(capacity * 2, count + more)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        unsafe moved.initialize(from: start, count: count)
        unsafe start.deallocate()
        unsafe start = moved
        capacity = larger
    }

    package mutating func append(_ byte: UInt8) {
        reserve(1)
        unsafe start[count] = byte
        count += 1
    }

    package mutating func append(_ text: StaticString) {
        unsafe append(text.utf8Start, text.utf8CodeUnitCount)
    }

    package mutating func append(_ bytes: borrowing Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { buffer in
            if let base = buffer.baseAddress { unsafe append(base, buffer.count) }
        }
    }

    package mutating func append(_ other: borrowing ByteBuffer, _ range: Range<Int>) {
        precondition(range.lowerBound >= 0 && range.upperBound <= other.count, "the range is one of the other's bytes")
        unsafe append(other.start + range.lowerBound, range.count)
    }

    /// `"name":`, behind a comma where one is needed.
    mutating func append(key name: StaticString, comma: Bool) {
        let length = name.utf8CodeUnitCount
        reserve(length + 4)
        if comma { append(0x2C) }
        append(0x22)
        unsafe (start + count).update(from: name.utf8Start, count: length)
        count += length
        append(0x22)
        append(0x3A)
    }

    package mutating func append(number: Int) {
        guard number < 0 || number > 9 else { return append(UInt8(truncatingIfNeeded: 0x30 + number)) }
        reserve(20)
        if number < 0 { append(0x2D) }
        var rest = number.magnitude
        let digits = Self.digits(rest)
        var place = count + digits
        count = place
        // Most numbers are short, and those are divided faster.
        while rest > UInt(UInt32.max) { append(digitOf: &rest, at: &place) }
        var short = UInt32(truncatingIfNeeded: rest)
        repeat { append(digitOf: &short, at: &place) } while short > 0
    }

    @inline(__always)
    private mutating func append<Number: FixedWidthInteger & UnsignedInteger>(
        digitOf number: inout Number, at place: inout Int
    ) {
        let (quotient, digit) = number.quotientAndRemainder(dividingBy: 10)
        place -= 1
        unsafe start[place] = 0x30 + UInt8(truncatingIfNeeded: digit)
        number = quotient
    }

    private static func digits(_ number: UInt) -> Int {
        var digits = 1
        var limit: UInt = 10
        while digits < 20, number >= limit {
            digits += 1
            limit = limit.multipliedReportingOverflow(by: 10).partialValue
        }
        return digits
    }

    private mutating func append(_ other: UnsafePointer<UInt8>, _ length: Int) {
        reserve(length)
        unsafe (start + count).update(from: other, count: length)
        count += length
    }
}

// Escaping. Text is looked at and copied in the same go, eight bytes at a time: most of it holds nothing to escape.
extension ByteBuffer {
    /// Copies a text from `start` on up to eight bytes of which one may have to be escaped, and says where it stopped.
    @inline(__always)
    mutating func append(
        _ text: borrowing Span<UInt8>, from start: Int, upTo mayHold: (UInt64) -> Bool
    ) -> Int {
        let end = text.count
        var index = start
        // A word is written whole, whatever of it counts.
        reserve(end - index + 8)
        while index + 8 <= end {
            let word = unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
            guard !mayHold(word) else { return index }
            append(word: word, 8)
            index += 8
        }
        let rest = end - index
        guard rest > 0 else { return index }
        // Behind the end stand letters, which nobody escapes.
        let letters = UInt64(0x6161_6161_6161_6161) << UInt64(truncatingIfNeeded: 8 * rest)
        let word = UInt64(littleEndian: text.word(at: index) | letters)
        guard !mayHold(word) else { return index }
        append(word: word, rest)
        return end
    }

    @inline(__always)
    private mutating func append(word: UInt64, _ length: Int) {
        unsafe UnsafeMutableRawPointer(start + count).storeBytes(of: word, as: UInt64.self)
        count += length
    }

    /// Text with entities for the four characters that mean something in HTML: `&`, `<`, `>` and `"`.
    package mutating func append(escaping text: borrowing Span<UInt8>) {
        var index = 0
        while true {
            index = append(text, from: index) { ByteScan.mayHoldEntity($0) }
            guard index < text.count else { return }
            let end = min(index + 8, text.count)
            while index < end {
                append(entity: text[index])
                index += 1
            }
        }
    }

    private mutating func append(entity byte: UInt8) {
        switch byte {
        case 0x26: append("&amp;")
        case 0x3C: append("&lt;")
        case 0x3E: append("&gt;")
        case 0x22: append("&quot;")
        default: append(byte)
        }
    }
}

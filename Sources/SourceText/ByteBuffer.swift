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

    package mutating func append(number: Int) {
        guard number < 0 || number > 9 else { return append(UInt8(truncatingIfNeeded: 0x30 + number)) }
        reserve(20)
        if number < 0 { append(0x2D) }
        var rest = number.magnitude
        let digits = Self.digits(rest)
        for place in stride(from: count + digits - 1, through: count, by: -1) {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            unsafe start[place] = 0x30 + UInt8(truncatingIfNeeded: digit)
            rest = quotient
        }
        count += digits
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

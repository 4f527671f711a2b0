/// Takes values apart into bytes, or puts them together again. Each type lists its fields once, for both ways.
package protocol Packer {
    mutating func number(_ value: inout UInt64)
    mutating func text(_ value: inout String)
    mutating func bytes(_ value: inout [UInt8])
    /// How many follow; reading takes no number of values that the bytes left could not hold.
    mutating func count(_ value: Int) -> Int
    /// What the bytes say cannot be.
    mutating func fail()
    var isReading: Bool { get }
    var isBroken: Bool { get }
}

/// Something that a cache keeps.
package protocol Packed {
    /// What reading begins with.
    static var blank: Self { get }
    /// Every field, in one order.
    mutating func pack(_ packer: inout some Packer)
}

extension Packer {
    package mutating func number(_ value: inout Int) {
        // The sign goes to the end, so that small numbers stay short.
        var bits = UInt64(bitPattern: Int64(value &<< 1) ^ Int64(value >> 63))
        number(&bits)
        value = Int(Int64(bitPattern: bits >> 1) ^ -Int64(bitPattern: bits & 1))
    }

    package mutating func number<Value: FixedWidthInteger & UnsignedInteger>(_ value: inout Value) {
        var wide = UInt64(value)
        number(&wide)
        if wide > UInt64(Value.max) { fail() }
        value = Value(truncatingIfNeeded: wide)
    }

    package mutating func number(_ value: inout Int32) {
        var wide = Int(value)
        number(&wide)
        if Int(Int32(truncatingIfNeeded: wide)) != wide { fail() }
        value = Int32(truncatingIfNeeded: wide)
    }

    package mutating func flag(_ value: inout Bool) {
        var bit: UInt64 = value ? 1 : 0
        number(&bit)
        if bit > 1 { fail() }
        value = bit != 0
    }

    /// A case without values, by its place among all cases.
    package mutating func choice<Choice: CaseIterable & Equatable>(_ value: inout Choice)
    where Choice.AllCases == [Choice] {
        let cases = Choice.allCases
        var index = UInt64(isReading ? 0 : cases.firstIndex(of: value) ?? 0)
        number(&index)
        guard isReading else { return }
        if index < UInt64(cases.count) { value = cases[Int(index)] } else { fail() }
    }

    /// A case by its word, for kinds that do not list their cases.
    package mutating func word<Word: RawRepresentable<String>>(_ value: inout Word) {
        var text = value.rawValue
        self.text(&text)
        guard isReading else { return }
        if let word = Word(rawValue: text) { value = word } else { fail() }
    }

    package mutating func value(_ value: inout some Packed) { value.pack(&self) }

    package mutating func optional<Value>(
        _ value: inout Value?, blank: @autoclosure () -> Value, _ body: (inout Self, inout Value) -> Void
    ) {
        var isThere = value != nil
        flag(&isThere)
        guard isThere else {
            value = nil
            return
        }
        var content = value ?? blank()
        body(&self, &content)
        if isReading { value = content }
    }

    package mutating func list<Value>(
        _ values: inout [Value], blank: @autoclosure () -> Value, _ body: (inout Self, inout Value) -> Void
    ) {
        let count = count(values.count)
        guard isReading else {
            for value in values {
                var copy = value
                body(&self, &copy)
            }
            return
        }
        values = []
        values.reserveCapacity(min(count, 1024))
        for _ in 0..<count where !isBroken {
            var value = blank()
            body(&self, &value)
            values.append(value)
        }
    }

    package mutating func optional<Value: Packed>(_ value: inout Value?) {
        optional(&value, blank: Value.blank) { $1.pack(&$0) }
    }

    package mutating func list<Value: Packed>(_ values: inout [Value]) {
        list(&values, blank: Value.blank) { $1.pack(&$0) }
    }

    package mutating func text(_ value: inout String?) { optional(&value, blank: "") { $0.text(&$1) } }

    package mutating func texts(_ values: inout [String]) { list(&values, blank: "") { $0.text(&$1) } }

    package mutating func number(_ value: inout Int?) { optional(&value, blank: 0) { $0.number(&$1) } }
}

/// Values to bytes.
package struct PackWriter: Packer {
    package private(set) var output: [UInt8] = []
    /// Longer texts that were written, so that the second one of a kind is a number.
    private var known: [String: UInt64] = [:]
    /// Texts that are equal to Swift may differ in their bytes.
    private var keys: [String] = []

    package init() {}

    package var isReading: Bool { false }
    package private(set) var isBroken = false
    package mutating func fail() { isBroken = true }

    package mutating func number(_ value: inout UInt64) {
        var rest = value
        while rest >= 0x80 {
            output.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        output.append(UInt8(truncatingIfNeeded: rest))
    }

    package mutating func count(_ value: Int) -> Int {
        var count = UInt64(value)
        number(&count)
        return value
    }

    /// Twice the length, or the number of a text that stands further up and one more than twice of it.
    package mutating func text(_ value: inout String) {
        let length = value.utf8.count
        if length > PackFormat.shortText {
            if let place = known[value], value.utf8.elementsEqual(keys[Int(place)].utf8) {
                var reference = place << 1 | 1
                return number(&reference)
            }
            known[value] = UInt64(keys.count)
            keys.append(value)
        }
        var head = UInt64(length) << 1
        number(&head)
        output.append(contentsOf: value.utf8)
    }

    package mutating func bytes(_ value: inout [UInt8]) {
        _ = count(value.count)
        output.append(contentsOf: value)
    }
}

enum PackFormat {
    /// Texts up to here need no memory of their own, and so no sharing either.
    static let shortText = 15
}

/// Bytes to values. Whatever the bytes are, it comes to an end, and says whether they can be believed.
package struct PackReader: Packer {
    private let input: ArraySlice<UInt8>
    private var position: Int
    private let end: Int
    private var known: [String] = []

    package init(_ input: [UInt8]) { self.init(input[...]) }

    package init(_ input: ArraySlice<UInt8>) {
        self.input = input
        position = input.startIndex
        end = input.endIndex
    }

    package var isReading: Bool { true }
    package private(set) var isBroken = false
    package var isAtEnd: Bool { position == end }
    /// What was not read yet.
    package var rest: ArraySlice<UInt8> { input[position...] }

    package mutating func fail() {
        isBroken = true
        position = end
    }

    package mutating func number(_ value: inout UInt64) {
        value = 0
        guard position < end else { return fail() }
        let first = input[position]
        position += 1
        value = UInt64(first & 0x7F)
        guard first >= 0x80 else { return }
        var shift: UInt64 = 7
        while position < end, shift < 64 {
            let byte = input[position]
            position += 1
            value |= UInt64(byte & 0x7F) &<< shift
            if byte < 0x80 { return }
            shift += 7
        }
        value = 0
        fail()
    }

    /// Every value takes a byte at least.
    package mutating func count(_ value: Int) -> Int {
        var count: UInt64 = 0
        number(&count)
        guard count <= UInt64(end - position) else {
            fail()
            return 0
        }
        return Int(count)
    }

    package mutating func text(_ value: inout String) {
        value = ""
        var head: UInt64 = 0
        number(&head)
        guard head & 1 == 0 else {
            let place = head >> 1
            if place < UInt64(known.count) { value = known[Int(place)] } else { fail() }
            return
        }
        let length = head >> 1
        guard length <= UInt64(end - position) else { return fail() }
        let range = position..<position + Int(length)
        value = String(decoding: input[range], as: UTF8.self)
        position = range.upperBound
        if length > UInt64(PackFormat.shortText) { known.append(value) }
    }

    package mutating func bytes(_ value: inout [UInt8]) {
        let count = count(0)
        value = Array(input[position..<position + count])
        position += count
    }
}

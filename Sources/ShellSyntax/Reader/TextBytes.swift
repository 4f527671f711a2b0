/// The bytes of a text while it is read: an array would count its users up and down for each byte that is asked for.
///
/// Every access is checked. The text has to live for as long as it is read, which `read` sees to.
@safe struct TextBytes {
    private let start: UnsafePointer<UInt8>?
    let count: Int

    /// Hands the bytes of `text` to `body`, which must not keep them.
    static func read<Result>(_ text: [UInt8], _ body: (TextBytes) -> Result) -> Result {
        unsafe text.withUnsafeBufferPointer { buffer in
            unsafe body(TextBytes(start: buffer.baseAddress, count: buffer.count))
        }
    }

    private init(start: UnsafePointer<UInt8>?, count: Int) {
        unsafe self.start = start
        self.count = unsafe start == nil ? 0 : count
    }

    @inline(__always)
    subscript(index: Int) -> UInt8 {
        precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "a byte outside the text")
        return unsafe start.unsafelyUnwrapped[index]
    }

    /// The byte at `index`, 0 at and behind `end`.
    @inline(__always)
    func byte(_ index: Int, before end: Int) -> UInt8 { index < end ? self[index] : 0 }

    /// Length of the line end at `index`, 0 when there is none.
    @inline(__always)
    func lineEndLength(at index: Int, before end: Int) -> Int {
        guard index < end else { return 0 }
        if self[index] == Byte.newline { return 1 }
        guard self[index] == Byte.carriageReturn else { return 0 }
        return byte(index + 1, before: end) == Byte.newline ? 2 : 1
    }

    /// Where the name of a variable ends; `first` when none begins there.
    func endOfName(from first: Int, before end: Int) -> Int {
        guard byte(first, before: end).startsName else { return first }
        var index = first + 1
        while index < end, self[index].continuesName { index += 1 }
        return index
    }

    /// Where bytes that stand for themselves in an unquoted word end.
    @inline(__always)
    func endOfPlain(from first: Int, before end: Int) -> Int {
        precondition(first >= 0 && end <= count, "bytes outside the text")
        guard let start = unsafe start else { return first }
        var index = first
        while index < end, unsafe start[index].isPlain { index &+= 1 }
        return index
    }

    /// Where bytes that stand for themselves between double quotes end.
    @inline(__always)
    func endOfPlainInDoubleQuotes(from first: Int, before end: Int) -> Int {
        precondition(first >= 0 && end <= count, "bytes outside the text")
        guard let start = unsafe start else { return first }
        var index = first
        while index < end, unsafe start[index].isPlainInDoubleQuotes { index &+= 1 }
        return index
    }

    /// The end of the line that `first` stands on.
    @inline(__always)
    func endOfLine(from first: Int, before end: Int) -> Int {
        precondition(first >= 0 && end <= count, "bytes outside the text")
        guard let start = unsafe start else { return first }
        var index = first
        while index < end, unsafe !start[index].isLineEnd { index &+= 1 }
        return index
    }

    @inline(__always)
    func string(_ range: Range<Int>) -> String {
        let source = unsafe buffer(range)
        return unsafe String(unsafeUninitializedCapacity: range.count) { target in
            unsafe target.initialize(fromContentsOf: source)
        }
    }

    @inline(__always)
    func append(_ range: Range<Int>, to text: inout [UInt8]) {
        unsafe text.append(contentsOf: buffer(range))
    }

    func allSatisfy(_ range: Range<Int>, _ condition: (UInt8) -> Bool) -> Bool {
        for index in range where !condition(self[index]) { return false }
        return true
    }

    func isEqual(_ range: Range<Int>, to other: Range<Int>) -> Bool {
        guard range.count == other.count else { return false }
        for offset in 0..<range.count where self[range.lowerBound + offset] != self[other.lowerBound + offset] {
            return false
        }
        return true
    }

    /// Whether `expected` stands at `start`, and before `end`.
    @inline(__always)
    func holds(_ expected: StaticString, at start: Int, before end: Int) -> Bool {
        let length = expected.utf8CodeUnitCount
        guard start >= 0, start + length <= min(end, count) else { return false }
        for offset in 0..<length where unsafe expected.utf8Start[offset] != self[start + offset] { return false }
        return true
    }

    @inline(__always)
    private func buffer(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "a range outside the text")
        guard let start = unsafe start else { return unsafe UnsafeBufferPointer(start: nil, count: 0) }
        return unsafe UnsafeBufferPointer(start: start + range.lowerBound, count: range.count)
    }
}

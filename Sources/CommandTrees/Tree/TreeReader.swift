/// Reads a compiled tree where it lies. Every read is checked against the bounds: outside there are zeros and empty texts,
/// so that damaged trees give wrong answers at worst.
@safe struct TreeReader {
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) { unsafe self.bytes = bytes }

    var nodeCount: Int { fitting(TreeFormat.Header.nodes, size: TreeFormat.nodeSize) }
    var flagCount: Int { fitting(TreeFormat.Header.flags, size: TreeFormat.flagSize) }

    /// How many records a section says it has, cut to what there is room for.
    @inline(__always) private func fitting(_ field: Int, size: Int) -> Int {
        let room = byteCount - Int(load(field))
        return room < 0 ? 0 : min(Int(load(field + 4)), room / size)
    }

    var byteCount: Int { unsafe bytes.count }
    var allBytes: [UInt8] { unsafe Array(bytes) }

    @inline(__always) func load(_ offset: Int) -> UInt32 {
        guard unsafe offset >= 0 && offset <= bytes.count - 4 else { return 0 }
        return unsafe UInt32(
            littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }

    @inline(__always) func loadShort(_ offset: Int) -> UInt16 {
        guard unsafe offset >= 0 && offset <= bytes.count - 2 else { return 0 }
        return unsafe UInt16(
            littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt16.self))
    }

    /// Where the record `index` of a section begins; beyond the end when there is no such record.
    @inline(__always) private func record(_ index: Int, _ section: Int, _ size: Int) -> Int {
        index >= 0 && index < Int(load(section + 4)) ? Int(load(section)) + index * size : .max / 2
    }

    @inline(__always) func node(_ index: Int, _ field: Int) -> UInt32 {
        load(record(index, TreeFormat.Header.nodes, TreeFormat.nodeSize) + field)
    }

    @inline(__always) func nodeShort(_ index: Int, _ field: Int) -> UInt16 {
        loadShort(record(index, TreeFormat.Header.nodes, TreeFormat.nodeSize) + field)
    }

    @inline(__always) func flag(_ index: Int, _ field: Int) -> UInt32 {
        load(record(index, TreeFormat.Header.flags, TreeFormat.flagSize) + field)
    }

    @inline(__always) func flagShort(_ index: Int, _ field: Int) -> UInt16 {
        loadShort(record(index, TreeFormat.Header.flags, TreeFormat.flagSize) + field)
    }

    /// A number of the common array.
    @inline(__always) func word(_ index: Int) -> UInt32 { load(record(index, TreeFormat.Header.words, 4)) }

    func hasWord(_ index: Int) -> Bool { index >= 0 && index < fitting(TreeFormat.Header.words, size: 4) }

    /// The number at `index` as the length of a list of items of `size` numbers, cut to what there is.
    func listCount(at index: Int, size: Int) -> Int {
        let count = Int(word(index))
        return count <= (fitting(TreeFormat.Header.words, size: 4) - index) / size ? count : 0
    }

    /// Where the list `number` of a section begins in the common array; `nil` when there is no such list.
    func list(_ number: Int, of section: Int) -> Int? {
        guard number >= 0, number < Int(load(section + 4)) else { return nil }
        return Int(load(Int(load(section)) + number * 4))
    }

    /// The bytes of a text.
    @inline(__always) func string(_ reference: UInt32) -> TreeString {
        let strings = Int(load(TreeFormat.Header.strings))
        let start = strings + Int(reference)
        let length = Int(loadShort(start))
        guard unsafe start + 2 + length <= min(bytes.count, strings + Int(load(TreeFormat.Header.strings + 4))) else {
            return unsafe TreeString(bytes.extracting(0..<0))
        }
        return unsafe TreeString(bytes.extracting(start + 2..<start + 2 + length))
    }
}

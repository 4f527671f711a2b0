/// Reads a compiled tree where it lies. Every read is checked against the bounds: outside there are zeros and empty texts,
/// so that damaged trees give wrong answers at worst.
@safe struct TreeReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    // Where sections begin and how many records they hold: read once, because every look at a record needs them.
    private let nodes: Section
    private let flags: Section
    private let words: Section
    private let strings: Section

    private struct Section {
        var start: UInt32
        var count: UInt32
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        unsafe self.bytes = bytes
        func section(_ field: Int) -> Section {
            Section(start: unsafe Self.load(bytes, field), count: unsafe Self.load(bytes, field + 4))
        }
        nodes = section(TreeFormat.Header.nodes)
        flags = section(TreeFormat.Header.flags)
        words = section(TreeFormat.Header.words)
        strings = section(TreeFormat.Header.strings)
    }

    var nodeCount: Int { fitting(nodes, size: TreeFormat.nodeSize) }
    var flagCount: Int { fitting(flags, size: TreeFormat.flagSize) }

    /// How many records a section says it has, cut to what there is room for.
    @inline(__always) private func fitting(_ section: Section, size: Int) -> Int {
        let room = byteCount - Int(section.start)
        return room < 0 ? 0 : min(Int(section.count), room / size)
    }

    var byteCount: Int { unsafe bytes.count }
    var allBytes: [UInt8] { unsafe Array(bytes) }

    @inline(__always) func load(_ offset: Int) -> UInt32 { unsafe Self.load(bytes, offset) }

    @inline(__always) private static func load(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> UInt32 {
        guard offset >= 0 && offset <= bytes.count - 4 else { return 0 }
        return unsafe UInt32(
            littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }

    @inline(__always) func loadShort(_ offset: Int) -> UInt16 {
        guard unsafe offset >= 0 && offset <= bytes.count - 2 else { return 0 }
        return unsafe UInt16(
            littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt16.self))
    }

    /// Where the record `index` of a section begins; beyond the end when there is no such record.
    @inline(__always) private func record(_ index: Int, _ section: Section, _ size: Int) -> Int {
        index >= 0 && index < Int(section.count) ? Int(section.start) + index * size : .max / 2
    }

    @inline(__always) func node(_ index: Int, _ field: Int) -> UInt32 {
        load(record(index, nodes, TreeFormat.nodeSize) + field)
    }

    @inline(__always) func nodeShort(_ index: Int, _ field: Int) -> UInt16 {
        loadShort(record(index, nodes, TreeFormat.nodeSize) + field)
    }

    @inline(__always) func flag(_ index: Int, _ field: Int) -> UInt32 {
        load(record(index, flags, TreeFormat.flagSize) + field)
    }

    @inline(__always) func flagShort(_ index: Int, _ field: Int) -> UInt16 {
        loadShort(record(index, flags, TreeFormat.flagSize) + field)
    }

    /// A number of the common array.
    @inline(__always) func word(_ index: Int) -> UInt32 { load(record(index, words, 4)) }

    func hasWord(_ index: Int) -> Bool { index >= 0 && index < fitting(words, size: 4) }

    /// The number at `index` as the length of a list of items of `size` numbers, cut to what there is.
    func listCount(at index: Int, size: Int) -> Int {
        let count = Int(word(index))
        return count <= (fitting(words, size: 4) - index) / size ? count : 0
    }

    /// Where the list `number` of a section begins in the common array; `nil` when there is no such list.
    func list(_ number: Int, of section: Int) -> Int? {
        guard number >= 0, number < Int(load(section + 4)) else { return nil }
        return Int(load(Int(load(section)) + number * 4))
    }

    /// The bytes of a text.
    @inline(__always) func string(_ reference: UInt32) -> TreeString {
        let start = Int(strings.start) + Int(reference)
        let length = Int(loadShort(start))
        guard unsafe start + 2 + length <= min(bytes.count, Int(strings.start) + Int(strings.count)) else {
            return unsafe TreeString(bytes.extracting(0..<0))
        }
        return unsafe TreeString(bytes.extracting(start + 2..<start + 2 + length))
    }
}

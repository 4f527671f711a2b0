/// A command or a group of commands.
struct TreeNode {
    let reader: TreeReader
    let index: Int

    var nameReference: UInt32 { reader.node(index, TreeFormat.Node.name) }
    var name: String { reader.string(nameReference).text }
    var bits: NodeBits { NodeBits(rawValue: reader.node(index, TreeFormat.Node.bits)) }
    var childCount: Int { Int(reader.node(index, TreeFormat.Node.childCount)) }
    var firstChild: Int { Int(reader.node(index, TreeFormat.Node.firstChild)) }
    var set: FlagSet? {
        FlagSet(reader: reader, number: Int(reader.nodeShort(index, TreeFormat.Node.set)))
    }
    var positionals: PositionalList? {
        PositionalList(reader: reader, number: Int(reader.nodeShort(index, TreeFormat.Node.positionals)))
    }
    var constraint: Constraint? {
        Constraint(reader: reader, number: Int(reader.nodeShort(index, TreeFormat.Node.constraint)))
    }
    var extras: Extras { Extras(reader: reader, index: Int(reader.node(index, TreeFormat.Node.extras))) }

    /// `nil` for the program itself. Always an earlier node, so that going up ends.
    var parent: TreeNode? {
        let parent = Int(reader.node(index, TreeFormat.Node.parent))
        return parent < index ? TreeNode(reader: reader, index: parent) : nil
    }

    /// Children and their other names, in the order of their names.
    var childIndices: Range<Int> {
        let first = firstChild
        guard !bits.contains(.alias), first > index, first + childCount <= reader.nodeCount else { return 0..<0 }
        return first..<first + childCount
    }

    /// The child called `name`, by whatever name.
    func child(_ name: ArraySlice<UInt8>) -> TreeNode? { child(name, in: childIndices) }

    func child(_ name: ArraySlice<UInt8>, in indices: Range<Int>) -> TreeNode? {
        var (low, high) = (indices.lowerBound, indices.upperBound)
        while low < high {
            let middle = (low + high) / 2
            let order = reader.string(reader.node(middle, TreeFormat.Node.name)).compare(name)
            if order == 0 { return TreeNode(reader: reader, index: middle).resolved }
            if order < 0 { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    /// The node itself, or the one it is another name of.
    var resolved: TreeNode {
        bits.contains(.alias) ? TreeNode(reader: reader, index: firstChild) : self
    }

    /// The program and the subcommands down to this one.
    var path: [String] {
        var (names, node) = ([name], self)
        while let parent = node.parent {
            names.append(parent.name)
            node = parent
        }
        return names.reversed()
    }
}

/// A flag and what it takes.
struct TreeFlag {
    enum Arity: Equatable {
        case exactly(Int)
        case optional, any, some
    }

    let reader: TreeReader
    let index: Int

    var bits: FlagBits { FlagBits(rawValue: reader.flag(index, TreeFormat.Flag.bits)) }
    /// The same for all flags that set one value.
    var destination: UInt32 { reader.flag(index, TreeFormat.Flag.destination) }
    var arity: Arity {
        switch reader.flagShort(index, TreeFormat.Flag.arity) {
        case TreeFormat.Arity.optional: .optional
        case TreeFormat.Arity.any: .any
        case TreeFormat.Arity.some: .some
        case let number: .exactly(Int(number))
        }
    }
    var isSwitch: Bool { arity == .exactly(0) }
    var type: ValueType? { ValueType(reader: reader, number: Int(reader.flagShort(index, TreeFormat.Flag.type))) }
    var extras: Extras { Extras(reader: reader, index: Int(reader.flag(index, TreeFormat.Flag.extras))) }

    /// With their dashes, the first one first.
    var names: [String] { nameReferences.map { reader.string($0).text } }
    var firstName: String { reader.string(firstNameReference).text }
    /// That of an empty text when it has no name.
    var firstNameReference: UInt32 {
        let list = Int(reader.flag(index, TreeFormat.Flag.names))
        return reader.listCount(at: list, size: 1) > 0 ? reader.word(list + 1) : 0
    }

    func isNamed(_ name: ArraySlice<UInt8>) -> Bool {
        let list = Int(reader.flag(index, TreeFormat.Flag.names))
        for position in 0..<reader.listCount(at: list, size: 1)
        where reader.string(reader.word(list + 1 + position)).compare(name) == 0 {
            return true
        }
        return false
    }

    var nameReferences: [UInt32] {
        let list = Int(reader.flag(index, TreeFormat.Flag.names))
        return (0..<reader.listCount(at: list, size: 1)).map { reader.word(list + 1 + $0) }
    }
}

/// Flags in the order of their names; a flag stands there once for each name.
struct FlagSet {
    let reader: TreeReader
    let start: Int
    let count: Int

    init?(reader: TreeReader, number: Int) {
        guard let list = reader.list(number, of: TreeFormat.Header.sets) else { return nil }
        self.init(reader: reader, list: list)
    }

    /// Layout: the number of names, pairs of name and flag, the number of absent flags, their numbers.
    init(reader: TreeReader, list: Int) {
        self.reader = reader
        start = list + 1
        count = reader.listCount(at: list, size: 2)
    }

    @inline(__always) func name(_ position: Int) -> TreeString { reader.string(reader.word(start + 2 * position)) }
    func flag(_ position: Int) -> TreeFlag {
        TreeFlag(reader: reader, index: Int(reader.word(start + 2 * position + 1)))
    }

    /// The first position whose name is not before `name`.
    func position(of name: ArraySlice<UInt8>) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self.name(middle).compare(name) < 0 { low = middle + 1 } else { high = middle }
        }
        return low
    }

    func find(_ name: ArraySlice<UInt8>) -> TreeFlag? {
        let position = position(of: name)
        return position < count && self.name(position).compare(name) == 0 ? flag(position) : nil
    }

    func holds(beginning name: ArraySlice<UInt8>) -> Bool {
        let position = position(of: name)
        return position < count && self.name(position).hasPrefix(name)
    }

    /// Flags that must be given, once each, in the order of their names.
    var required: [Int] {
        var found: [Int] = []
        for position in 0..<count {
            let flag = flag(position)
            if flag.bits.contains(.required), !found.contains(flag.index) { found.append(flag.index) }
        }
        return found
    }

    /// Global flags that are not accepted here.
    func lacks(_ flag: TreeFlag) -> Bool {
        let list = start + 2 * count
        return (0..<reader.listCount(at: list, size: 1)).contains { Int(reader.word(list + 1 + $0)) == flag.index }
    }
}

/// Further facts, as pairs of key and value.
struct Extras {
    let reader: TreeReader
    private let start: Int
    let count: Int

    /// Index 0 of the common array holds the empty list.
    init(reader: TreeReader, index: Int) {
        self.reader = reader
        start = index + 1
        count = reader.listCount(at: index, size: 2)
    }

    func key(_ position: Int) -> TreeString { reader.string(reader.word(start + 2 * position)) }
    func value(_ position: Int) -> TreeString { reader.string(reader.word(start + 2 * position + 1)) }

    subscript(_ key: StaticString) -> TreeString? {
        for position in 0..<count where self.key(position).equals(key) { return value(position) }
        return nil
    }
}

/// What a value may be. Layout: the kind, then pairs of key and value.
struct ValueType {
    let reader: TreeReader
    let kind: TreeString
    let keys: Extras

    init?(reader: TreeReader, number: Int) {
        guard let list = reader.list(number, of: TreeFormat.Header.types) else { return nil }
        self.reader = reader
        kind = reader.string(reader.word(list))
        keys = Extras(reader: reader, index: list + 1)
    }
}

/// The arguments of a command in order.
struct PositionalList {
    struct Item {
        let name: UInt32
        let minimum: Int
        /// `nil` when there is no upper limit.
        let maximum: Int?
        let isRemainder: Bool
        let isUnchecked: Bool
        let type: Int
        /// What constraints call it.
        let destination: UInt32
    }

    /// What stands for "any number", "only behind `--`" and "not judged" in place of the greatest number.
    static let unlimited: UInt32 = 0xFFFF, remainder: UInt32 = 0xFFFE, unchecked: UInt32 = 0xFFFD

    let reader: TreeReader
    private let start: Int
    let count: Int

    init?(reader: TreeReader, number: Int) {
        guard let list = reader.list(number, of: TreeFormat.Header.positionals) else { return nil }
        self.reader = reader
        start = list + 1
        count = reader.listCount(at: list, size: 5)
    }

    subscript(_ position: Int) -> Item {
        let base = start + 5 * position
        let maximum = reader.word(base + 2)
        return Item(
            name: reader.word(base), minimum: Int(reader.word(base + 1)),
            maximum: maximum < Self.unchecked ? Int(maximum) : nil, isRemainder: maximum == Self.remainder,
            isUnchecked: maximum == Self.unchecked, type: Int(reader.word(base + 3)),
            destination: reader.word(base + 4))
    }
}

/// Which flags and arguments need or exclude each other. Layout: numbers in prefix order, see `Constraint.Kind`.
struct Constraint {
    enum Kind: UInt32 { case member, group, single, all }

    let reader: TreeReader
    let start: Int

    init?(reader: TreeReader, number: Int) {
        guard let list = reader.list(number, of: TreeFormat.Header.constraints) else { return nil }
        self.reader = reader
        start = list
    }
}

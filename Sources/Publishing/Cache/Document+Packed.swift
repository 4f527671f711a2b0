package import MarkdownSyntax
import SourceText

extension Document {
    /// What reading begins with: the file is known, and with it where its lines begin.
    static func blank(_ file: SourceFile) -> Document {
        Document(
            file: file, lines: LineIndex(file.bytes), frontMatter: nil, nodes: [], pool: [], headings: [],
            extraAnchors: [], diagnostics: [], isSourceOnly: false)
    }

    /// Every field but the file and its lines.
    mutating func pack(_ packer: inout some Packer) {
        packer.optional(&frontMatter)
        packer.bytes(&pool)
        packNodes(&packer)
        packer.list(&headings)
        packer.texts(&extraAnchors)
        packer.list(&diagnostics)
        packer.flag(&isSourceOnly)
        var long = longBlocks.sorted()
        packer.list(&long, blank: 0) { $0.number(&$1) }
        if packer.isReading {
            longBlocks = Set(long)
            if !isSound { packer.fail() }
        }
    }

    /// Most numbers of a node are those of the node before it, or near.
    private mutating func packNodes(_ packer: inout some Packer) {
        var previous = Node(kind: .document, parent: -1, end: 0)
        var index: Int32 = 0
        packer.list(&nodes, blank: Node(kind: .document, parent: -1, end: 0)) { packer, node in
            node.pack(&packer, behind: previous, at: index)
            previous = node
            index += 1
        }
    }

    /// What is read as a tree must be one: whoever walks it does not look whether it ends.
    private var isSound: Bool {
        guard let root = nodes.first, root.parent == -1, Int(root.end) == nodes.count else { return false }
        for (index, node) in nodes.enumerated() {
            guard node.literal.upperBound <= pool.count, node.extra.upperBound <= pool.count else { return false }
            guard node.end > index, Int(node.end) <= nodes.count else { return false }
            if index > 0 {
                guard node.parent >= 0, node.parent < index, node.end <= nodes[Int(node.parent)].end else {
                    return false
                }
            }
        }
        return headings.allSatisfy { nodes.indices.contains($0.node) }
            && longBlocks.allSatisfy { nodes.indices.contains($0) }
    }
}

extension Node {
    fileprivate mutating func pack(_ packer: inout some Packer, behind other: Node, at index: Int32) {
        var sort = kind.rawValue
        packer.number(&sort)
        if let kind = NodeKind(rawValue: sort) { self.kind = kind } else { packer.fail() }
        var bits = flags.rawValue
        packer.number(&bits)
        flags = Flags(rawValue: bits)
        packer.number(&level)
        var side = alignment.rawValue
        packer.number(&side)
        if let alignment = ColumnAlignment(rawValue: side) { self.alignment = alignment } else { packer.fail() }
        packer.number(&number)
        packer.number(&parent, from: index)
        packer.number(&end, from: index)
        packer.number(&firstLine, from: other.firstLine)
        packer.number(&lastLine, from: firstLine)
        packer.number(&column)
        packer.range(&literal, behind: other.literal)
        packer.range(&extra, behind: literal)
    }
}

extension Packer {
    /// A number that is near to another one.
    fileprivate mutating func number<Value: FixedWidthInteger>(_ value: inout Value, from base: Value) {
        var difference = Int(value) - Int(base)
        number(&difference)
        guard isReading else { return }
        let (sum, isTooLarge) = Int(base).addingReportingOverflow(difference)
        if isTooLarge || Value(exactly: sum) == nil { fail() }
        value = Value(truncatingIfNeeded: sum)
    }

    fileprivate mutating func range(_ value: inout SourceRange, behind other: SourceRange) {
        var start = value.start
        var count = value.end - value.start
        number(&start, from: other.end)
        number(&count)
        guard isReading else { return }
        let (end, isTooLarge) = start.addingReportingOverflow(count)
        if isTooLarge { fail() }
        value = SourceRange(start: start, end: end)
    }
}

extension Heading: Packed {
    package static var blank: Heading { Heading(node: 0, level: 0, text: "", anchor: "", range: .blank) }

    package mutating func pack(_ packer: inout some Packer) {
        packer.number(&node)
        packer.number(&level)
        packer.text(&text)
        packer.text(&anchor)
        packer.value(&range)
    }
}

extension FrontMatter: Packed {
    package static var blank: FrontMatter { FrontMatter(range: .blank, entries: []) }

    package mutating func pack(_ packer: inout some Packer) {
        packer.value(&range)
        packer.yaml(&entries, depth: 0)
    }
}

extension Packer {
    /// Deeper than the YAML reader goes.
    private static var depthLimit: Int { 100 }

    fileprivate mutating func yaml(_ entries: inout [YAMLEntry], depth: Int) {
        let blank = YAMLEntry(key: "", keyRange: .blank, value: YAMLNode(value: .null, text: "", range: .blank))
        list(&entries, blank: blank) { packer, entry in
            packer.text(&entry.key)
            packer.value(&entry.keyRange)
            packer.yaml(&entry.value, depth: depth + 1)
        }
    }

    private mutating func yaml(_ node: inout YAMLNode, depth: Int) {
        guard depth < Self.depthLimit else { return fail() }
        text(&node.text)
        value(&node.range)
        var kind = node.value.kind
        number(&kind)
        if isReading { node.value = YAMLNode.Value(kind: kind) }
        switch node.value {
        case .null: if kind != 0 { fail() }
        case .bool(var bit):
            flag(&bit)
            node.value = .bool(bit)
        case .int(var whole):
            number(&whole)
            node.value = .int(whole)
        case .double(let fraction):
            var bits = fraction.bitPattern
            number(&bits)
            node.value = .double(Double(bitPattern: bits))
        case .string(var content):
            text(&content)
            node.value = .string(content)
        case .sequence(var items):
            list(&items, blank: YAMLNode(value: .null, text: "", range: .blank)) { $0.yaml(&$1, depth: depth + 1) }
            node.value = .sequence(items)
        case .mapping(var entries):
            yaml(&entries, depth: depth + 1)
            node.value = .mapping(entries)
        }
    }
}

extension YAMLNode.Value {
    fileprivate var kind: UInt8 {
        switch self {
        case .null: 0
        case .bool: 1
        case .int: 2
        case .double: 3
        case .string: 4
        case .sequence: 5
        case .mapping: 6
        }
    }

    /// Nothing of the kind in it yet; `null` for what is no kind.
    fileprivate init(kind: UInt8) {
        switch kind {
        case 1: self = .bool(false)
        case 2: self = .int(0)
        case 3: self = .double(0)
        case 4: self = .string("")
        case 5: self = .sequence([])
        case 6: self = .mapping([])
        default: self = .null
        }
    }
}

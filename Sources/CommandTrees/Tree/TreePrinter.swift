/// Writes a compiled tree in its text form.
struct TreePrinter {
    let reader: TreeReader
    private(set) var text: [UInt8] = []

    init(_ reader: TreeReader) { self.reader = reader }

    mutating func print() {
        printHeader()
        for number in 0..<count(of: TreeFormat.Header.types) { printType(number) }
        for number in 0..<reader.flagCount { line("F", fields(of: TreeFlag(reader: reader, index: number))) }
        let globals = FlagSet(reader: reader, list: Int(reader.load(TreeFormat.Header.globals)))
        if globals.count > 0 { line("G", [Self.flags(of: globals)]) }
        for number in 0..<count(of: TreeFormat.Header.sets) { printSet(number) }
        for number in 0..<count(of: TreeFormat.Header.positionals) { printPositionals(number) }
        for number in 0..<count(of: TreeFormat.Header.constraints) { printConstraint(number) }
        printNodes()
    }

    private func count(of section: Int) -> Int { min(Int(reader.load(section + 4)), Int(TreeFormat.noneShort)) }

    private mutating func line(_ letter: String, _ fields: [String]) {
        var fields = fields
        while let last = fields.last, last.isEmpty { fields.removeLast() }
        text += letter.utf8
        for field in fields {
            text.append(0x09)
            text += field.utf8
        }
        text.append(0x0A)
    }

    private mutating func printHeader() {
        let facts = Extras(reader: reader, index: Int(reader.load(TreeFormat.Header.facts)))
        let first = ["cli", "version", "parser"].enumerated().map { facts.value($0.offset).text }
        text += "#cligraph \(TreeFormat.version) \(first.joined(separator: " "))\n".utf8
        for position in 0..<facts.count where position > 2 {
            let value = facts.value(position).text
            text += "#\(facts.key(position).text)\(value.isEmpty ? "" : " ")\(value)\n".utf8
        }
    }

    private mutating func printType(_ number: Int) {
        guard let type = ValueType(reader: reader, number: number) else { return }
        line("T", [Self.escaped(type.kind.text)] + Self.fields(of: type.keys))
    }

    private mutating func printSet(_ number: Int) {
        guard let set = FlagSet(reader: reader, number: number) else { return }
        let absent = (0..<reader.flagCount).filter { set.lacks(TreeFlag(reader: reader, index: $0)) }.map { "!\($0)" }
        line("S", [([Self.flags(of: set)] + absent).filter { !$0.isEmpty }.joined(separator: " ")])
    }

    private static func flags(of set: FlagSet) -> String {
        Set((0..<set.count).map { set.flag($0).index }).sorted().map(String.init).joined(separator: " ")
    }

    private mutating func printPositionals(_ number: Int) {
        guard let list = PositionalList(reader: reader, number: number) else { return }
        line("P", (0..<list.count).map { Self.text(of: list[$0], reader) })
    }

    private mutating func printConstraint(_ number: Int) {
        guard let constraint = Constraint(reader: reader, number: number) else { return }
        line("C", [constraint.rules.map(\.text).joined(separator: ",")])
    }

    private mutating func printNodes() {
        var stack = [(node: TreeNode(reader: reader, index: 0), depth: 0)]
        // In a damaged tree a node may be the child of several.
        var isPrinted = [Bool](repeating: false, count: reader.nodeCount)
        while let (node, depth) = stack.popLast() {
            guard node.index < isPrinted.count, !isPrinted[node.index] else { continue }
            isPrinted[node.index] = true
            line("N", fields(of: node, depth: depth))
            guard depth < 31 else { continue }
            for child in node.childIndices.reversed() {
                let child = TreeNode(reader: reader, index: child)
                if !child.bits.contains(.alias) { stack.append((child, depth + 1)) }
            }
        }
    }
}

extension TreePrinter {
    private func fields(of flag: TreeFlag) -> [String] {
        let names = flag.names
        let arity =
            switch flag.arity {
            case .exactly(let number): String(number)
            case .optional: "?"
            case .any: "*"
            case .some: "+"
            }
        let type = reader.flagShort(flag.index, TreeFormat.Flag.type)
        let destination = reader.string(flag.destination).text
        let derived = TreeDraft.FlagLine(names: names, arity: 0, bits: [], pairs: []).derivedDestination
        return [
            names.map(Self.escaped).joined(separator: " "), arity,
            type == TreeFormat.noneShort ? "" : String(type), flag.bits.isEmpty ? "" : String(flag.bits.rawValue),
            destination == derived ? "" : Self.escaped(destination),
        ] + Self.fields(of: flag.extras)
    }

    private func fields(of node: TreeNode, depth: Int) -> [String] {
        let aliases = (node.parent?.childIndices ?? 0..<0).map { TreeNode(reader: reader, index: $0) }
            .filter { $0.bits.contains(.alias) && $0.firstChild == node.index }.map(\.name)
        let lists = [TreeFormat.Node.set, TreeFormat.Node.positionals, TreeFormat.Node.constraint].map {
            let number = reader.nodeShort(node.index, $0)
            return number == TreeFormat.noneShort ? "" : String(number)
        }
        return [
            String(depth), ([node.name] + aliases).map(Self.escaped).joined(separator: " "),
            node.bits.isEmpty ? "" : String(node.bits.rawValue),
        ] + lists + Self.fields(of: node.extras)
    }

    private static func text(of item: PositionalList.Item, _ reader: TreeReader) -> String {
        let arity =
            switch (item.minimum, item.maximum) {
            case _ where item.isRemainder: "..."
            case _ where item.isUnchecked: "dyn"
            case (0, 1): "?"
            case (0, nil): "*"
            case (1, nil): "+"
            case (let low, nil): "\(low)-"
            case (let low, let high?): low == high ? "\(low)" : "\(low)-\(high)"
            }
        let type = item.type == Int(TreeFormat.none) ? "" : " \(item.type)"
        return escaped(reader.string(item.name).text) + " " + arity + type
    }

    private static func fields(of extras: Extras) -> [String] {
        (0..<extras.count).map {
            escaped(extras.key($0).text) + "=" + escaped(extras.value($0).text, blanks: false)
        }
    }

    static func escaped(_ text: String) -> String { escaped(text, blanks: true) }

    static func escaped(_ text: String, blanks: Bool) -> String {
        let needs = text.utf8.contains { $0 == 0x5C || $0 == 0x09 || $0 == 0x0A || ($0 == 0x20 && blanks) }
        guard needs else { return text }
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x5C: bytes += "\\\\".utf8
            case 0x09: bytes += "\\t".utf8
            case 0x0A: bytes += "\\n".utf8
            case 0x20 where blanks: bytes += "\\s".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Constraint {
    /// As the draft has it; what is damaged is left out.
    var rules: [TreeDraft.Rule] {
        var index = start
        guard case .group(_, let rules, _) = Self.rule(reader, &index, depth: 0) else { return [] }
        return rules
    }

    private static func rule(_ reader: TreeReader, _ index: inout Int, depth: Int) -> TreeDraft.Rule? {
        let word = reader.word(index)
        guard reader.hasWord(index), let kind = Kind(rawValue: word & 0xFF), depth <= 17 else { return nil }
        index += 1
        let isRequired = word & 0x100 != 0
        if kind == .member {
            defer { index += 1 }
            return .member(reader.string(reader.word(index)).text, isRequired: isRequired)
        }
        var members: [TreeDraft.Rule] = []
        for _ in 0..<(word >> 16) {
            guard let member = rule(reader, &index, depth: depth + 1) else { return nil }
            members.append(member)
        }
        return .group(kind, members, isRequired: isRequired)
    }
}

extension CommandTree {
    /// What is known of the command `path`, for people; `nil` when there is no such command.
    package func description(of path: [String]) -> String? {
        read { reader in
            var node = TreeNode(reader: reader, index: 0)
            for name in path {
                guard let child = node.child(Array(name.utf8)[...]) else { return nil }
                node = child
            }
            return Self.description(of: node)
        }
    }

    /// What a flag of the command `path`, or of a group that it is in, takes; `nil` when the tree does not say.
    package func value(ofFlag flag: String, of path: [String]) -> FlagValue? {
        read { reader in
            var node = TreeNode(reader: reader, index: 0)
            for name in path {
                guard let child = node.child(Array(name.utf8)[...]) else { return nil }
                node = child
            }
            let name = Array(flag.utf8)[...]
            var next: TreeNode? = node
            while let place = next {
                if let found = place.set?.find(name) { return FlagValue(found) }
                next = place.parent
            }
            return nil
        }
    }

    private static func description(of node: TreeNode) -> String {
        var text = node.path.joined(separator: " ") + "\n"
        if let help = node.extras["help"]?.text { text += "  \(help)\n" }
        if let note = node.extras["note"]?.text { text += "  \(note)\n" }
        if let list = node.positionals {
            text +=
                "arguments: " + (0..<list.count).map { name(of: list[$0], node.reader) }.joined(separator: " ") + "\n"
        }
        let children = node.childIndices.map { TreeNode(reader: node.reader, index: $0) }
            .filter { $0.bits.isDisjoint(with: [.alias, .hidden, .absent]) }.map(\.name)
        if !children.isEmpty { text += "subcommands: \(children.joined(separator: " "))\n" }
        guard let set = node.set else { return text }
        var seen: Set<Int> = []
        for position in 0..<set.count {
            let flag = set.flag(position)
            guard seen.insert(flag.index).inserted, flag.bits.isDisjoint(with: [.hidden, .absent]) else { continue }
            text += "  \(flag.names.joined(separator: ", "))\(value(of: flag))\n"
        }
        return text
    }

    private static func name(of item: PositionalList.Item, _ reader: TreeReader) -> String {
        let name = reader.string(item.name).text
        if item.isRemainder { return "[-- \(name)...]" }
        let repeated = item.maximum.map { $0 > 1 } ?? true ? "\(name)..." : name
        return item.minimum == 0 ? "[\(repeated)]" : repeated
    }

    private static func value(of flag: TreeFlag) -> String {
        guard !flag.isSwitch else { return "" }
        guard let type = flag.type else { return " VALUE" }
        let choices = ValueCheck(reader: flag.reader).choices(of: type)
        return choices.isEmpty ? " \(type.kind.text.uppercased())" : " {\(choices.joined(separator: ","))}"
    }
}

/// What a flag takes, as people are told.
package enum FlagValue: Sendable, Hashable {
    case nothing
    case one(of: [String])
    /// A number, a string, ….
    case kind(String)

    init(_ flag: TreeFlag) {
        guard !flag.isSwitch else {
            self = .nothing
            return
        }
        let choices = flag.type.map { ValueCheck(reader: flag.reader).choices(of: $0) } ?? []
        self = choices.isEmpty ? .kind(flag.type?.kind.text ?? "string") : .one(of: choices)
    }
}

extension ToolShape {
    /// How the command line of a tool is read that only a tree knows.
    package convenience init(of tree: CommandTree) {
        var draft = Draft(name: tree.cli)
        tree.read { reader in
            let root = TreeNode(reader: reader, index: 0)
            draft.pathRule = root.childCount > 0 ? .groups : .none
            if tree.conventions.contains(.singleDashLong) { draft.style = .words }
            for index in 0..<reader.flagCount {
                let flag = TreeFlag(reader: reader, index: index)
                for name in flag.nameReferences {
                    let word = reader.string(name).bytes + [0x20]
                    if flag.leastCount > 0 { draft.valued += word } else { draft.switches += word }
                }
            }
            for index in 1..<max(1, reader.nodeCount) {
                let node = TreeNode(reader: reader, index: index)
                guard node.childCount > 0, !node.bits.contains(.alias) else { continue }
                draft.groups += Array(node.path.dropFirst().joined(separator: "/").utf8) + [0x20]
            }
        }
        self.init(draft)
    }
}

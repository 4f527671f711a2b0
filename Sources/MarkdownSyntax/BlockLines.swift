import SourceText

/// cmark ends some blocks a line late; their content says where they really end.
extension Document {
    mutating func correctBlockLines() {
        for index in nodes.indices where nodes[index].kind == .table { correctTableStart(index) }
        for index in nodes.indices { correctLeaf(index) }
        for index in nodes.indices.reversed() { correctContainer(index) }
        for index in nodes.indices where !nodes[index].kind.isBlock && nodes[index].parent >= 0 {
            let parent = nodes[Int(nodes[index].parent)]
            nodes[index].firstLine = parent.firstLine
            nodes[index].lastLine = parent.lastLine
        }
    }

    private mutating func correctLeaf(_ index: Int) {
        let node = nodes[index]
        switch node.kind {
        case .thematicBreak, .tableHeader, .tableRow, .tableCell:
            nodes[index].lastLine = node.firstLine
        case .heading:
            nodes[index].lastLine = lastLine(ofHeading: node)
        case .htmlBlock:
            nodes[index].lastLine = node.firstLine + contentLines(of: node) - min(1, contentLines(of: node))
        case .codeBlock where !node.flags.contains(.fenced):
            nodes[index].lastLine = node.firstLine + contentLines(of: node) - min(1, contentLines(of: node))
        case .codeBlock:
            let limit = node.parent >= 0 ? nodes[Int(node.parent)].lastLine : node.lastLine
            let closing = node.firstLine + contentLines(of: node) + 1
            nodes[index].lastLine = max(node.firstLine, min(node.lastLine, limit, closing))
        default: break
        }
    }

    /// A table that follows text without a blank line starts with its header, not with the text.
    private mutating func correctTableStart(_ table: Int) {
        let header = table + 1
        guard header < nodes[table].end, nodes[header].kind == .tableHeader else { return }
        let body = Int(nodes[header].end)
        let delimiter = body < nodes[table].end ? nodes[body].firstLine : nodes[table].lastLine + 1
        let line = delimiter < 2 ? 0 : delimiter - 2
        guard line > nodes[table].firstLine else { return }
        if let paragraph = paragraph(before: table) {
            nodes[paragraph].column = nodes[table].column
            nodes[paragraph].lastLine = line - 1
        }
        nodes[table].firstLine = line
        for index in header..<body {
            nodes[index].firstLine = line
            nodes[index].column = 0
        }
        nodes[table].column = 0
    }

    private func paragraph(before node: Int) -> Int? {
        var index = node - 1
        while index > Int(nodes[node].parent), nodes[index].parent != nodes[node].parent {
            index = Int(nodes[index].parent)
        }
        return index > Int(nodes[node].parent) && nodes[index].kind == .paragraph ? index : nil
    }

    private func contentLines(of node: Node) -> UInt32 {
        UInt32(clamping: ByteScan.count(of: 0x0A, in: pool.span.extracting(node.literal.range)))
    }

    /// Items and lists end with their last child; blank lines behind it separate, they do not belong.
    private mutating func correctContainer(_ index: Int) {
        let node = nodes[index]
        switch node.kind {
        case .list, .item, .footnoteDefinition, .table:
            var last = node.firstLine
            for child in children(of: index) { last = max(last, nodes[child].lastLine) }
            nodes[index].lastLine = last
        default: break
        }
    }

    /// An underlined heading ends with its underline, any other one on its first line.
    private func lastLine(ofHeading node: Node) -> UInt32 {
        guard node.lastLine > node.firstLine else { return node.firstLine }
        var line = node.firstLine + 1
        while line < node.lastLine, !isUnderline(line: Int(line)) { line += 1 }
        return line
    }

    private func isUnderline(line: Int) -> Bool {
        var range = lines.contentRange(ofLine: line, in: file.bytes).range
        while let first = range.first, [0x20, 0x09, 0x3E].contains(file.bytes[first]) { range.removeFirst() }
        while let last = range.last, [0x20, 0x09].contains(file.bytes[last]) { range.removeLast() }
        guard let mark = range.first.map({ file.bytes[$0] }), mark == 0x3D || mark == 0x2D else { return false }
        return file.bytes[range].allSatisfy { $0 == mark }
    }
}

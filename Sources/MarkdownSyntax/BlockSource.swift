import SourceText

/// The source of one block, read forward: knows where lines end and what containers put in front of the next one.
struct BlockSource {
    let bytes: [UInt8]
    private(set) var range: Range<Int>
    /// How many quotes the block stands in; each may put a `>` in front of a line.
    private let quotes: Int
    let isTableCell: Bool

    init(_ document: Document, block: Int) {
        bytes = document.file.bytes
        let node = document.nodes[block]
        var quotes = 0
        var parent = node.parent
        while parent >= 0 {
            if document.nodes[Int(parent)].kind == .blockQuote { quotes += 1 }
            parent = document.nodes[Int(parent)].parent
        }
        self.quotes = quotes
        isTableCell = node.kind == .tableCell
        let lines = document.range(ofBlock: block).range
        range = min(lines.lowerBound + Int(node.column), lines.upperBound)..<lines.upperBound
        if isTableCell { range = cell(of: document, block) }
    }

    subscript(index: Int) -> UInt8? { range.contains(index) ? bytes[index] : nil }

    func isLineEnd(_ index: Int) -> Bool { self[index] == 0x0A || self[index] == 0x0D }

    /// Behind the line ending at `index`, and behind the quotes' marks and the indent of the next line.
    func nextLine(from index: Int) -> Int {
        var index = index
        if self[index] == 0x0D { index += 1 }
        if self[index] == 0x0A { index += 1 }
        index = skipSpaces(from: index)
        for _ in 0..<quotes {
            guard self[index] == 0x3E else { break }
            index = skipSpaces(from: index + 1)
        }
        return index
    }

    func skipSpaces(from index: Int) -> Int {
        var index = index
        while self[index] == 0x20 || self[index] == 0x09 { index += 1 }
        return index
    }

    /// Spaces and at most line endings, as between the parts of a link.
    func skipSpacesAndLines(from index: Int) -> Int {
        var index = skipSpaces(from: index)
        while isLineEnd(index) { index = nextLine(from: index) }
        return index
    }

    /// The bytes between the pipes of the cell's column.
    private func cell(of document: Document, _ cell: Int) -> Range<Int> {
        let row = Int(document.nodes[cell].parent)
        guard row >= 0 else { return range }
        let line = document.range(ofBlock: row).range
        var column = 0
        for sibling in document.children(of: row) {
            if sibling == cell { break }
            column += 1
        }
        var start = min(line.lowerBound + Int(document.nodes[row].column), line.upperBound)
        while start < line.upperBound, [0x20, 0x09, 0x3E].contains(bytes[start]) { start += 1 }
        if start < line.upperBound, bytes[start] == 0x7C { start += 1 }
        for _ in 0..<column { start = min(pipe(from: start, to: line.upperBound) + 1, line.upperBound) }
        return start..<pipe(from: start, to: line.upperBound)
    }

    private func pipe(from start: Int, to end: Int) -> Int {
        var index = start
        while index < end, bytes[index] != 0x7C { index += bytes[index] == 0x5C ? 2 : 1 }
        return min(index, end)
    }
}

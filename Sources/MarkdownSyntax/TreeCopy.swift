import CMarkGFM
import SourceText

/// Copies cmark's tree into a flat pre-order array, without recursion, so that nothing downstream touches C.
struct TreeCopy {
    private(set) var nodes: [Node] = []
    private(set) var pool: [UInt8] = []
    private var kinds = NodeKinds()
    private let lineOffset: UInt32
    /// Stands for a byte that is no text; see `TextRepair`.
    private let substitute: UInt8?
    private var footnotes: UInt32 = 0
    /// Of the next cell in the current table row.
    private var column = 0

    /// `lineOffset` is the number of lines of the file before the parsed text.
    init(of tree: borrowing CMarkTree, lineOffset: Int, reserving byteCount: Int, substitute: UInt8?) {
        self.substitute = substitute
        self.lineOffset = UInt32(clamping: lineOffset)
        nodes.reserveCapacity(byteCount / 24 + 8)
        pool.reserveCapacity(byteCount + 16)
        unsafe copy(tree.root)
        numberItems()
    }

    private mutating func copy(_ root: OpaquePointer) {
        var current = unsafe root
        var parent: Int32 = -1
        while true {
            let index = Int32(clamping: nodes.count)
            unsafe append(current, parent: parent)
            if let child = unsafe cmark_node_first_child(current) {
                unsafe current = child
                parent = index
                continue
            }
            nodes[Int(index)].end = Int32(clamping: nodes.count)
            var next = unsafe cmark_node_next(current)
            while unsafe parent >= 0 && next == nil {
                nodes[Int(parent)].end = Int32(clamping: nodes.count)
                guard let up = unsafe cmark_node_parent(current) else { return }
                unsafe current = up
                parent = nodes[Int(parent)].parent
                unsafe next = parent >= 0 ? cmark_node_next(current) : nil
            }
            guard let sibling = unsafe next else { return }
            unsafe current = sibling
        }
    }

    private mutating func append(_ source: OpaquePointer, parent: Int32) {
        var node = unsafe Node(kind: kinds.kind(of: source), parent: parent, end: 0)
        if node.kind.isBlock || node.kind == .unsupported {
            node.firstLine = unsafe firstLine(of: source, parent: parent)
            node.lastLine = unsafe max(node.firstLine, line(cmark_node_get_end_line(source)))
            node.column = UInt32(max(unsafe cmark_node_get_start_column(source), 1) - 1)
        } else if parent >= 0 {
            node.firstLine = nodes[Int(parent)].firstLine
            node.lastLine = nodes[Int(parent)].lastLine
        }
        unsafe readAttributes(of: source, into: &node)
        nodes.append(node)
    }

    /// cmark gives no line to the paragraph that it cuts off in front of a table: the table has it instead.
    private func firstLine(of source: OpaquePointer, parent: Int32) -> UInt32 {
        let own = unsafe cmark_node_get_start_line(source)
        guard own < 1, parent >= 0, let table = unsafe cmark_node_next(source) else { return line(own) }
        return unsafe line(cmark_node_get_start_line(table))
    }

    private func line(_ oneBased: Int32) -> UInt32 { UInt32(max(oneBased, 1) - 1) + lineOffset }

    private mutating func readAttributes(of source: OpaquePointer, into node: inout Node) {
        switch node.kind {
        case .text, .code, .htmlInline, .htmlBlock, .footnoteReference:
            node.literal = unsafe store(cmark_node_get_literal(source))
        case .codeBlock:
            node.literal = unsafe store(cmark_node_get_literal(source))
            node.extra = unsafe store(cmark_node_get_fence_info(source))
            if unsafe isFenced(source) { node.flags.insert(.fenced) }
        case .link, .image:
            node.literal = unsafe store(cmark_node_get_url(source))
            node.extra = unsafe store(cmark_node_get_title(source))
        case .heading:
            node.level = UInt8(clamping: unsafe cmark_node_get_heading_level(source))
        case .list, .item:
            unsafe readList(source, into: &node)
        case .tableHeader, .tableRow:
            column = 0
        case .tableCell:
            node.alignment = unsafe alignment(of: source, parent: node.parent)
        case .footnoteDefinition:
            footnotes += 1
            node.number = footnotes
        default: break
        }
    }

    private func isFenced(_ block: OpaquePointer) -> Bool {
        var length: Int32 = 0
        var indent: Int32 = 0
        var character: CChar = 0
        return unsafe cmark_node_get_fenced(block, &length, &indent, &character) != 0
    }

    private mutating func readList(_ source: OpaquePointer, into node: inout Node) {
        guard node.kind == .list else {
            unsafe readItem(source, into: &node)
            return
        }
        if unsafe cmark_node_get_list_tight(source) != 0 { node.flags.insert(.tight) }
        guard unsafe cmark_node_get_list_type(source) == CMARK_ORDERED_LIST else { return }
        node.flags.insert(.ordered)
        node.number = UInt32(clamping: unsafe cmark_node_get_list_start(source))
        if unsafe cmark_node_get_list_delim(source) == CMARK_PAREN_DELIM { node.flags.insert(.parenthesis) }
    }

    private func readItem(_ source: OpaquePointer, into node: inout Node) {
        if unsafe cmark_node_get_syntax_extension(source) != nil {
            node.flags.insert(.task)
            if unsafe cmark_gfm_extensions_get_tasklist_item_checked(source) { node.flags.insert(.checked) }
        }
    }

    private mutating func alignment(of cell: OpaquePointer, parent: Int32) -> ColumnAlignment {
        guard parent >= 0, let row = unsafe cmark_node_parent(cell), let table = unsafe cmark_node_parent(row),
            let alignments = unsafe cmark_gfm_extensions_get_table_alignments(table)
        else { return .none }
        defer { column += 1 }
        guard unsafe column < Int(cmark_gfm_extensions_get_table_columns(table)) else { return .none }
        switch unsafe alignments[column] {
        case UInt8(ascii: "l"): return .left
        case UInt8(ascii: "c"): return .center
        case UInt8(ascii: "r"): return .right
        default: return .none
        }
    }

    /// An item's number is its predecessor's plus one, whatever digits stand in the source.
    private mutating func numberItems() {
        for list in nodes.indices where nodes[list].kind == .list && nodes[list].flags.contains(.ordered) {
            var number = nodes[list].number
            var item = list + 1
            while item < Int(nodes[list].end) {
                nodes[item].flags.insert(.ordered)
                nodes[item].number = number
                number &+= 1
                item = Int(nodes[item].end)
            }
        }
    }

    private mutating func store(_ text: UnsafePointer<CChar>?) -> SourceRange {
        let start = pool.count
        guard let text = unsafe text else { return SourceRange(start..<start) }
        let bytes = unsafe UnsafeBufferPointer(
            start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: strlen(text))
        guard let substitute, unsafe bytes.contains(substitute) else {
            unsafe pool.append(contentsOf: bytes)
            return SourceRange(start..<pool.count)
        }
        for index in bytes.indices {
            let byte = unsafe bytes[index]
            if byte == substitute { pool.append(contentsOf: [0xEF, 0xBF, 0xBD]) } else { pool.append(byte) }
        }
        return SourceRange(start..<pool.count)
    }
}

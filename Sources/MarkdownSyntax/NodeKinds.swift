import CMarkGFM

/// Translates cmark's node types; those of extensions get their numbers when the process registers them.
struct NodeKinds {
    private var extended: [(type: UInt32, kind: NodeKind)] = []

    mutating func kind(of node: OpaquePointer) -> NodeKind {
        let type = unsafe cmark_node_get_type(node)
        switch type {
        case CMARK_NODE_DOCUMENT: return .document
        case CMARK_NODE_BLOCK_QUOTE: return .blockQuote
        case CMARK_NODE_LIST: return .list
        case CMARK_NODE_ITEM: return .item
        case CMARK_NODE_CODE_BLOCK: return .codeBlock
        case CMARK_NODE_HTML_BLOCK: return .htmlBlock
        case CMARK_NODE_PARAGRAPH: return .paragraph
        case CMARK_NODE_HEADING: return .heading
        case CMARK_NODE_THEMATIC_BREAK: return .thematicBreak
        case CMARK_NODE_FOOTNOTE_DEFINITION: return .footnoteDefinition
        default: return unsafe inlineKind(of: node, type: type)
        }
    }

    private mutating func inlineKind(of node: OpaquePointer, type: cmark_node_type) -> NodeKind {
        switch type {
        case CMARK_NODE_TEXT: return .text
        case CMARK_NODE_SOFTBREAK: return .softBreak
        case CMARK_NODE_LINEBREAK: return .lineBreak
        case CMARK_NODE_CODE: return .code
        case CMARK_NODE_HTML_INLINE: return .htmlInline
        case CMARK_NODE_EMPH: return .emphasis
        case CMARK_NODE_STRONG: return .strong
        case CMARK_NODE_LINK: return .link
        case CMARK_NODE_IMAGE: return .image
        case CMARK_NODE_FOOTNOTE_REFERENCE: return .footnoteReference
        default: return unsafe extendedKind(of: node, type: type.rawValue)
        }
    }

    private mutating func extendedKind(of node: OpaquePointer, type: UInt32) -> NodeKind {
        var kind = extended.first { $0.type == type }?.kind
        if kind == nil {
            let named = unsafe named(String(cString: cmark_node_get_type_string(node)))
            extended.append((type, named))
            kind = named
        }
        guard kind == .tableRow else { return kind ?? .unsupported }
        return unsafe cmark_gfm_extensions_get_table_row_is_header(node) != 0 ? .tableHeader : .tableRow
    }

    private func named(_ name: String) -> NodeKind {
        switch name {
        case "table": .table
        case "table_header", "table_row": .tableRow
        case "table_cell": .tableCell
        case "strikethrough": .strikethrough
        default: .unsupported
        }
    }
}

package import SourceText

/// What a node is. cmark types that are not listed become `unsupported` and keep their children.
package enum NodeKind: UInt8, Sendable, Hashable {
    case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
    case footnoteDefinition, table, tableHeader, tableRow, tableCell
    case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image, strikethrough
    case footnoteReference, unsupported

    package var isBlock: Bool { rawValue <= NodeKind.tableCell.rawValue }
}

package enum ColumnAlignment: UInt8, Sendable, Hashable { case none, left, center, right }

/// A node of a parsed document, in one flat array in pre-order: a node's children follow it.
package struct Node: Sendable, Hashable {
    package struct Flags: OptionSet, Sendable, Hashable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        package static let ordered = Flags(rawValue: 1)
        package static let tight = Flags(rawValue: 2)
        /// A task-list item.
        package static let task = Flags(rawValue: 4)
        package static let checked = Flags(rawValue: 8)
        /// A code block between fences; without it the block is indented.
        package static let fenced = Flags(rawValue: 16)
        /// An ordered list whose numbers end in `)`.
        package static let parenthesis = Flags(rawValue: 32)
    }

    package var kind: NodeKind
    package var flags: Flags = []
    /// Heading level 1-6.
    package var level: UInt8 = 0
    package var alignment: ColumnAlignment = .none
    /// Ordered list: number of the first item. Item of an ordered list: its own number. Footnote: its number.
    package var number: UInt32 = 0
    /// Index of the parent; -1 for the document.
    package var parent: Int32
    /// Index behind the last node of this subtree.
    package var end: Int32
    /// 0-based first and last line of a block; inlines carry those of their block. Exact for blocks.
    package var firstLine: UInt32 = 0
    package var lastLine: UInt32 = 0
    /// 0-based byte column on the first line where a block's own text or marker starts.
    package var column: UInt32 = 0
    /// Text, code or HTML literal; link or image URL; code block content. A range of `Document.pool`.
    package var literal = SourceRange(start: 0, end: 0)
    /// Code block info string, link or image title, footnote label. A range of `Document.pool`.
    package var extra = SourceRange(start: 0, end: 0)

    package init(kind: NodeKind, parent: Int32, end: Int32) {
        self.kind = kind
        self.parent = parent
        self.end = end
    }
}

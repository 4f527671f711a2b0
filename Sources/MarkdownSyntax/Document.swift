package import SourceText

/// A heading and the anchor that links reach it by.
package struct Heading: Sendable, Hashable {
    package var node: Int
    package var level: Int
    /// The text without markup.
    package var text: String
    /// GitHub's slug, with `-1`, `-2` behind the second and third of the same text.
    package var anchor: String
    /// The heading's source lines without the last line ending.
    package var range: SourceRange

    package init(node: Int, level: Int, text: String, anchor: String, range: SourceRange) {
        self.node = node
        self.level = level
        self.text = text
        self.anchor = anchor
        self.range = range
    }
}

/// A parsed Markdown file: an immutable flat tree that owns nothing of cmark's.
package struct Document: Sendable {
    package var file: SourceFile
    package var lines: LineIndex
    package var frontMatter: FrontMatter?
    /// Pre-order; element 0 is the document.
    package var nodes: [Node]
    /// The bytes that nodes' `literal` and `extra` point into.
    package var pool: [UInt8]
    package var headings: [Heading]
    /// Other link targets: `<a id="…">`, `<a name="…">`, `{#id}`.
    package var extraAnchors: [String]
    package var diagnostics: [Diagnostic]
    /// Set when a guard refused to parse the file: the tree is one code block with the source in it.
    package var isSourceOnly: Bool
    /// Code blocks that are too long to be read as anything but text.
    package var longBlocks: Set<Int> = []

    package init(
        file: SourceFile, lines: LineIndex, frontMatter: FrontMatter?, nodes: [Node], pool: [UInt8],
        headings: [Heading], extraAnchors: [String], diagnostics: [Diagnostic], isSourceOnly: Bool
    ) {
        self.file = file
        self.lines = lines
        self.frontMatter = frontMatter
        self.nodes = nodes
        self.pool = pool
        self.headings = headings
        self.extraAnchors = extraAnchors
        self.diagnostics = diagnostics
        self.isSourceOnly = isSourceOnly
    }
}

extension Document {
    /// The direct children of `node`, in order.
    package func children(of node: Int) -> ChildNodes { ChildNodes(document: self, parent: node) }

    package func literal(of node: Int) -> String { poolText(nodes[node].literal) }

    package func literalBytes(of node: Int) -> ArraySlice<UInt8> { pool[nodes[node].literal.range] }

    /// Code block info string, link or image title, footnote label.
    package func extra(of node: Int) -> String { poolText(nodes[node].extra) }

    private func poolText(_ range: SourceRange) -> String {
        String(decoding: pool[range.range], as: UTF8.self)
    }

    /// All text of a subtree without markup; breaks become spaces.
    package func plainText(of node: Int) -> String { plainText(in: node..<Int(nodes[node].end)) }

    /// The text of some nodes that follow each other.
    package func plainText(in range: Range<Int>) -> String {
        var length = 0
        var last = -1
        var isOne = true
        for index in range {
            switch nodes[index].kind {
            case .text, .code: length += nodes[index].literal.count
            case .softBreak, .lineBreak: length += 1
            default: continue
            }
            isOne = last < 0
            last = index
        }
        guard last >= 0 else { return "" }
        // Most texts are one piece of the pool.
        if isOne, nodes[last].kind == .text || nodes[last].kind == .code { return literal(of: last) }
        return joinedText(in: range, length: length)
    }

    private func joinedText(in range: Range<Int>, length: Int) -> String {
        let pool = pool.span
        return unsafe String(unsafeUninitializedCapacity: length) { text in
            var count = 0
            for index in range {
                switch nodes[index].kind {
                case .text, .code:
                    for place in nodes[index].literal.range {
                        unsafe text[count] = pool[place]
                        count += 1
                    }
                case .softBreak, .lineBreak:
                    unsafe text[count] = 0x20
                    count += 1
                default: break
                }
            }
            return count
        }
    }

    /// The source lines of a block, without the last line ending.
    package func range(ofBlock node: Int) -> SourceRange {
        let first = lines.range(ofLine: Int(nodes[node].firstLine))
        let last = lines.contentRange(ofLine: Int(nodes[node].lastLine), in: file.bytes)
        return SourceRange(first.lowerBound..<max(first.lowerBound, last.upperBound))
    }
}

/// Iterates over the direct children of a node by jumping over their subtrees.
package struct ChildNodes: Sequence, IteratorProtocol, Sendable {
    private let nodes: [Node]
    private var cursor: Int
    private let limit: Int

    init(document: Document, parent: Int) {
        nodes = document.nodes
        cursor = parent + 1
        limit = Int(document.nodes[parent].end)
    }

    package mutating func next() -> Int? {
        guard cursor < limit else { return nil }
        defer { cursor = Int(nodes[cursor].end) }
        return cursor
    }
}

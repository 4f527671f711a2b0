package import SourceText

/// Reads Markdown as GitHub does. Never fails: what is wrong with the file is in the document's diagnostics.
package enum MarkdownParser {
    package static func parse(_ file: SourceFile, options: MarkdownOptions = .init()) -> Document {
        let lines = LineIndex(file.bytes)
        guard let tree = CMarkTree(parsing: file.bytes.span) else {
            return .sourceOnly(file, lines: lines, diagnostics: [])
        }
        let copy = TreeCopy(of: tree, lineOffset: 0, reserving: file.bytes.count)
        var document = Document(
            file: file, lines: lines, frontMatter: nil, nodes: copy.nodes, pool: copy.pool, headings: [],
            extraAnchors: [], diagnostics: [], isSourceOnly: false)
        document.nameFootnotes()
        document.correctBlockLines()
        document.collectHeadings()
        return document
    }
}

extension Document {
    /// A document that shows its source as one code block, because parsing it would take too long.
    static func sourceOnly(_ file: SourceFile, lines: LineIndex, diagnostics: [Diagnostic]) -> Document {
        var root = Node(kind: .document, parent: -1, end: 2)
        root.lastLine = UInt32(clamping: max(0, lines.count - 1))
        var block = Node(kind: .codeBlock, parent: 0, end: 2)
        block.lastLine = root.lastLine
        let text = Array(String(decoding: file.bytes, as: UTF8.self).utf8)
        block.literal = SourceRange(0..<text.count)
        return Document(
            file: file, lines: lines, frontMatter: nil, nodes: [root, block], pool: text, headings: [],
            extraAnchors: [], diagnostics: diagnostics, isSourceOnly: true)
    }
}

package import SourceText

/// Reads Markdown as GitHub does. Never fails: what is wrong with the file is in the document's diagnostics.
package enum MarkdownParser {
    package static func parse(_ file: SourceFile, options: MarkdownOptions = .init()) -> Document {
        let lines = LineIndex(file.bytes)
        if let refusal = Guards.refusal(of: file, lines: lines, options: options) {
            return .sourceOnly(file, lines: lines, diagnostics: [refusal])
        }
        let repair = TextRepair(file)
        let front = FrontMatterReader(repair.bytes, lines: lines, path: file.path)
        let firstLine = front.frontMatter.map { lines.line(at: $0.range.upperBound) + 1 } ?? 0
        let start = front.frontMatter == nil ? 0 : lines.range(ofLine: firstLine).lowerBound
        let body = repair.bytes.span.extracting(start..<repair.bytes.count)
        guard let tree = CMarkTree(parsing: body) else {
            return .sourceOnly(file, lines: lines, diagnostics: repair.diagnostics)
        }
        let copy = TreeCopy(of: tree, lineOffset: firstLine, reserving: body.count, substitute: repair.substitute)
        var document = Document(
            file: file, lines: lines, frontMatter: front.frontMatter, nodes: copy.nodes, pool: copy.pool, headings: [],
            extraAnchors: [], diagnostics: repair.diagnostics + front.diagnostics, isSourceOnly: false)
        document.nameFootnotes()
        document.correctBlockLines()
        document.collectHeadings()
        document.collectAnchors()
        document.setAsideLongBlocks(options)
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
        let text = sourceText(file, lines: lines)
        block.literal = SourceRange(0..<text.count)
        return Document(
            file: file, lines: lines, frontMatter: nil, nodes: [root, block], pool: text, headings: [],
            extraAnchors: [], diagnostics: diagnostics, isSourceOnly: true)
    }

    /// The source with `\n` behind each line, as in every other code block.
    private static func sourceText(_ file: SourceFile, lines: LineIndex) -> [UInt8] {
        let bytes = TextRepair(file)
        var text: [UInt8] = []
        text.reserveCapacity(file.bytes.count + 1)
        for line in 0..<lines.count {
            let range = lines.contentRange(ofLine: line, in: file.bytes).range
            guard line + 1 < lines.count || !range.isEmpty else { break }
            bytes.append(range, to: &text)
            text.append(0x0A)
        }
        return text
    }
}

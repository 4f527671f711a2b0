import SourceText

extension Document {
    /// Notes the code blocks that nobody follows line by line: data, logs, and texts made to hang a reader.
    mutating func setAsideLongBlocks(_ options: MarkdownOptions) {
        var total = 0
        for node in nodes.indices where nodes[node].kind == .codeBlock {
            let literal = nodes[node].literal
            let lines = ByteScan.count(of: 0x0A, in: pool.span.extracting(literal.range))
            if lines > options.maximumBlockLines || literal.count > options.maximumBlockSize {
                diagnostics.append(.longBlock(self, node, lines: lines, options))
            } else {
                let isFirst = total <= options.maximumCodeLines
                total += lines
                guard total > options.maximumCodeLines else { continue }
                if isFirst { diagnostics.append(.lastBlock(self, node, options)) }
            }
            longBlocks.insert(node)
        }
    }
}

extension Diagnostic {
    fileprivate static func longBlock(
        _ document: Document, _ node: Int, lines: Int, _ options: MarkdownOptions
    ) -> Diagnostic {
        let size = document.nodes[node].literal.count
        let message =
            lines > options.maximumBlockLines
            ? "this block has \(lines) lines; at most \(options.maximumBlockLines) are read as commands"
            : "this block has \(size) bytes; at most \(options.maximumBlockSize) are read as commands"
        return of(document, node, message, label: "it is shown as it is")
    }

    fileprivate static func lastBlock(_ document: Document, _ node: Int, _ options: MarkdownOptions) -> Diagnostic {
        of(
            document, node, "with this block more than \(options.maximumCodeLines) lines of the file stand in blocks",
            label: "it and those below are shown as they are")
    }

    private static func of(_ document: Document, _ node: Int, _ message: String, label: String) -> Diagnostic {
        let start = document.range(ofBlock: node).start
        return Diagnostic(
            rule: "block-too-long", code: "FIL009", severity: .warning, path: document.file.path,
            range: document.lines.range(ofLine: document.lines.line(at: Int(start))), message: message, label: label)
    }
}

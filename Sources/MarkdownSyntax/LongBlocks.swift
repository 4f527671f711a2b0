import SourceText

extension Document {
    /// Notes the code blocks that nobody follows line by line: data, logs, and texts made to hang a reader.
    mutating func setAsideLongBlocks(_ options: MarkdownOptions) {
        for node in nodes.indices where nodes[node].kind == .codeBlock {
            let literal = nodes[node].literal
            guard literal.count > options.maximumBlockLines else { continue }
            let lines = pool[literal.range].count { $0 == 0x0A }
            guard lines > options.maximumBlockLines || literal.count > options.maximumBlockSize else { continue }
            longBlocks.insert(node)
            diagnostics.append(.longBlock(self, node, lines: lines, options))
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
        let start = document.range(ofBlock: node).start
        return Diagnostic(
            rule: "block-too-long", code: "FIL009", severity: .info, path: document.file.path,
            range: document.lines.range(ofLine: document.lines.line(at: Int(start))), message: message,
            label: "it is shown as it is")
    }
}

import SourceText

extension Document {
    /// Notes the code blocks that nobody follows line by line: data, logs, and texts made to hang a reader.
    mutating func setAsideLongBlocks(_ options: MarkdownOptions) {
        var total = 0
        var isTold = false
        for node in nodes.indices where nodes[node].kind == .codeBlock {
            let literal = nodes[node].literal
            let lines = ByteScan.count(of: 0x0A, in: pool.span.extracting(literal.range))
            if lines > options.maximumBlockLines || literal.count > options.maximumBlockSize {
                if mayHoldCommands(node) { diagnostics.append(.longBlock(self, node, lines: lines, options)) }
            } else {
                total += lines
                guard total > options.maximumCodeLines else { continue }
                if !isTold, mayHoldCommands(node) {
                    diagnostics.append(.lastBlock(self, node, options))
                    isTold = true
                }
            }
            longBlocks.insert(node)
        }
    }

    /// Of data and programs that are labelled so, nothing would be read as commands.
    private func mayHoldCommands(_ node: Int) -> Bool {
        let label = extra(of: node).utf8.prefix { $0 > 0x20 && $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: ",") }
        if label.isEmpty {
            // Help texts, drawings and data without a label.
            let text = pool[nodes[node].literal.range].prefix(1_000)
            guard let first = text.first(where: { $0 > 0x20 }) else { return false }
            return first | 0x20 >= 0x61 && first | 0x20 <= 0x7A || "$#./".utf8.contains(first)
        }
        return !dataLabels.contains(String(decoding: label, as: UTF8.self).lowercased())
    }
}

private let dataLabels: Set<String> = [
    "yaml", "yml", "json", "jsonc", "json5", "jsonl", "toml", "ini", "xml", "html", "css", "scss", "csv", "diff", "hcl",
    "proto", "graphql", "javascript", "js", "jsx", "typescript", "ts", "tsx", "go", "rust", "rs", "java", "kotlin",
    "swift", "c", "cpp", "csharp", "cs", "ruby", "rb", "php", "mermaid", "plantuml", "svg",
    "markdown", "md", "mdx", "txt", "text", "plaintext", "log", "out", "output",
]

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

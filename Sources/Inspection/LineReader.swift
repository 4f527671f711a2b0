import Extraction
import MarkdownSyntax
import RunbookModel
import SourceText

/// Gives every line of a file its role: first by what Markdown makes of it, then by what the blocks' readers did.
struct LineReader {
    private let document: Document
    private let runbook: Runbook
    private let traces: [BlockTrace]
    private var lines: [Inspection.Line]

    init(document: Document, runbook: Runbook, traces: [BlockTrace]) {
        self.document = document
        self.runbook = runbook
        self.traces = traces
        lines = Array(repeating: Inspection.Line(role: .notUnderstood), count: document.lines.count)
    }

    mutating func read() -> [Inspection.Line] {
        guard !document.isSourceOnly else { return lines }
        readFrontMatter()
        for node in document.nodes.indices { readNode(node) }
        for block in runbook.blocks.indices { readBlock(block) }
        readSteps()
        for line in lines.indices { settle(line) }
        return lines
    }

    private func lines(of range: SourceRange) -> ClosedRange<Int> {
        let first = document.lines.line(at: range.lowerBound)
        return first...max(first, document.lines.line(at: max(range.lowerBound, range.upperBound - 1)))
    }

    private mutating func set(_ role: LineRole, _ range: SourceRange) {
        for line in lines(of: range) where !isBlank(line) { lines[line].role = role }
    }

    private func isBlank(_ line: Int) -> Bool {
        document.file.bytes[document.lines.contentRange(ofLine: line, in: document.file.bytes).range]
            .allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x3E && isQuoted(line) }
    }

    /// Blank lines of a quotation still carry its mark.
    private func isQuoted(_ line: Int) -> Bool { lines[line].role != .command && lines[line].block == nil }

    // MARK: Markdown

    private mutating func readFrontMatter() {
        guard let range = document.frontMatter?.range else { return }
        for line in lines(of: range) { lines[line].role = .frontMatter }
    }

    private mutating func readNode(_ node: Int) {
        guard let role = role(of: document.nodes[node].kind) else { return }
        for line in Int(document.nodes[node].firstLine)...Int(document.nodes[node].lastLine) where line < lines.count {
            lines[line].role = role
        }
        // The line of dashes below a table's header has no node; without rows nothing else covers it.
        let below = Int(document.nodes[node].lastLine) + 1
        if document.nodes[node].kind == .tableHeader, below < lines.count { lines[below].role = .table }
    }

    /// Containers give their lines a role that the blocks inside replace: an empty item still is no riddle.
    private func role(of kind: NodeKind) -> LineRole? {
        switch kind {
        case .heading: .heading
        case .blockQuote, .list, .item, .paragraph: .prose
        case .table, .tableHeader, .tableRow: .table
        case .htmlBlock: .html
        case .thematicBreak: .rule
        case .footnoteDefinition: .definition
        default: nil
        }
    }

    /// What Markdown has no node for: blank lines and link definitions.
    private mutating func settle(_ line: Int) {
        switch lines[line].role {
        case .frontMatter, .fence: return
        default: break
        }
        if isBlank(line) {
            lines[line].role = .blank
        } else if lines[line].role == .notUnderstood, lines[line].block == nil, isDefinition(line) {
            lines[line].role = .definition
        }
    }

    /// A line of `[label]: target`, which may go on below.
    private func isDefinition(_ line: Int) -> Bool {
        if line > 0, lines[line - 1].role == .definition { return true }
        let range = document.lines.contentRange(ofLine: line, in: document.file.bytes)
        let text = document.file.bytes[range.range].drop { $0 == 0x20 || $0 == 0x3E }
        return text.first == 0x5B && zip(text, text.dropFirst()).contains { $0 == 0x5D && $1 == 0x3A }
    }
}

// MARK: Code blocks

extension LineReader {
    private mutating func readBlock(_ index: Int) {
        let block = runbook.blocks[index]
        let own = lines(of: block.range)
        for line in own {
            lines[line].block = index
            lines[line].role = .notUnderstood
        }
        let content = block.map.fileRange(of: SourceRange(0..<block.text.utf8.count))
        if block.isFenced {
            lines[own.lowerBound].role = .fence
            if own.count > 1, !lines(of: content).contains(own.upperBound) || block.text.isEmpty {
                lines[own.upperBound].role = .fence
            }
        }
        if block.steps.isEmpty, !block.text.isEmpty { set(data(block), content) }
        for range in traces[index].comments { set(.comment, range) }
        for range in traces[index].output { set(.output, range) }
        for prompt in traces[index].prompts where prompt.isEmpty { set(.command, prompt.range) }
    }

    /// What a block without steps holds.
    private func data(_ block: Block) -> LineRole {
        switch block.effective {
        case .output: .output
        case .shell, .powershell, .cmd, .console, .sql, .python: .notUnderstood
        case .json, .yaml, .text, .diagram, .other: .data
        }
    }

    private mutating func readSteps() {
        for (procedure, value) in runbook.procedures.enumerated() {
            for (index, step) in value.steps.enumerated() {
                let place = Inspection.StepPlace(procedure: procedure, step: index)
                for line in lines(of: step.range) { lines[line].steps.append(place) }
                if step.block != nil { set(role(of: step), step.range) }
                guard let expect = step.expect, !step.range.contains(expect.range) else { continue }
                let own = lines(of: step.range)
                // A comment behind a command leaves the line what it is.
                for line in lines(of: expect.range) where !own.contains(line) {
                    if !lines[line].steps.contains(place) { lines[line].steps.append(place) }
                    guard lines[line].block != nil, lines[line].role != .fence, lines[line].role != .comment,
                        !isBlank(line)
                    else { continue }
                    lines[line].role = .output
                }
            }
        }
    }

    private func role(of step: Step) -> LineRole {
        switch step.kind {
        case .manual, .wait, .check: .comment
        case .query: .query
        case .command: .command
        case .script: step.effectiveLanguage == .shell ? .notUnderstood : .script
        }
    }
}

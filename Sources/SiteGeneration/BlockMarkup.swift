import MarkdownSyntax
import RunbookModel
import SourceText

/// A whole code block with the highlighting of the steps that were made from it.
enum BlockMarkup {
    static func append(_ block: Block, in runbook: Runbook, to html: inout HTML) {
        var tokens: [Token] = []
        var parameters: [ParameterUse] = []
        let steps = steps(of: block, in: runbook)
        for index in steps.indices {
            let map = steps[index].map
            for token in steps[index].tokens {
                guard let range = block.map.textRange(ofFile: map.fileRange(of: token.range)) else { continue }
                tokens.append(Token(kind: token.kind, range: range))
            }
            for use in steps[index].parameters {
                guard let range = block.map.textRange(ofFile: map.fileRange(of: use.range)) else { continue }
                parameters.append(ParameterUse(id: use.id, range: range, context: use.context))
            }
        }
        tokens = merged(tokens, comments(in: block))
        parameters.sort { $0.range.start < $1.range.start }
        CodeMarkup.append(block.text, tokens: tokens, parameters: parameters, to: &html)
    }

    private static func steps(of block: Block, in runbook: Runbook) -> ArraySlice<Step> {
        guard let procedure = block.procedure else { return [] }
        let steps = runbook.procedures[procedure].steps
        return steps[block.steps.clamped(to: steps.indices)]
    }

    /// Comments between steps became titles or steps of their own, so that no step's tokens hold them.
    private static func comments(in block: Block) -> [Token] {
        guard let marker = block.effective.commentMarker else { return [] }
        let bytes = Array(block.text.utf8)
        let lines = LineIndex(bytes)
        return (0..<lines.count).compactMap { line in
            let content = lines.contentRange(ofLine: line, in: bytes)
            let start = content.range.first { bytes[$0] != 0x20 && bytes[$0] != 0x09 }
            guard let start, bytes[start..<content.upperBound].starts(with: marker) else { return nil }
            return Token(kind: .comment, range: SourceRange(start..<content.upperBound))
        }
    }

    /// Both kinds in order; a comment that a step's token already covers is left out.
    private static func merged(_ tokens: [Token], _ comments: [Token]) -> [Token] {
        let sorted = tokens.sorted { $0.range.start < $1.range.start }
        guard !comments.isEmpty else { return sorted }
        var result: [Token] = []
        var next = 0
        for comment in comments {
            while next < sorted.count, sorted[next].range.end <= comment.range.start {
                result.append(sorted[next])
                next += 1
            }
            let isCovered = next < sorted.count && sorted[next].range.overlaps(comment.range)
            if !isCovered { result.append(comment) }
        }
        return result + sorted[next...]
    }
}

extension Language {
    /// What begins a comment that fills a line.
    fileprivate var commentMarker: [UInt8]? {
        switch self {
        case .shell, .powershell, .python, .yaml: Array("#".utf8)
        case .sql: Array("--".utf8)
        case .cmd, .console, .json, .output, .text, .diagram, .other: nil
        }
    }
}

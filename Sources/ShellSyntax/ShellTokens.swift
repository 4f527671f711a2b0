package import SourceText

/// A run of bytes of a shell text and what it is.
package struct ShellToken: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case blank, lineEnd
        /// A backslash that joins two lines.
        case continuation
        case comment
        case word, assignment
        /// The operator of a redirection with its descriptor.
        case redirection
        /// The lines of a here-document with its delimiter.
        case body
        /// `;`, `&&`, `|`, `(` and the like, and keywords.
        case `operator`
        /// A given-up paragraph.
        case notUnderstood
    }

    package var kind: Kind
    package var range: SourceRange
}

/// All of a shell text as tokens: put together, their ranges are the text.
package enum ShellTokens {
    /// - Parameter script: what `bytes` were read as.
    package static func tokens(of script: Script, in bytes: [UInt8]) -> [ShellToken] {
        var pieces: [ShellToken] = script.errors.map { ShellToken(kind: .notUnderstood, range: $0.paragraph) }
        pieces += script.comments.map { ShellToken(kind: .comment, range: $0.range) }
        for command in script.commands {
            pieces += command.words.map { ShellToken(kind: .word, range: $0.range) }
            pieces += command.assignments.map { ShellToken(kind: .assignment, range: $0.range) }
            pieces += command.redirections.flatMap(tokens)
        }
        for compound in script.compounds {
            pieces += compound.words.map { ShellToken(kind: .word, range: $0.range) }
            pieces += compound.redirections.flatMap(tokens)
        }
        return joined(pieces, in: bytes)
    }

    private static func tokens(of redirection: Redirection) -> [ShellToken] {
        let target = redirection.target.range
        var tokens = [
            ShellToken(kind: .redirection, range: SourceRange(start: redirection.range.start, end: target.start)),
            ShellToken(kind: .word, range: target),
        ]
        if let body = redirection.body { tokens.append(ShellToken(kind: .body, range: body)) }
        return tokens
    }

    /// Outer tokens win over what stands in them; gaps are filled by what their bytes are.
    private static func joined(_ pieces: [ShellToken], in bytes: [UInt8]) -> [ShellToken] {
        let sorted = pieces.filter { !$0.range.isEmpty }.sorted {
            ($0.range.start, $1.range.end) < ($1.range.start, $0.range.end)
        }
        var tokens: [ShellToken] = []
        var end = 0
        for piece in sorted where piece.range.lowerBound >= end {
            fill(end..<piece.range.lowerBound, in: bytes, &tokens)
            tokens.append(piece)
            end = piece.range.upperBound
        }
        fill(end..<bytes.count, in: bytes, &tokens)
        return tokens
    }

    private static func fill(_ gap: Range<Int>, in bytes: [UInt8], _ tokens: inout [ShellToken]) {
        var start = gap.lowerBound
        while start < gap.upperBound {
            let (kind, end) = token(from: start, to: gap.upperBound, in: bytes)
            tokens.append(ShellToken(kind: kind, range: SourceRange(start..<end)))
            start = end
        }
    }

    private static func token(from start: Int, to limit: Int, in bytes: [UInt8]) -> (ShellToken.Kind, Int) {
        let byte = bytes[start]
        if byte.isBlank { return (.blank, end(from: start, to: limit, in: bytes) { $0.isBlank }) }
        if byte.isLineEnd {
            let isPair = byte == Byte.carriageReturn && start + 1 < limit && bytes[start + 1] == Byte.newline
            return (.lineEnd, start + (isPair ? 2 : 1))
        }
        if byte == Byte.backslash, start + 1 < limit, bytes[start + 1].isLineEnd {
            return (.continuation, token(from: start + 1, to: limit, in: bytes).1)
        }
        return (.operator, end(from: start, to: limit, in: bytes) { !$0.isBlank && !$0.isLineEnd })
    }

    private static func end(
        from start: Int, to limit: Int, in bytes: [UInt8], while isInside: (UInt8) -> Bool
    ) -> Int {
        var end = start + 1
        while end < limit, isInside(bytes[end]) { end += 1 }
        return end
    }
}

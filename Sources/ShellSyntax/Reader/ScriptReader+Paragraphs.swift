import SourceText

/// How much had been read at a place; reading can go back to it.
struct ReadingMark {
    var position = 0
    var statements = 0
    var commands = 0
    var compounds = 0
    var comments = 0
    var placeholders = 0
    var variables = 0
}

extension ScriptReader {
    /// Reads the text statement by statement and gives up a paragraph where that fails.
    mutating func readScript() {
        while true {
            skipParagraphGap()
            guard position < end else { return }
            do {
                try readStatement()
            } catch {
                recover(from: error)
            }
        }
    }

    /// Reads what a shell would run when the line is entered, and gives its end; `nil` when more has to follow.
    mutating func readCommandLine() -> Int? {
        skipBlanks()
        while position < end, !bytes[position].isLineEnd {
            if bytes[position] == Byte.hash {
                readComment()
                continue
            }
            let bodies = bodyEnd
            do { try readStatement() } catch { return nil }
            if bodyEnd > bodies { return bodyEnd }
            skipBlanks()
        }
        return position
    }

    func mark() -> ReadingMark {
        ReadingMark(
            position: position, statements: script.statements.count, commands: script.commands.count,
            compounds: script.compounds.count, comments: script.comments.count,
            placeholders: script.placeholders.count, variables: script.variables.count)
    }

    /// Passes what stands between two statements; a blank line begins a paragraph.
    private mutating func skipParagraphGap() {
        var lineStart = position
        while lineStart > 0, bytes[lineStart - 1].isBlank { lineStart -= 1 }
        var isBlankLine = lineStart == 0 || bytes[lineStart - 1].isLineEnd
        connector = isBlankLine ? .none : connector
        while true {
            skipBlanks()
            guard position < end else { return }
            if bytes[position] == Byte.hash {
                readComment()
                isBlankLine = false
            } else if bytes[position].isLineEnd {
                position += lineEndLength(at: position)
                if isBlankLine { paragraph = mark() }
                isBlankLine = true
                connector = .none
            } else {
                return
            }
        }
    }

    /// Drops what the paragraph had yielded, reports it, and goes on at the next blank line.
    private mutating func recover(from failure: ReadFailure) {
        let reached = position
        end = bytes.count
        var resume = endOfParagraph(from: max(failure.range.lowerBound, statementStart))
        rereadBytes += max(0, reached - resume)
        if rereadBytes > 8 * bytes.count + 4096, reached > resume { resume = endOfParagraph(from: reached) }
        let firstComment = script.comments[..<statementComments].count
        rewind(to: paragraph, keepingComments: firstComment)
        let extent = SourceRange(paragraph.position..<max(paragraph.position, resume))
        script.errors.append(ShellError(range: failure.range, paragraph: extent, message: failure.message))
        reset()
        position = resume
    }

    private mutating func rewind(to mark: ReadingMark, keepingComments comments: Int) {
        script.statements.removeSubrange(mark.statements...)
        script.commands.removeSubrange(mark.commands...)
        script.compounds.removeSubrange(mark.compounds...)
        script.comments.removeSubrange(max(comments, mark.comments)...)
        script.placeholders.removeSubrange(mark.placeholders...)
        script.variables.removeSubrange(mark.variables...)
    }

    private mutating func reset() {
        depth = 0
        connector = .none
        nesting = .topLevel
        isInBackticks = false
        expectsGoTemplate = false
        pendingBodies.removeAll(keepingCapacity: true)
        text.removeAll(keepingCapacity: true)
        parts.removeAll(keepingCapacity: true)
    }

    /// The end of the last line before the next blank one, without its line end.
    private func endOfParagraph(from start: Int) -> Int {
        var lineEnd = start
        while lineEnd < end {
            while lineEnd < end, !bytes[lineEnd].isLineEnd { lineEnd += 1 }
            var next = lineEnd + lineEndLength(at: lineEnd)
            while next < end, bytes[next].isBlank { next += 1 }
            if next >= end || bytes[next].isLineEnd { return lineEnd }
            lineEnd = next
        }
        return lineEnd
    }
}

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
    /// Reads the text statement by statement and gives up a paragraph, or some of its lines, where that fails.
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
                if isBlankLine { line = mark() }
                return
            }
        }
    }

    /// Drops what the lines that make no sense had yielded, reports them, and goes on behind them: at the next blank
    /// line, or at the next line that begins with a command when nothing is open.
    private mutating func recover(from failure: ReadFailure) {
        let reached = position
        end = bytes.count
        var resume = endOfParagraph(from: max(failure.range.lowerBound, statementStart))
        let command = lineWithCommand(behind: failure, before: resume)
        resume = command ?? resume
        rereadBytes += max(0, reached - resume)
        if rereadBytes > 8 * bytes.count + 4096, reached > resume { resume = endOfParagraph(from: reached) }
        let firstComment = script.comments[..<statementComments].count
        let start = paragraphBeginsAsCommands() ? line : paragraph
        rewind(to: start, keepingComments: firstComment)
        var stop = max(start.position, resume)
        while command != nil, stop > start.position, bytes[stop - 1].isLineEnd { stop -= 1 }
        script.errors.append(
            ShellError(range: failure.range, paragraph: SourceRange(start.position..<stop), message: failure.message))
        reset()
        position = resume
        line = mark()
        if command != nil { paragraph = line }
    }

    /// A shell runs a script line by line: what stands above the line that it cannot read has been done. Sentences and
    /// what commands print can be read as commands too, so all of them have to be known ones.
    private func paragraphBeginsAsCommands() -> Bool {
        let above = script.statements[paragraph.statements..<max(paragraph.statements, line.statements)]
        var isCommand = false
        for statement in above where statement.kind != .assignment {
            guard let first = script.commands[statement.commands].first, ShellWordPlausibility.of(first) == .known
            else {
                return false
            }
            isCommand = true
        }
        return isCommand
    }

    /// The beginning of the first line behind the failure that begins with a command, when what failed is a simple
    /// command. Within a loop or a here-document without its end such a line is a part of it.
    private func lineWithCommand(behind failure: ReadFailure, before limit: Int) -> Int? {
        let failed = failure.range.lowerBound
        guard failed < limit, ![Byte.dollar, Byte.leftParenthesis, Byte.backtick, Byte.less].contains(bytes[failed]),
            startsCommand(at: statementStart)
        else { return nil }
        var next = startOfLine(behind: failed)
        while next < limit {
            var word = next
            while word < limit, bytes[word].isBlank { word += 1 }
            if startsCommand(at: word) { return next }
            next = startOfLine(behind: next)
        }
        return nil
    }

    /// The beginning of the line behind that of `index` and those that continue it.
    private func startOfLine(behind index: Int) -> Int {
        var lineEnd = index
        while true {
            lineEnd = bytes.endOfLine(from: lineEnd, before: end)
            guard lineEnd > index, bytes[lineEnd - 1] == Byte.backslash, lineEnd < end else { break }
            lineEnd += lineEndLength(at: lineEnd)
        }
        return lineEnd + lineEndLength(at: lineEnd)
    }

    private func startsCommand(at index: Int) -> Bool {
        var stop = index
        while stop < end, !bytes[stop].endsWord { stop += 1 }
        let word = string(index..<stop)
        return CommonTools.names.contains(word) && !CommonTools.words.contains(word)
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

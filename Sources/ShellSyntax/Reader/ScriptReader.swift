import SourceText

/// Reading stopped here; caught at the statement, reported, and reading goes on behind it.
struct ReadFailure: Error {
    var range: SourceRange
    var message: String
}

/// One pass over a text: where it stands, and what it has read so far.
///
/// The grammar is in the extensions: lists, commands, compounds, words, quotes, expansions, here-documents.
///
/// It is never copied: it holds a dozen arrays.
struct ScriptReader: ~Copyable {
    let bytes: TextBytes
    let options: ShellOptions
    var position = 0
    /// Nothing is read at or behind it; moved while the inside of backticks or a here-document is read.
    var end: Int
    var script = Script()

    /// End of the last word, operator or closing keyword.
    var lastEnd = 0
    /// How the next command is joined to what was read before.
    var connector = SimpleCommand.Connector.none
    var nesting = SimpleCommand.Nesting.topLevel
    /// The first command of the statement or substitution that is being read.
    var firstCommand = 0
    var depth = 0
    /// Inside backticks, where a backtick behind a backslash opens another substitution.
    var isInBackticks = false
    /// The word being read is the value of an option that takes a Go template.
    var expectsGoTemplate = false

    var pendingBodies: [PendingBody] = []
    /// End of the last here-document's delimiter line.
    var bodyEnd = 0

    /// The text of the words being read, innermost last.
    var text: [UInt8] = []
    /// The parts of the words being read, innermost last.
    var parts: [WordPart] = []
    /// Where the word being read began.
    var wordStart = 0
    /// Where the literal part being read began.
    var literalStart = 0

    var statementStart = 0
    /// How many comments stood before the statement.
    var statementComments = 0
    var paragraph = ReadingMark()
    /// The first statement of the line.
    var line = ReadingMark()
    /// Bytes read twice because of failures.
    var rereadBytes = 0
    /// Up to here no `}}` or `%}` closes a template on the line.
    var templateSearchEnd = 0
    /// Up to here no `]` ends a pattern.
    var bracketSearchEnd = 0
    /// How often the end of an arithmetic expression was searched in vain.
    var arithmeticMisses = 0

    init(_ bytes: TextBytes, options: ShellOptions) {
        self.bytes = bytes
        self.options = options
        end = bytes.count
        text.reserveCapacity(min(bytes.count, 256))
        script.statements.reserveCapacity(bytes.count / 128 + 1)
        script.commands.reserveCapacity(bytes.count / 64 + 1)
    }

    /// Hands over what was read, which would otherwise be copied.
    mutating func takeScript() -> Script {
        var taken = Script()
        swap(&taken, &script)
        return taken
    }

    /// The byte at `index`, 0 behind the end.
    @inline(__always)
    func byte(_ index: Int) -> UInt8 { bytes.byte(index, before: end) }

    /// Length of the line end at `index`, 0 when there is none.
    @inline(__always)
    func lineEndLength(at index: Int) -> Int { bytes.lineEndLength(at: index, before: end) }

    func range(from start: Int) -> SourceRange {
        SourceRange(start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: position))
    }

    func string(_ range: Range<Int>) -> String { bytes.string(range) }

    /// Adds the bytes from `start` to the position to the text of the word being read.
    @inline(__always)
    mutating func copyText(from start: Int) { bytes.append(start..<position, to: &text) }

    func isText(_ expected: StaticString, at start: Int) -> Bool { bytes.holds(expected, at: start, before: end) }

    /// Passes blanks and line continuations.
    mutating func skipBlanks() {
        while position < end {
            let byte = bytes[position]
            if byte.isBlank {
                position += 1
            } else if byte == Byte.backslash, lineEndLength(at: position + 1) > 0 {
                position += 1 + lineEndLength(at: position + 1)
            } else {
                return
            }
        }
    }

    /// Passes a line end and the bodies of the here-documents opened on the line.
    mutating func readLineEnd() throws(ReadFailure) {
        position += lineEndLength(at: position)
        if !pendingBodies.isEmpty { try readBodies() }
    }

    /// Passes blanks, line ends and comments.
    mutating func skipLines() throws(ReadFailure) {
        while true {
            skipBlanks()
            guard position < end else { return }
            if bytes[position].isLineEnd {
                try readLineEnd()
            } else if bytes[position] == Byte.hash {
                readComment()
            } else {
                return
            }
        }
    }

    mutating func readComment() {
        let start = position
        position = bytes.endOfLine(from: position, before: end)
        var first = start
        while first < position, bytes[first] == Byte.hash || bytes[first].isBlank { first += 1 }
        var last = position
        while last > first, bytes[last - 1].isBlank { last -= 1 }
        var before = start
        while before > 0, bytes[before - 1].isBlank { before -= 1 }
        let isTrailing = before > 0 && !bytes[before - 1].isLineEnd
        script.comments.append(
            Comment(range: range(from: start), text: string(first..<last), isTrailing: isTrailing))
    }

    // MARK: Nesting

    mutating func enter(_ what: StaticString, at open: Int) throws(ReadFailure) {
        depth += 1
        guard depth <= options.depthLimit else {
            throw ReadFailure(
                range: SourceRange(open..<position),
                message: "\(what) stands deeper than \(options.depthLimit) levels inside others")
        }
    }

    mutating func leave() { depth -= 1 }

    /// What was opened at `open` has no end: the whole rest was searched for it.
    mutating func unclosed(_ what: StaticString, at open: Int, length: Int) -> ReadFailure {
        position = end
        return ReadFailure(range: SourceRange(open..<min(open + length, end)), message: "unclosed \(what) opened here")
    }

    /// The token at the position cannot stand there.
    func unexpected(_ hint: String = "") -> ReadFailure {
        guard position < end else {
            return ReadFailure(range: SourceRange(position..<position), message: "unexpected end of the text" + hint)
        }
        var stop = position
        if bytes[stop].endsWord || bytes[stop] == Byte.leftParenthesis {
            stop += byte(stop + 1) == bytes[stop] ? 2 : 1
        } else {
            while stop < end, !bytes[stop].endsWord, stop - position < 40 { stop += 1 }
        }
        let token = bytes[position].isLineEnd ? "end of the line" : "'\(string(position..<stop))'"
        return ReadFailure(range: SourceRange(position..<stop), message: "unexpected \(token)" + hint)
    }
}

import SourceText

/// What may end the list inside a compound.
struct ListEnd: OptionSet {
    let rawValue: UInt8
    static let keyword = ListEnd(rawValue: 1)
    static let parenthesis = ListEnd(rawValue: 2)
    static let caseItem = ListEnd(rawValue: 4)
    /// The end of what is being read.
    static let text = ListEnd(rawValue: 16)
    /// Nothing has to stand in it.
    static let mayBeEmpty = ListEnd(rawValue: 8)
}

/// Where a compound began, for the message when it never ends.
struct Opening {
    var position: Int
    var length: Int
    var what: StaticString
}

extension ScriptReader {
    /// A top-level statement with everything on its line that cannot be told apart from it.
    mutating func readStatement() throws(ReadFailure) {
        statementStart = position
        statementComments = script.comments.count
        firstCommand = script.commands.count
        let first = firstCommand
        let start = position
        var kind = try readAndOr()
        var isBackground = try readSeparator(since: first)
        while !pendingBodies.isEmpty, let more = moreOnTheLine(), more {
            kind = .list
            let next = script.commands.count
            _ = try readAndOr()
            isBackground = try readSeparator(since: next)
        }
        var stop = lastEnd
        if !pendingBodies.isEmpty {
            if byte(position) == Byte.hash { readComment() }
            try readLineEnd()
            stop = bodyEnd
        }
        script.statements.append(
            Statement(
                kind: kind, range: SourceRange(start..<stop), commands: first..<script.commands.count,
                isBackground: isBackground))
    }

    /// Whether a command follows on the line; only asked behind a separator.
    private func moreOnTheLine() -> Bool? {
        guard position < end else { return false }
        return !bytes[position].isLineEnd && bytes[position] != Byte.hash
    }

    /// Passes the `;`, `&` or line's rest behind an and-or list; true when it was put in the background.
    mutating func readSeparator(since first: Int) throws(ReadFailure) -> Bool {
        skipBlanks()
        guard position < end else { return false }
        switch bytes[position] {
        case Byte.ampersand:
            position += 1
            for index in first..<script.commands.count where script.commands[index].nesting == nesting {
                script.commands[index].isBackground = true
            }
            connector = .background
        case Byte.semicolon where byte(position + 1) != Byte.semicolon && byte(position + 1) != Byte.ampersand:
            position += 1
            connector = .sequence
        case Byte.newline, Byte.carriageReturn, Byte.hash:
            return false
        default:
            throw unexpected()
        }
        let isBackground = bytes[position - 1] == Byte.ampersand
        skipBlanks()
        return isBackground
    }

    /// `pipeline && pipeline || pipeline`.
    mutating func readAndOr() throws(ReadFailure) -> Statement.Kind {
        var kind = try readPipeline()
        while true {
            skipBlanks()
            let operatorByte = byte(position)
            guard operatorByte == Byte.ampersand || operatorByte == Byte.bar, byte(position + 1) == operatorByte
            else { return kind }
            try readJoint(length: 2, operatorByte == Byte.bar ? .or : .and)
            _ = try readPipeline()
            kind = .list
        }
    }

    private mutating func readPipeline() throws(ReadFailure) -> Statement.Kind {
        let first = script.commands.count
        let isNegated = skipBangs()
        var kind = try readCommand()
        while true {
            skipBlanks()
            guard byte(position) == Byte.bar, byte(position + 1) != Byte.bar else { break }
            let both = byte(position + 1) == Byte.ampersand
            try readJoint(length: both ? 2 : 1, both ? .pipeBoth : .pipe)
            _ = try readCommand()
            kind = .pipeline
        }
        if isNegated { negateCommands(since: first) }
        return kind
    }

    private mutating func negateCommands(since first: Int) {
        for index in first..<script.commands.count where script.commands[index].nesting == nesting {
            script.commands[index].isNegated = true
        }
    }

    private mutating func skipBangs() -> Bool {
        var isNegated = false
        while byte(position) == Byte.bang, byte(position + 1).isBlank || byte(position + 1).isLineEnd {
            isNegated = true
            position += 1
            skipBlanks()
        }
        return isNegated
    }

    /// Passes `|`, `&&` or `||` and goes on to what has to follow, perhaps on a later line.
    private mutating func readJoint(
        length: Int, _ next: SimpleCommand.Connector
    ) throws(ReadFailure) {
        let start = position
        position += length
        try skipLines()
        guard position < end else {
            throw ReadFailure(
                range: SourceRange(start..<start + length),
                message: "nothing follows '\(string(start..<start + length))'")
        }
        connector = next
    }

    /// The commands inside a compound or a substitution, up to what closes it.
    mutating func readList(until closers: ListEnd, of opening: Opening) throws(ReadFailure) {
        try skipLines()
        let start = position
        joinToPrevious(.sequence)
        while !isAtListEnd(closers) {
            guard position < end else { throw unclosed(opening) }
            let first = script.commands.count
            _ = try readAndOr()
            skipBlanks()
            if position < end, !isAtListEnd(closers, isAfterCommand: true) {
                let isBackground = try readSeparator(since: first)
                joinToPrevious(isBackground ? .background : .sequence)
            }
            try skipLines()
        }
        guard position > start || closers.contains(.mayBeEmpty) else {
            throw unexpected("; a command has to come first")
        }
    }

    mutating func unclosed(_ opening: Opening) -> ReadFailure {
        unclosed(opening.what, at: opening.position, length: opening.length)
    }

    /// Joins the next command to what came before it in the statement, unless something has done so already.
    mutating func joinToPrevious(_ next: SimpleCommand.Connector) {
        guard connector == .none || connector == .sequence || connector == .background else { return }
        connector = script.commands.count > firstCommand ? next : .none
    }

    private func isAtListEnd(_ closers: ListEnd, isAfterCommand: Bool = false) -> Bool {
        guard position < end else { return closers.contains(.text) }
        switch bytes[position] {
        case Byte.rightParenthesis: return closers.contains(.parenthesis)
        case Byte.semicolon:
            return closers.contains(.caseItem)
                && (byte(position + 1) == Byte.semicolon || byte(position + 1) == Byte.ampersand)
        default:
            guard !isAfterCommand, let keyword = keyword() else { return false }
            if keyword == .esac { return closers.contains(.caseItem) }
            return closers.contains(.keyword) && keyword.closes
        }
    }
}

import SourceText

extension ScriptReader {
    /// A simple command, a compound with its redirections, or a function.
    mutating func readCommand() throws(ReadFailure) -> Statement.Kind {
        guard position < end else { throw unexpected() }
        switch bytes[position] {
        case Byte.leftParenthesis:
            try readParenthesized()
            return .compound
        case Byte.rightParenthesis, Byte.semicolon, Byte.ampersand, Byte.bar, Byte.newline, Byte.carriageReturn:
            if bytes[position] == Byte.ampersand, byte(position + 1) == Byte.greater { break }
            throw unexpected()
        default: break
        }
        guard let keyword = keyword() else { return try readSimpleCommand() }
        return try readCompound(keyword)
    }

    mutating func readSimpleCommand() throws(ReadFailure) -> Statement.Kind {
        let start = position
        let index = script.commands.count
        script.commands.append(
            SimpleCommand(range: SourceRange(start..<start), connector: takeConnector(), nesting: nesting))
        var command = CommandBuilder()
        while try readCommandPart(of: &command, at: index) { skipBlanks() }
        guard lastEnd > start else { throw unexpected() }
        if command.isFunctionName { return try readFunctionBody(replacing: index, start: start) }
        let isAssignment = command.words.isEmpty && !command.assignments.isEmpty
        script.commands[index].range = SourceRange(start..<lastEnd)
        swap(&script.commands[index].words, &command.words)
        swap(&script.commands[index].assignments, &command.assignments)
        return isAssignment ? .assignment : .simple
    }

    private mutating func takeConnector() -> SimpleCommand.Connector {
        defer { connector = .none }
        return connector
    }

    /// One assignment, word or redirection; false at the end of the command.
    private mutating func readCommandPart(
        of command: inout CommandBuilder, at index: Int
    ) throws(ReadFailure) -> Bool {
        guard position < end else { return false }
        let byte = bytes[position]
        switch byte {
        case Byte.newline, Byte.carriageReturn, Byte.semicolon, Byte.bar, Byte.rightParenthesis, Byte.hash:
            return false
        case Byte.ampersand:
            guard self.byte(position + 1) == Byte.greater else { return false }
            try readRedirection(of: .command(index), from: position)
        case Byte.less, Byte.greater:
            if startsWordWithAngle() { return try readCommandWord(of: &command) }
            try readRedirection(of: .command(index), from: position)
        case Byte.leftParenthesis:
            return try readParenthesisAfterWord(of: &command, at: index)
        default:
            if let operatorStart = descriptorEnd() {
                try readRedirection(of: .command(index), from: operatorStart)
                return true
            }
            return try readCommandWord(of: &command)
        }
        return true
    }

    private mutating func readCommandWord(of command: inout CommandBuilder) throws(ReadFailure) -> Bool {
        if command.words.isEmpty || command.isDeclaration, let head = assignmentHead() {
            try readAssignment(head, of: &command)
            return true
        }
        expectsGoTemplate = command.expectsGoTemplate
        let word = try readWord()
        expectsGoTemplate = false
        guard !word.range.isEmpty else { throw unexpected() }
        append(word, to: &command)
        return true
    }

    mutating func append(_ word: consuming Word, to command: inout CommandBuilder) {
        if command.words.isEmpty {
            command.isDeclaration = CommandBuilder.declares(word.text)
            command.words.reserveCapacity(8)
        }
        command.expectsGoTemplate =
            bytes[word.range.lowerBound] == Byte.dash && CommandBuilder.takesTemplate(word.text)
        command.words.append(word)
    }

    /// `name()` makes a function; a `(` anywhere else is a mistake.
    private mutating func readParenthesisAfterWord(
        of command: inout CommandBuilder, at index: Int
    ) throws(ReadFailure) -> Bool {
        let open = position
        guard command.words.count == 1, command.assignments.isEmpty, command.words[0].isLiteral,
            script.commands[index].redirections.isEmpty
        else {
            throw unexpected("; a command holds only words and redirections")
        }
        position += 1
        skipBlanks()
        guard byte(position) == Byte.rightParenthesis else {
            position = open
            throw unexpected("; a command holds only words and redirections")
        }
        position += 1
        lastEnd = position
        command.isFunctionName = true
        return false
    }

    /// Where the operator of a redirection with a descriptor begins: `2>`, `{log}>`.
    @inline(__always)
    func descriptorEnd() -> Int? { bytes.descriptorEnd(from: position, before: end) }

    /// Whether the angle at the position opens a placeholder or a process substitution.
    func startsWordWithAngle() -> Bool {
        if byte(position + 1) == Byte.leftParenthesis { return true }
        return byte(position) == Byte.less && placeholderEnd(at: position) != nil
    }
}

extension TextBytes {
    fileprivate func descriptorEnd(from start: Int, before end: Int) -> Int? {
        var index = start
        if byte(index, before: end).isDigit {
            while byte(index, before: end).isDigit { index += 1 }
        } else if byte(index, before: end) == Byte.leftBrace, byte(index + 1, before: end).startsName {
            index += 1
            while byte(index, before: end).continuesName { index += 1 }
            guard byte(index, before: end) == Byte.rightBrace else { return nil }
            index += 1
        } else {
            return nil
        }
        let following = byte(index, before: end)
        return following == Byte.less || following == Byte.greater ? index : nil
    }
}

/// What is known of a command while it is read.
struct CommandBuilder {
    var words: [Word] = []
    var assignments: [Assignment] = []
    var isFunctionName = false
    /// The command's first word declares variables.
    var isDeclaration = false
    /// The next word is the value of `-o`, `-f`, `--format` or the like.
    var expectsGoTemplate = false

    static func declares(_ name: String) -> Bool {
        switch name.utf8.count {
        case 5: name == "local"
        case 6: name == "export"
        case 7: name == "declare" || name == "typeset"
        case 8: name == "readonly"
        default: false
        }
    }

    static func takesTemplate(_ option: String) -> Bool {
        switch option.utf8.count {
        case 2: option == "-o" || option == "-f"
        case 8: option == "--format" || option == "--output"
        case 10: option == "--template"
        default: false
        }
    }
}

import SourceText

extension ScriptReader {
    /// What begins with a keyword; keywords that only close something are a mistake here.
    mutating func readCompound(_ keyword: Keyword) throws(ReadFailure) -> Statement.Kind {
        let start = position
        switch keyword {
        case .if: try readIf(from: start)
        case .while: try readLoop(.while, "'while'", from: start)
        case .until: try readLoop(.until, "'until'", from: start)
        case .for: try readFor(.for, "'for'", from: start)
        case .select: try readFor(.select, "'select'", from: start)
        case .case: try readCase(from: start)
        case .leftBrace: try readGroup(from: start)
        case .test: try readTest(from: start)
        case .function: return try readFunctionKeyword(from: start)
        case .time, .coproc: return try readPrefix(keyword, from: start)
        case .then, .elif, .else, .fi, .do, .done, .esac, .rightBrace:
            throw unexpected("; nothing is open that it could close")
        }
        return .compound
    }

    /// Begins a compound at the position, passes its first keyword, and gives its place in the script.
    mutating func openCompound(
        _ kind: Compound.Kind, _ what: StaticString, from start: Int, length: Int
    ) throws(ReadFailure) -> Int {
        try enter(what, at: start)
        position = start + length
        lastEnd = position
        script.compounds.append(
            Compound(
                kind: kind, range: range(from: start), commands: script.commands.count..<script.commands.count,
                connector: connector, nesting: nesting))
        return script.compounds.count - 1
    }

    /// Passes the last keyword or bracket and the redirections behind it.
    mutating func closeCompound(_ index: Int, length: Int) throws(ReadFailure) {
        position += length
        lastEnd = position
        leave()
        let first = script.compounds[index].commands.lowerBound
        script.compounds[index].commands = first..<script.commands.count
        let nesting = nesting
        while true {
            skipBlanks()
            guard let operatorStart = redirectionStart() else { break }
            try readRedirection(of: .compound(index), from: operatorStart)
        }
        self.nesting = nesting
        script.compounds[index].range = SourceRange(script.compounds[index].range.lowerBound..<lastEnd)
        connector = .none
    }

    private mutating func readBody(
        _ closers: ListEnd, _ what: StaticString, _ start: Int, _ length: Int,
        as inner: SimpleCommand.Nesting = .compound
    ) throws(ReadFailure) {
        let outer = nesting
        if outer == .topLevel || (inner == .function && outer == .compound) { nesting = inner }
        try readList(until: closers, of: Opening(position: start, length: length, what: what))
        nesting = outer
    }

    private mutating func expect(_ expected: Keyword, _ name: StaticString) throws(ReadFailure) {
        guard keyword() == expected else { throw unexpected("; '\(name)' has to stand here") }
        position += name.utf8CodeUnitCount
        lastEnd = position
    }

    // MARK: if, while, until

    private mutating func readIf(from start: Int) throws(ReadFailure) {
        let index = try openCompound(.if, "'if'", from: start, length: 2)
        try readBody(.keyword, "'if'", start, 2)
        try expect(.then, "then")
        try readBody(.keyword, "'if'", start, 2)
        while keyword() == .elif {
            position += 4
            try readBody(.keyword, "'if'", start, 2)
            try expect(.then, "then")
            try readBody(.keyword, "'if'", start, 2)
        }
        if keyword() == .else {
            position += 4
            try readBody(.keyword, "'if'", start, 2)
        }
        guard keyword() == .fi else { throw unexpected("; 'fi' has to stand here") }
        try closeCompound(index, length: 2)
    }

    private mutating func readLoop(
        _ kind: Compound.Kind, _ what: StaticString, from start: Int
    ) throws(ReadFailure) {
        let index = try openCompound(kind, what, from: start, length: 5)
        try readBody(.keyword, what, start, 5)
        try readDoGroup(index, what, start)
    }

    /// `do … done`, or the braces that Bash allows instead.
    private mutating func readDoGroup(_ index: Int, _ what: StaticString, _ start: Int) throws(ReadFailure) {
        let length = what.utf8CodeUnitCount - 2
        if keyword() == .leftBrace {
            position += 1
            try readBody(.keyword, what, start, length)
            guard keyword() == .rightBrace else { throw unexpected("; '}' has to stand here") }
            return try closeCompound(index, length: 1)
        }
        try expect(.do, "do")
        try readBody(.keyword, what, start, length)
        guard keyword() == .done else { throw unexpected("; 'done' has to stand here") }
        try closeCompound(index, length: 4)
    }

    // MARK: for, select

    private mutating func readFor(
        _ kind: Compound.Kind, _ what: StaticString, from start: Int
    ) throws(ReadFailure) {
        let index = try openCompound(kind, what, from: start, length: what.utf8CodeUnitCount - 2)
        skipBlanks()
        if byte(position) == Byte.leftParenthesis, byte(position + 1) == Byte.leftParenthesis {
            try readArithmeticHead(index, start)
        } else {
            try readLoopHead(index, start)
        }
        skipBlanks()
        if byte(position) == Byte.semicolon { position += 1 }
        try skipLines()
        guard position < end else { throw unclosed(what, at: start, length: what.utf8CodeUnitCount - 2) }
        try readDoGroup(index, what, start)
    }

    private mutating func readArithmeticHead(_ index: Int, _ start: Int) throws(ReadFailure) {
        guard let close = arithmeticEnd(from: position) else { throw unclosed("'for (('", at: start, length: 3) }
        _ = try readArithmetic(from: position + 2, until: close)
        script.compounds[index].kind = .arithmeticFor
    }

    private mutating func readLoopHead(_ index: Int, _ start: Int) throws(ReadFailure) {
        let name = try readWord()
        guard !name.range.isEmpty else { throw unexpected("; the loop's variable has to stand here") }
        script.compounds[index].name = name.text
        try skipLines()
        guard isText("in", at: position), endsKeyword(at: position + 2) else { return }
        position += 2
        try readInner { reader throws(ReadFailure) in
            while let word = try reader.readListWord() { reader.script.compounds[index].words.append(word) }
        }
    }

    /// The next word of a loop's list; `nil` at its end.
    private mutating func readListWord() throws(ReadFailure) -> Word? {
        skipBlanks()
        guard position < end, bytes[position] != Byte.semicolon, !bytes[position].isLineEnd,
            bytes[position] != Byte.hash
        else { return nil }
        let word = try readWord()
        guard !word.range.isEmpty else { throw unexpected() }
        return word
    }

    /// Words that stand outside of any simple command do not use up the connector.
    private mutating func readInner(
        _ body: (inout ScriptReader) throws(ReadFailure) -> Void
    ) throws(ReadFailure) {
        let outer = connector
        try body(&self)
        connector = outer
    }

    // MARK: case

    private mutating func readCase(from start: Int) throws(ReadFailure) {
        let index = try openCompound(.case, "'case'", from: start, length: 4)
        skipBlanks()
        let subject = try readWord()
        guard !subject.range.isEmpty else { throw unexpected("; the subject of 'case' has to stand here") }
        script.compounds[index].words.append(subject)
        try skipLines()
        guard isText("in", at: position), endsKeyword(at: position + 2) else {
            throw unexpected("; 'in' has to stand here")
        }
        position += 2
        try skipLines()
        while keyword() != .esac {
            guard position < end else { throw unclosed("'case'", at: start, length: 4) }
            try readCaseItem(index, start)
            try skipLines()
        }
        try closeCompound(index, length: 4)
    }

    /// `(pattern | pattern) commands ;;`.
    private mutating func readCaseItem(_ index: Int, _ start: Int) throws(ReadFailure) {
        if byte(position) == Byte.leftParenthesis { position += 1 }
        while true {
            skipBlanks()
            let pattern = try readWord()
            guard !pattern.range.isEmpty else { throw unexpected(" in a pattern of 'case'") }
            script.compounds[index].words.append(pattern)
            skipBlanks()
            guard byte(position) == Byte.bar else { break }
            position += 1
        }
        guard byte(position) == Byte.rightParenthesis else { throw unexpected("; ')' has to stand behind a pattern") }
        position += 1
        try readBody([.caseItem, .mayBeEmpty], "'case'", start, 4)
        guard byte(position) == Byte.semicolon else { return }
        position += 2
        if byte(position) == Byte.ampersand { position += 1 }
    }

    // MARK: Groups

    private mutating func readGroup(from start: Int) throws(ReadFailure) {
        let index = try openCompound(.group, "'{'", from: start, length: 1)
        try readBody(.keyword, "'{'", start, 1)
        guard keyword() == .rightBrace else { throw unexpected("; '}' has to stand here") }
        try closeCompound(index, length: 1)
    }

    /// `(( … ))` or `( … )`.
    mutating func readParenthesized() throws(ReadFailure) {
        let start = position
        if byte(start + 1) == Byte.leftParenthesis, let close = arithmeticEnd(from: start) {
            let index = try openCompound(.arithmetic, "'(('", from: start, length: 2)
            try readArithmeticBody(until: close)
            position = max(position, close + 2)
            return try closeCompound(index, length: 0)
        }
        let index = try openCompound(.subshell, "'('", from: start, length: 1)
        try readBody(.parenthesis, "'('", start, 1)
        try closeCompound(index, length: 1)
    }

    // MARK: Functions and prefixes

    /// The body behind `name()`, which has been read as the first word of command `index`.
    mutating func readFunctionBody(replacing index: Int, start: Int) throws(ReadFailure) -> Statement.Kind {
        var nameEnd = start
        while bytes[nameEnd] != Byte.leftParenthesis, !bytes[nameEnd].isBlank { nameEnd += 1 }
        connector = script.commands[index].connector
        script.commands.removeSubrange(index...)
        return try readFunction(named: string(start..<nameEnd), from: start)
    }

    private mutating func readFunctionKeyword(from start: Int) throws(ReadFailure) -> Statement.Kind {
        position += 8
        skipBlanks()
        let name = try readWord()
        guard !name.range.isEmpty else { throw unexpected("; a function's name has to stand here") }
        skipBlanks()
        if byte(position) == Byte.leftParenthesis {
            position += 1
            skipBlanks()
            guard byte(position) == Byte.rightParenthesis else { throw unexpected("; ')' has to stand here") }
            position += 1
        }
        return try readFunction(named: name.text, from: start)
    }

    private mutating func readFunction(named name: String, from start: Int) throws(ReadFailure) -> Statement.Kind {
        let index = try openCompound(.function, "function", from: start, length: position - start)
        script.compounds[index].name = name
        try skipLines()
        let outer = nesting
        if outer == .topLevel || outer == .compound { nesting = .function }
        let body = keyword()
        if byte(position) == Byte.leftParenthesis {
            try readParenthesized()
        } else if let body, body != .time, body != .coproc, body != .function {
            _ = try readCompound(body)
        } else {
            throw unexpected("; the body of the function has to stand here")
        }
        nesting = outer
        try closeCompound(index, length: 0)
        return .function
    }

    /// `time` and `coproc` are words of a simple command, unless a compound follows.
    private mutating func readPrefix(_ prefix: Keyword, from start: Int) throws(ReadFailure) -> Statement.Kind {
        position += prefix == .time ? 4 : 6
        skipBlanks()
        if byte(position) == Byte.leftParenthesis {
            try readParenthesized()
            return .compound
        }
        if let next = keyword(), next != .time, next != .coproc { return try readCompound(next) }
        position = start
        return try readSimpleCommand()
    }
}

import SourceText

extension ScriptReader {
    /// Reads what a `$` at the position begins; `nil`, and nothing read, when it stands for itself.
    mutating func readDollar(quoting: WordPart.Quoting) throws(ReadFailure) -> WordPart.Kind? {
        let start = position
        let next = byte(start + 1)
        if next.startsName {
            position += 2
            while position < end, bytes[position].continuesName { position += 1 }
            return note(variable: start + 1..<position, from: start)
        }
        switch next {
        case Byte.leftBrace:
            if byte(start + 2) == Byte.leftBrace, let close = templateEnd(at: start + 1) {
                position = close
                noteTemplate(from: start)
                return .template
            }
            return try readBraces(quoting: quoting)
        case Byte.leftParenthesis:
            if byte(start + 2) == Byte.leftParenthesis, let close = arithmeticEnd(from: start + 1) {
                return try readArithmetic(from: start + 3, until: close)
            }
            try readSubstitution("command substitution", openLength: 2)
            return .commandSubstitution
        case Byte.leftBracket:
            return try readOldArithmetic()
        case Byte.question, Byte.hash, Byte.at, Byte.asterisk, Byte.bang, Byte.dash, Byte.dollar,
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            position += 2
            return .variable(string(start + 1..<position))
        default:
            return nil
        }
    }

    private mutating func note(variable name: Range<Int>, from start: Int, hasDefault: Bool = false) -> WordPart.Kind {
        let name = string(name)
        script.variables.append(VariableUse(name: name, range: range(from: start), hasDefault: hasDefault))
        return .variable(name)
    }

    // MARK: ${…}

    private mutating func readBraces(quoting: WordPart.Quoting) throws(ReadFailure) -> WordPart.Kind {
        let open = position
        try enter("parameter expansion", at: open)
        position += 2
        if byte(position) == Byte.hash || byte(position) == Byte.bang, isParameter(byte(position + 1)) { position += 1 }
        let name = parameterName()
        let use = script.variables.count
        if byte(position) == Byte.leftBracket, let close = subscriptEnd(from: position) {
            try readOperand(until: close, opened: open, keepsSingleQuotes: false)
        }
        let hasDefault = byte(position) == Byte.colon ? isDefault(byte(position + 1)) : isDefault(byte(position))
        let isValue = hasDefault || byte(position) == Byte.question || byte(position) == Byte.colon
        try readOperand(until: nil, opened: open, keepsSingleQuotes: quoting == .double && isValue)
        position += 1
        leave()
        guard byte(name.lowerBound).startsName else { return .variable(string(name)) }
        let kind = string(name)
        let noted = VariableUse(name: kind, range: range(from: open), hasDefault: hasDefault)
        script.variables.insert(noted, at: use)
        return .variable(kind)
    }

    private func isParameter(_ byte: UInt8) -> Bool {
        byte.continuesName || byte == Byte.at || byte == Byte.asterisk || byte == Byte.question
    }

    private func isDefault(_ byte: UInt8) -> Bool {
        byte == Byte.dash || byte == Byte.equals || byte == Byte.plus
    }

    /// Passes the name and gives its range; for what is not a name, everything up to the brace.
    private mutating func parameterName() -> Range<Int> {
        let start = position
        if byte(start).startsName {
            while byte(position).continuesName { position += 1 }
        } else if byte(start).isDigit {
            while byte(position).isDigit { position += 1 }
        } else if position < end, bytes[position] != Byte.rightBrace, !bytes[position].isLineEnd {
            position += 1
        }
        return start..<position
    }

    /// Passes the rest of an expansion, up to its brace or up to `limit`, noting what is used in it.
    private mutating func readOperand(
        until limit: Int?, opened open: Int, keepsSingleQuotes: Bool
    ) throws(ReadFailure) {
        while position < limit ?? end {
            switch bytes[position] {
            case Byte.rightBrace where limit == nil: return
            case Byte.backslash: position += 2
            case Byte.singleQuote where !keepsSingleQuotes: try readSingleQuotes()
            case Byte.doubleQuote: try readDoubleQuotes()
            case Byte.backtick: try readBackticks()
            case Byte.dollar:
                if try readDollar(quoting: keepsSingleQuotes ? .double : .none) == nil { position += 1 }
            case Byte.less:
                if let close = placeholderEnd(at: position) {
                    addPlaceholder(.angle, to: close, .none)
                } else {
                    position += 1
                }
            default: position += 1
            }
        }
        if limit == nil { throw unclosed("'${'", at: open, length: 2) }
    }

    // MARK: Substitutions

    /// `$(…)`, `<(…)` or `>(…)`: a list of commands of its own.
    mutating func readSubstitution(_ what: StaticString, openLength: Int) throws(ReadFailure) {
        let open = position
        try enter(what, at: open)
        position += openLength
        let outer = beginInner()
        try readList(
            until: [.parenthesis, .mayBeEmpty], of: Opening(position: open, length: openLength, what: what))
        position += 1
        endInner(outer)
        leave()
    }

    /// What an inner list of commands must not change.
    private struct Outer {
        var connector: SimpleCommand.Connector
        var nesting: SimpleCommand.Nesting
        var firstCommand: Int
        var bodies: [PendingBody]
        var expectsGoTemplate: Bool
        var literalStart: Int
    }

    private mutating func beginInner() -> Outer {
        let outer = Outer(
            connector: connector, nesting: nesting, firstCommand: firstCommand, bodies: pendingBodies,
            expectsGoTemplate: expectsGoTemplate, literalStart: literalStart)
        connector = .none
        nesting = .substitution
        firstCommand = script.commands.count
        pendingBodies = []
        expectsGoTemplate = false
        return outer
    }

    private mutating func endInner(_ outer: consuming Outer) {
        connector = outer.connector
        nesting = outer.nesting
        firstCommand = outer.firstCommand
        if pendingBodies.isEmpty {
            swap(&pendingBodies, &outer.bodies)
        } else {
            pendingBodies = outer.bodies + pendingBodies
        }
        expectsGoTemplate = outer.expectsGoTemplate
        literalStart = outer.literalStart
        lastEnd = position
    }

    /// `` `…` ``; inside it a backtick behind a backslash opens another one.
    mutating func readBackticks() throws(ReadFailure) {
        let open = position
        let openLength = bytes[open] == Byte.backslash ? 2 : 1
        try enter("command substitution", at: open)
        position += openLength
        let close = try backtickEnd(from: open, openLength: openLength)
        let outer = beginInner()
        let outerEnd = end
        let wasInBackticks = isInBackticks
        isInBackticks = openLength == 1
        end = close
        try readList(until: [.mayBeEmpty, .text], of: Opening(position: open, length: openLength, what: "backtick"))
        end = outerEnd
        isInBackticks = wasInBackticks
        position = close + openLength
        endInner(outer)
        leave()
    }

    private mutating func backtickEnd(from open: Int, openLength: Int) throws(ReadFailure) -> Int {
        var index = open + openLength
        while index < end {
            if bytes[index] == Byte.backtick { return index }
            if bytes[index] == Byte.backslash {
                if openLength == 2, byte(index + 1) == Byte.backtick { return index }
                index += 1
            }
            index += 1
        }
        throw unclosed("backtick", at: open, length: openLength)
    }

    // MARK: Arithmetic

    /// The first of the two parentheses that close the `((` at `open`; `nil` when it opens two subshells.
    mutating func arithmeticEnd(from open: Int) -> Int? {
        guard arithmeticMisses < 64 else { return nil }
        var level = 0
        var index = open
        while index < end {
            switch bytes[index] {
            case Byte.leftParenthesis: level += 1
            case Byte.rightParenthesis:
                level -= 1
                if level == 1 { return byte(index + 1) == Byte.rightParenthesis ? index : nil }
            case Byte.backslash: index += 1
            default: break
            }
            index += 1
        }
        arithmeticMisses += 1
        return nil
    }

    /// Reads `… ))`, noting the variables and commands in it.
    mutating func readArithmetic(from start: Int, until close: Int) throws(ReadFailure) -> WordPart.Kind {
        let open = position
        position = start
        try enter("arithmetic", at: open)
        try readArithmeticBody(until: close)
        position = max(position, close + 2)
        leave()
        return .arithmetic
    }

    /// Ends behind `close` when a bracket in quotes was taken for it; going back would read what is nested so again and
    /// again, twice as often on each level.
    mutating func readArithmeticBody(until close: Int) throws(ReadFailure) {
        while position < close {
            let byte = bytes[position]
            if byte == Byte.dollar {
                if try readDollar(quoting: .double) == nil { position += 1 }
            } else if byte == Byte.backtick {
                try readBackticks()
            } else if byte.startsName {
                let start = position
                while position < close, bytes[position].continuesName { position += 1 }
                _ = note(variable: start..<position, from: start)
            } else if byte.isDigit {
                while position < close, bytes[position].continuesName || bytes[position] == Byte.hash { position += 1 }
            } else {
                position += 1
            }
        }
    }

    /// `$[ … ]`, as old scripts write it.
    private mutating func readOldArithmetic() throws(ReadFailure) -> WordPart.Kind? {
        guard let close = subscriptEnd(from: position + 1) else { return nil }
        position += 2
        try readArithmeticBody(until: close - 1)
        position = max(position, close)
        return .arithmetic
    }
}

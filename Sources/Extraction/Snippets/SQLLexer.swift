import SourceText

/// One piece of SQL text.
struct SQLToken {
    enum Kind {
        case word, quotedIdentifier, string, number, comment, variable, placeholder
        case `operator`, open, close, comma, dot, semicolon
        /// `.tables` of sqlite, `\d` of psql: to the end of the line.
        case metaCommand
    }
    var kind: Kind
    var start: Int
    var end: Int
    var range: Range<Int> { start..<end }
}

/// Cuts SQL into tokens: comments, strings of all kinds, dollar quotes, identifiers.
struct SQLLexer {
    private let text: [UInt8]
    private let first: Int
    private let end: Int
    private var index: Int
    /// Nothing but blanks since the line began or since the last semicolon.
    private var isAtStatementStart = true

    init(_ text: [UInt8], in range: Range<Int>) {
        self.text = text
        first = range.lowerBound
        index = range.lowerBound
        end = min(range.upperBound, text.count)
    }

    static func tokens(of text: [UInt8], in range: Range<Int>) -> [SQLToken] {
        var lexer = SQLLexer(text, in: range)
        var tokens: [SQLToken] = []
        tokens.reserveCapacity(range.count / 4)
        while let token = lexer.next() { tokens.append(token) }
        return tokens
    }

    private mutating func next() -> SQLToken? {
        while index < end, ASCII.isSpace(text[index]) { index += 1 }
        guard index < end else { return nil }
        let start = index
        let kind = read(text[index])
        if kind != .comment { isAtStatementStart = kind == .semicolon || kind == .metaCommand }
        return SQLToken(kind: kind, start: start, end: index)
    }

    private func peek(_ offset: Int) -> UInt8 { index + offset < end ? text[index + offset] : 0 }

    private mutating func read(_ byte: UInt8) -> SQLToken.Kind {
        if ASCII.isNameByte(byte), !ASCII.isDigit(byte) { return readWord() }
        if ASCII.isDigit(byte) { return readNumber() }
        switch byte {
        case 0x27: return readQuoted(0x27, .string)
        case 0x22: return readQuoted(0x22, .quotedIdentifier)
        case 0x60: return readQuoted(0x60, .quotedIdentifier)
        case 0x2D where peek(1) == 0x2D: return skipLine(.comment)
        case 0x2F where peek(1) == 0x2A: return readBlockComment()
        case 0x23 where isAtLineStart: return skipLine(.comment)
        case 0x24: return readDollar()
        case 0x2E where isAtStatementStart && ASCII.isLower(peek(1)) && isAtLineStart: return skipLine(.metaCommand)
        case 0x5C where isAtStatementStart: return skipLine(.metaCommand)
        case 0x3C where ASCII.isLetter(peek(1)): return readPlaceholder()
        case 0x3A where ASCII.isLetter(peek(1)), 0x40 where ASCII.isLetter(peek(1)): return readVariable()
        default: return readPunctuation(byte)
        }
    }

    private var isAtLineStart: Bool {
        var before = index
        while before > first, text[before - 1] == 0x20 || text[before - 1] == 0x09 { before -= 1 }
        return before == first || text[before - 1] == 0x0A
    }

    private mutating func readPunctuation(_ byte: UInt8) -> SQLToken.Kind {
        index += 1
        switch byte {
        case 0x28: return .open
        case 0x29: return .close
        case 0x2C: return .comma
        case 0x2E: return .dot
        case 0x3B: return .semicolon
        default:
            while index < end, Self.isOperator(text[index]) { index += 1 }
            return .operator
        }
    }

    private static func isOperator(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21, 0x25, 0x26, 0x2A, 0x2B, 0x3A, 0x3C, 0x3D, 0x3E, 0x5E, 0x7C, 0x7E: true
        default: false
        }
    }

    private mutating func readWord() -> SQLToken.Kind {
        let start = index
        while index < end, ASCII.isNameByte(text[index]) || text[index] == 0x24 { index += 1 }
        // `E'…'`, `b'…'`, `N'…'`
        if index - start == 1, index < end, text[index] == 0x27, "eEbBnNxXrR".utf8.contains(text[start]) {
            return readQuoted(0x27, .string, escapes: true)
        }
        return .word
    }

    private mutating func readNumber() -> SQLToken.Kind {
        while index < end, ASCII.isAlphanumeric(text[index]) || text[index] == 0x2E { index += 1 }
        return .number
    }

    private mutating func readQuoted(_ quote: UInt8, _ kind: SQLToken.Kind, escapes: Bool = false) -> SQLToken.Kind {
        index += 1
        while index < end {
            let byte = text[index]
            index += 1
            if escapes, byte == 0x5C { index = min(index + 1, end) }
            guard byte == quote else { continue }
            guard index < end, text[index] == quote else { return kind }
            index += 1
        }
        return kind
    }

    private mutating func skipLine(_ kind: SQLToken.Kind) -> SQLToken.Kind {
        while index < end, text[index] != 0x0A { index += 1 }
        return kind
    }

    private mutating func readBlockComment() -> SQLToken.Kind {
        index += 2
        while index < end, !(text[index] == 0x2A && peek(1) == 0x2F) { index += 1 }
        index = min(index + 2, end)
        return .comment
    }

    /// `$tag$ … $tag$`, `$1`, `$NAME`, `${NAME}`.
    private mutating func readDollar() -> SQLToken.Kind {
        let start = index
        index += 1
        if index < end, text[index] == 0x7B {
            while index < end, text[index] != 0x7D { index += 1 }
            index = min(index + 1, end)
            return .variable
        }
        while index < end, ASCII.isNameByte(text[index]) { index += 1 }
        guard index < end, text[index] == 0x24, !ASCII.isDigit(text[start + 1]) else { return .variable }
        index += 1
        let tag = text[start..<index]
        while index < end {
            if text[index] == 0x24, text[index..<min(end, index + tag.count)] == tag {
                index += tag.count
                return .string
            }
            index += 1
        }
        return .string
    }

    private mutating func readVariable() -> SQLToken.Kind {
        index += 1
        while index < end, ASCII.isNameByte(text[index]) { index += 1 }
        return .variable
    }

    /// `<name>` on one line; else an operator.
    private mutating func readPlaceholder() -> SQLToken.Kind {
        var probe = index + 1
        while probe < end, ASCII.isNameByte(text[probe]) || text[probe] == 0x2D || text[probe] == 0x20 { probe += 1 }
        guard probe < end, text[probe] == 0x3E, text[probe - 1] != 0x20 else { return readPunctuation(0x3C) }
        index = probe + 1
        return .placeholder
    }
}

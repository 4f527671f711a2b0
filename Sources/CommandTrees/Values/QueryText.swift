/// Expressions of JMESPath, as `--query` takes them: read as its reference parser reads them, and thrown away.
struct QueryText {
    private enum Token: Equatable {
        case name, quotedName, literal, number, current, star, dot, comma, colon, pipe, or, and, not, comparator
        case openParen, closeParen, openBrace, closeBrace, openBracket, closeBracket, filter, flatten, reference, end

        /// How strongly what follows is bound to what stands before; zero ends an expression.
        var power: Int {
            switch self {
            case .pipe: 1
            case .or: 2
            case .and: 3
            case .comparator: 5
            case .flatten: 9
            case .star: 20
            case .filter: 21
            case .dot: 40
            case .not: 45
            case .openBrace: 50
            case .openBracket: 55
            case .openParen: 60
            default: 0
            }
        }
    }

    private let text: ArraySlice<UInt8>
    private var token = Token.end
    /// Where the token begins, and where it ends.
    private var start: Int
    private var next: Int
    private var depth = 0
    private var isBroken = false
    private static let depthLimit = 60
    /// Weaker than this, what follows a list applies to the list and not to its items.
    private static let projectionEnd = 10

    private init(_ text: ArraySlice<UInt8>) {
        self.text = text
        start = text.startIndex
        next = text.startIndex
        advance()
    }

    static func fault(_ value: ArraySlice<UInt8>) -> ValueFault? {
        guard !value.starts(with: "file://".utf8) else { return nil }
        var query = QueryText(value)
        query.expression(0)
        if query.token != .end { query.isBroken = true }
        // What is nested too deep is not judged.
        guard query.isBroken, query.depth <= depthLimit else { return nil }
        let rest = ValueCheck.shortened(String(decoding: value[query.start...], as: UTF8.self))
        let place = rest.isEmpty ? "it is not complete" : "it cannot go on with '\(rest)'"
        return ValueFault(part: value, message: "is no JMESPath expression: \(place)")
    }
}

extension QueryText {
    private mutating func fail() { isBroken = true }

    private mutating func match(_ expected: Token) {
        if token == expected { advance() } else { fail() }
    }

    private mutating func expression(_ power: Int) {
        depth += 1
        guard depth <= Self.depthLimit, !isBroken else { return fail() }
        let isName = token == .name
        prefix()
        var isFunction = isName
        while !isBroken, power < token.power {
            let operation = token
            advance()
            infix(operation, isFunction: isFunction)
            isFunction = false
        }
        if !isBroken { depth -= 1 }
    }

    private mutating func prefix() {
        let (first, begin) = (token, start)
        if first != .end { advance() }
        switch first {
        case .name, .literal, .current: break
        case .quotedName: if token == .openParen { fail() }
        case .star: if token != .closeBracket { projection(Token.star.power) }
        case .filter: condition()
        case .flatten: projection(Token.flatten.power)
        case .openBrace: hash()
        case .openParen:
            expression(0)
            match(.closeParen)
        case .not: expression(Token.not.power)
        case .reference: expression(0)
        case .openBracket: bracket()
        default:
            start = begin
            fail()
        }
    }

    private mutating func infix(_ operation: Token, isFunction: Bool) {
        switch operation {
        case .dot:
            if token == .star {
                advance()
                projection(Token.star.power)
            } else {
                behindDot(Token.dot.power)
            }
        case .pipe, .or, .and, .comparator: expression(operation.power)
        case .filter: condition()
        case .flatten: projection(Token.flatten.power)
        case .openParen where isFunction: arguments()
        case .openBracket where token == .number || token == .colon: index()
        case .openBracket:
            match(.star)
            match(.closeBracket)
            if !isBroken { projection(Token.star.power) }
        default: fail()
        }
    }

    private mutating func arguments() {
        while !isBroken, token != .closeParen {
            expression(0)
            if token == .comma { advance() } else if token != .closeParen { fail() }
        }
        match(.closeParen)
    }

    private mutating func condition() {
        expression(0)
        match(.closeBracket)
        if !isBroken, token != .flatten { projection(Token.filter.power) }
    }

    private mutating func bracket() {
        if token == .number || token == .colon { return index() }
        if token == .star {
            let (start, next) = (start, next)
            advance()
            if token == .closeBracket {
                advance()
                return projection(Token.star.power)
            }
            (token, self.start, self.next) = (.star, start, next)
        }
        list()
    }

    /// `3]`, `1:5:2]`.
    private mutating func index() {
        var (colons, isNumber) = (0, false)
        while !isBroken, token != .closeBracket {
            if token == .colon, colons < 2 {
                (colons, isNumber) = (colons + 1, false)
                advance()
            } else if token == .number, !isNumber {
                isNumber = true
                advance()
            } else {
                fail()
            }
        }
        match(.closeBracket)
        if colons > 0, !isBroken { projection(Token.star.power) }
    }

    private mutating func list() {
        while !isBroken {
            expression(0)
            if token == .closeBracket || isBroken { break }
            match(.comma)
        }
        match(.closeBracket)
    }

    private mutating func hash() {
        while !isBroken {
            guard token == .name || token == .quotedName else { return fail() }
            advance()
            match(.colon)
            expression(0)
            if token == .closeBrace || isBroken { break }
            match(.comma)
        }
        match(.closeBrace)
    }

    private mutating func behindDot(_ power: Int) {
        switch token {
        case .name, .quotedName, .star: expression(power)
        case .openBracket:
            advance()
            list()
        case .openBrace:
            advance()
            hash()
        default: fail()
        }
    }

    private mutating func projection(_ power: Int) {
        guard token.power >= Self.projectionEnd else { return }
        switch token {
        case .openBracket, .filter: expression(power)
        case .dot:
            advance()
            behindDot(power)
        default: fail()
        }
    }
}

extension QueryText {
    private func byte(_ index: Int) -> UInt8 { index < text.endIndex ? text[index] : 0 }

    /// Goes on to the next token; a broken one ends the reading.
    private mutating func advance() {
        guard !isBroken else { return }
        while " \t\n\r".utf8.contains(byte(next)), next < text.endIndex { next += 1 }
        start = next
        guard start < text.endIndex else { return token = .end }
        next = start + 1
        token = read(byte(start))
    }

    private mutating func read(_ first: UInt8) -> Token {
        switch first {
        case UInt8(ascii: "."): return .dot
        case UInt8(ascii: "*"): return .star
        case UInt8(ascii: ","): return .comma
        case UInt8(ascii: ":"): return .colon
        case UInt8(ascii: "@"): return .current
        case UInt8(ascii: "("): return .openParen
        case UInt8(ascii: ")"): return .closeParen
        case UInt8(ascii: "{"): return .openBrace
        case UInt8(ascii: "}"): return .closeBrace
        case UInt8(ascii: "]"): return .closeBracket
        case UInt8(ascii: "["): return take("]") ? .flatten : take("?") ? .filter : .openBracket
        case UInt8(ascii: "|"): return take("|") ? .or : .pipe
        case UInt8(ascii: "&"): return take("&") ? .and : .reference
        case UInt8(ascii: "!"): return take("=") ? .comparator : .not
        case UInt8(ascii: "<"), UInt8(ascii: ">"):
            _ = take("=")
            return .comparator
        case UInt8(ascii: "=") where take("="): return .comparator
        case UInt8(ascii: "\""): return quotation(first, .quotedName)
        case UInt8(ascii: "'"), UInt8(ascii: "`"): return quotation(first, .literal)
        default: return word(first)
        }
    }

    private mutating func take(_ wanted: Unicode.Scalar) -> Bool {
        guard byte(next) == UInt8(ascii: wanted) else { return false }
        next += 1
        return true
    }

    private mutating func quotation(_ mark: UInt8, _ kind: Token) -> Token {
        while next < text.endIndex, byte(next) != mark {
            next += byte(next) == UInt8(ascii: "\\") ? 2 : 1
        }
        guard next < text.endIndex else {
            next = text.endIndex
            fail()
            return .end
        }
        next += 1
        return kind
    }

    private mutating func word(_ first: UInt8) -> Token {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        if digits.contains(first) || first == UInt8(ascii: "-") && digits.contains(byte(next)) {
            while digits.contains(byte(next)) { next += 1 }
            return .number
        }
        func isLetter(_ byte: UInt8) -> Bool {
            (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || byte == UInt8(ascii: "_")
        }
        guard isLetter(first) else {
            fail()
            return .end
        }
        while isLetter(byte(next)) || digits.contains(byte(next)) { next += 1 }
        return .name
    }
}

import SourceText

/// A word, mark or literal of a script.
struct ScriptToken {
    enum Kind: UInt8 { case word, number, literal, mark }

    var kind: Kind
    /// A line ends before it, which may end a statement.
    var startsLine: Bool
    /// Of a mark; 0 for others.
    var mark: UInt8
    /// Of a word: its number among the words of the script, equal for equal words.
    var word: Int
    var range: Range<Int>

    func isMark(_ character: Unicode.Scalar) -> Bool { mark == UInt8(ascii: character) }
}

/// Marks of more than one byte: those that must not be torn apart, or are looked for.
enum LongMark {
    static let arrow: UInt8 = 0x80
    static let ellipsis: UInt8 = 0x81
    static let optionalMember: UInt8 = 0x82
    static let increment: UInt8 = 0x83
    static let decrement: UInt8 = 0x84

    static let all: [(text: StaticString, code: UInt8)] = [
        ("=>", arrow), ("...", ellipsis), ("?.", optionalMember), ("++", increment), ("--", decrement),
    ]

    static func mayBegin(_ first: UInt8, _ second: UInt8) -> Bool {
        switch second {
        case UInt8(ascii: ">"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"): first < 0x40
        default: false
        }
    }
}

/// The tokens of a script, and its words, each with a number.
struct ScriptSource {
    let bytes: [UInt8]
    private(set) var tokens: [ScriptToken] = []
    private(set) var words: WordNumbers
    private var index = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        words = WordNumbers(capacity: bytes.count / 8)
        for keyword in Keyword.allCases {
            let text = Array(keyword.rawValue.utf8)
            _ = words.number(of: text.indices, in: text)
        }
        tokens.reserveCapacity(bytes.count / 4)
        while readToken() {}
    }

    private mutating func readToken() -> Bool {
        let startsLine = skipBlanks()
        guard index < bytes.count else { return false }
        let start = index
        var token = ScriptToken(kind: .mark, startsLine: startsLine, mark: 0, word: -1, range: start..<start)
        readKind(of: &token)
        token.range = start..<index
        if token.kind == .word { token.word = words.number(of: token.range, in: bytes) }
        tokens.append(token)
        return true
    }

    private mutating func readKind(of token: inout ScriptToken) {
        let byte = bytes[index]
        if Self.isWordByte(byte) {
            skipWord()
            token.kind = (0x30...0x39).contains(byte) ? .number : .word
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`") {
            skipLiteral(to: byte)
            token.kind = .literal
        } else if byte == UInt8(ascii: "/"), beginsExpression {
            skipLiteral(to: byte)
            skipWord()
            token.kind = .literal
        } else {
            token.mark = byte
            readLongMark(&token)
            index += 1
        }
    }

    private mutating func readLongMark(_ token: inout ScriptToken) {
        // All of them begin with two marks.
        guard index + 1 < bytes.count, LongMark.mayBegin(bytes[index], bytes[index + 1]) else { return }
        for mark in LongMark.all where bytes.span.holds(mark.text, at: index) {
            token.mark = mark.code
            index += mark.text.utf8CodeUnitCount - 1
            return
        }
    }

    private mutating func skipWord() {
        while index < bytes.count, Self.isWordByte(bytes[index]) { index += 1 }
    }

    /// Whether a line has ended.
    private mutating func skipBlanks() -> Bool {
        var endsLine = false
        while index < bytes.count {
            let byte = bytes[index]
            if byte <= 0x20 {
                endsLine = endsLine || byte == 0x0A
                index += 1
            } else if byte == UInt8(ascii: "/"), bytes.span.holds("/*", at: index) {
                index = AssetCompactor.endOfComment(bytes, index)
            } else if byte == UInt8(ascii: "/"), bytes.span.holds("//", at: index) {
                while index < bytes.count, bytes[index] != 0x0A { index += 1 }
            } else {
                break
            }
        }
        return endsLine
    }

    /// A slash here begins a regular expression rather than dividing.
    private var beginsExpression: Bool {
        guard let last = tokens.last else { return true }
        switch last.kind {
        case .mark: return !last.isMark(")") && !last.isMark("]") && !last.isMark("}")
        case .word: return last.isKeyword([.return, .typeof, .of, .in, .case])
        case .number, .literal: return false
        }
    }

    private mutating func skipLiteral(to end: UInt8) {
        var isClass = false
        index += 1
        while index < bytes.count, bytes[index] != end || isClass {
            if bytes[index] == UInt8(ascii: "\\") {
                index += 1
            } else if end == UInt8(ascii: "/") {
                if bytes[index] == UInt8(ascii: "[") { isClass = true }
                if bytes[index] == UInt8(ascii: "]") { isClass = false }
            }
            index += 1
        }
        index = min(index + 1, bytes.count)
    }

    static func isWordByte(_ byte: UInt8) -> Bool { byte.isWordByte || byte == UInt8(ascii: "$") || byte >= 0x80 }
}

/// What no name may be. Their numbers are the first ones, in this order.
enum Keyword: String, CaseIterable {
    case `as`, async, await, `break`, `case`, `catch`, `class`, const, `continue`, debugger, `default`, delete, `do`
    case `else`, `enum`, export, extends, `false`, finally, `for`, from, function, get, `if`, implements, `import`, `in`
    case instanceof, interface, `let`, new, null, of, package, `private`, protected, `public`, `return`, set, `static`
    case `super`, `switch`, this, `throw`, `true`, `try`, typeof, undefined, `var`, void, `while`, with, yield
}

extension ScriptToken {
    private static let keywords = Keyword.allCases

    func isKeyword(_ keywords: [Keyword]) -> Bool {
        guard word >= 0, word < Self.keywords.count else { return false }
        return keywords.contains(Self.keywords[word])
    }
}

/// Numbers for words, in the order in which they first come.
struct WordNumbers {
    private(set) var texts: [[UInt8]] = []
    private var slots: [Int32]

    init(capacity: Int) {
        var size = 256
        while size < capacity * 2 { size *= 2 }
        slots = Array(repeating: -1, count: size)
    }

    mutating func number(of word: Range<Int>, in bytes: [UInt8]) -> Int {
        if texts.count * 2 >= slots.count { grow() }
        var slot = Self.hash(word, in: bytes) & (slots.count - 1)
        while slots[slot] >= 0 {
            let known = Int(slots[slot])
            if texts[known].elementsEqual(bytes[word]) { return known }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(texts.count)
        texts.append(Array(bytes[word]))
        return texts.count - 1
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 2)
        for (number, text) in texts.enumerated() {
            var slot = Self.hash(text.indices, in: text) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number)
        }
    }

    private static func hash(_ word: Range<Int>, in bytes: [UInt8]) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in word { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
        return Int(truncatingIfNeeded: hash ^ (hash >> 32)) & .max
    }
}

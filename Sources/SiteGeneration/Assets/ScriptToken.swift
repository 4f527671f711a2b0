/// A word, mark or literal of a script.
struct ScriptToken {
    enum Kind { case word, number, literal, mark }

    var kind: Kind
    var text: [UInt8]
    /// A line ends before it, which may end a statement.
    var startsLine: Bool

    func isMark(_ marks: String) -> Bool { kind == .mark && marks.utf8.elementsEqual(text) }
    func isWord(_ words: [String]) -> Bool { kind == .word && words.contains { $0.utf8.elementsEqual(text) } }

    static func read(_ bytes: [UInt8]) -> [ScriptToken] {
        var reader = ScriptTokenReader(bytes: bytes)
        while let token = reader.next() { reader.tokens.append(token) }
        return reader.tokens
    }
}

private struct ScriptTokenReader {
    let bytes: [UInt8]
    var tokens: [ScriptToken] = []
    private var index = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> ScriptToken? {
        let startsLine = skipBlanks()
        guard index < bytes.count else { return nil }
        let start = index
        let kind = readKind()
        return ScriptToken(kind: kind, text: Array(bytes[start..<index]), startsLine: startsLine)
    }

    private mutating func readKind() -> ScriptToken.Kind {
        let byte = bytes[index]
        if Self.isWordByte(byte) {
            while index < bytes.count, Self.isWordByte(bytes[index]) { index += 1 }
            return (0x30...0x39).contains(byte) ? .number : .word
        }
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`") {
            skipLiteral(to: byte)
            return .literal
        }
        if byte == UInt8(ascii: "/"), beginsExpression {
            skipLiteral(to: byte)
            while index < bytes.count, Self.isWordByte(bytes[index]) { index += 1 }
            return .literal
        }
        index += 1
        // Only what must not be torn apart, or is looked for, is read as one.
        for mark in ["=>", "...", "?.", "++", "--"] where bytes[(index - 1)...].starts(with: mark.utf8) {
            index += mark.utf8.count - 1
        }
        return .mark
    }

    /// Whether a line has ended.
    private mutating func skipBlanks() -> Bool {
        var endsLine = false
        while index < bytes.count {
            let rest = bytes[index...]
            if rest.starts(with: Array("/*".utf8)) {
                index = AssetCompactor.endOfComment(bytes, index)
            } else if rest.starts(with: Array("//".utf8)) {
                index = rest.firstIndex(of: 0x0A) ?? bytes.count
            } else if bytes[index] <= 0x20 {
                endsLine = endsLine || bytes[index] == 0x0A
                index += 1
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
        case .word: return last.isWord(["return", "typeof", "of", "in", "case"])
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

    static func isWordByte(_ byte: UInt8) -> Bool {
        (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: "$") || byte >= 0x80
    }
}

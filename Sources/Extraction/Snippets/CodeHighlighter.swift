import RunbookModel
import SourceText

/// Colours for snippets that are shown, not analysed.
struct CodeHighlighter {
    private let text: [UInt8]
    private var index = 0
    private(set) var collector = TokenCollector()

    private init(_ text: [UInt8]) { self.text = text }

    static func tokens(of text: [UInt8], in language: Language) -> [Token] {
        var highlighter = CodeHighlighter(text)
        switch language {
        case .python: highlighter.python()
        case .json: highlighter.json()
        case .yaml: highlighter.yaml()
        default: return []
        }
        return highlighter.collector.sorted(in: text, fillsGaps: false)
    }

    private func peek(_ offset: Int) -> UInt8 { index + offset < text.count ? text[index + offset] : 0 }

    /// To the end of the line.
    private mutating func comment() {
        let start = index
        while index < text.count, text[index] != 0x0A { index += 1 }
        collector.add(.comment, start, index)
    }

    /// From one quote to the next; with three quotes over lines, else to the end of the line at most.
    private mutating func string(_ quote: UInt8, from start: Int, triples: Bool, kind: Token.Kind = .string) {
        let isTriple = triples && peek(1) == quote && peek(2) == quote
        let length = isTriple ? 3 : 1
        index += length
        while index < text.count {
            let byte = text[index]
            if byte == 0x5C {
                index += 2
                continue
            }
            if byte == 0x0A, !isTriple { break }
            if byte == quote, !isTriple || peek(1) == quote && peek(2) == quote {
                index += length
                break
            }
            index += 1
        }
        index = min(index, text.count)
        collector.add(kind, start, index)
    }

    private mutating func number() {
        let start = index
        while index < text.count, ASCII.isAlphanumeric(text[index]) || text[index] == 0x2E || text[index] == 0x5F {
            index += 1
        }
        collector.add(.number, start, index)
    }

    private mutating func operators() {
        let start = index
        while index < text.count, ASCII.isOperator(text[index]) || "+-*/%:,.~^@".utf8.contains(text[index]) {
            index += 1
        }
        collector.add(.operator, start, max(index, start))
        if index == start { index += 1 }
    }
}

extension CodeHighlighter {
    private static let pythonKeywords = PackedWord.set(
        """
        and as assert async await break class continue def del elif else except finally for from global if import in is
        lambda none nonlocal not or pass raise return true false try while with yield match case
        """)

    private mutating func python() {
        while index < text.count {
            let byte = text[index]
            let start = index
            switch byte {
            case 0x23: comment()
            case 0x22, 0x27: string(byte, from: start, triples: true)
            case _ where ASCII.isDigit(byte): number()
            case 0x40 where ASCII.isLetter(peek(1)):
                index += 1
                while index < text.count, ASCII.isNameByte(text[index]) || text[index] == 0x2E { index += 1 }
                collector.add(.variable, start, index)
            case _ where ASCII.isNameByte(byte): pythonName()
            case _ where ASCII.isSpace(byte): index += 1
            default: operators()
            }
        }
    }

    private mutating func pythonName() {
        let start = index
        while index < text.count, ASCII.isNameByte(text[index]) { index += 1 }
        // `f"…"`, `rb'…'`
        if index - start <= 2, index < text.count, text[index] == 0x22 || text[index] == 0x27 {
            return string(text[index], from: start, triples: true)
        }
        if let word = PackedWord(text[start..<index]), Self.pythonKeywords.contains(word) {
            return collector.add(.keyword, start, index)
        }
        var next = index
        while next < text.count, text[next] == 0x20 { next += 1 }
        let isCall = next < text.count && text[next] == 0x28
        let assigns = next + 1 < text.count && text[next] == 0x3D && text[next + 1] != 0x3D
        collector.add(isCall ? .subcommand : assigns ? .assignment : .value, start, index)
    }

    private mutating func json() {
        while index < text.count {
            let byte = text[index]
            let start = index
            switch byte {
            case 0x22:
                string(byte, from: start, triples: false, kind: isKey(after: start) ? .assignment : .string)
            case 0x2F where peek(1) == 0x2F: comment()
            case _ where ASCII.isDigit(byte): number()
            case 0x2D where ASCII.isDigit(peek(1)):
                index += 1
                number()
            case _ where ASCII.isLetter(byte):
                while index < text.count, ASCII.isNameByte(text[index]) { index += 1 }
                collector.add(.keyword, start, index)
            case 0x7B, 0x7D, 0x5B, 0x5D, 0x2C, 0x3A:
                index += 1
                collector.add(.operator, start, index)
            default: index += 1
            }
        }
    }

    /// A string with a colon behind it.
    private func isKey(after start: Int) -> Bool {
        var probe = start + 1
        while probe < text.count, text[probe] != 0x22, text[probe] != 0x0A { probe += text[probe] == 0x5C ? 2 : 1 }
        probe += 1
        while probe < text.count, text[probe] == 0x20 { probe += 1 }
        return probe < text.count && text[probe] == 0x3A
    }
}

extension CodeHighlighter {
    private mutating func yaml() {
        while index < text.count {
            while index < text.count, text[index] == 0x20 || text[index] == 0x2D && (peek(1) == 0x20) { index += 1 }
            guard index < text.count else { break }
            if let colon = keyEnd() {
                collector.add(.assignment, index, colon)
                collector.add(.operator, colon, colon + 1)
                index = colon + 1
            }
            yamlValue()
            while index < text.count, text[index] != 0x0A { index += 1 }
            index += 1
        }
    }

    /// The colon that ends the key at the cursor, on this line.
    private func keyEnd() -> Int? {
        guard text[index] != 0x23 else { return nil }
        var probe = index
        while probe < text.count, text[probe] != 0x0A {
            if text[probe] == 0x3A, probe + 1 == text.count || ASCII.isSpace(text[probe + 1]) {
                return probe > index ? probe : nil
            }
            if text[probe] == 0x23, probe > index, text[probe - 1] == 0x20 { return nil }
            probe += 1
        }
        return nil
    }

    private mutating func yamlValue() {
        while index < text.count, text[index] == 0x20 { index += 1 }
        guard index < text.count, text[index] != 0x0A else { return }
        let byte = text[index]
        let start = index
        switch byte {
        case 0x23: return comment()
        case 0x22, 0x27: string(byte, from: start, triples: false)
        default:
            while index < text.count, text[index] != 0x0A, !(text[index] == 0x20 && peek(1) == 0x23) { index += 1 }
            while index > start, text[index - 1] == 0x20 || text[index - 1] == 0x0D { index -= 1 }
            collector.add(Self.scalarKind(text[start..<index]), start, index)
        }
        while index < text.count, text[index] == 0x20 { index += 1 }
        if index < text.count, text[index] == 0x23 { comment() }
    }

    private static let yamlWords = PackedWord.set("true false null yes no on off ~")

    private static func scalarKind(_ scalar: ArraySlice<UInt8>) -> Token.Kind {
        if let word = PackedWord(scalar), yamlWords.contains(word) { return .keyword }
        return scalar.allSatisfy { ASCII.isDigit($0) || $0 == 0x2E } ? .number : .value
    }
}

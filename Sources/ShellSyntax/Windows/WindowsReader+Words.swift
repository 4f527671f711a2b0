import SourceText

/// Words, quotations and redirections.
extension WindowsReader {
    /// `>`, `>>`, `2>&1`; not `->`, which belongs to a word.
    func isRedirection(_ position: Int) -> Bool {
        var position = position
        if byte(position).isDigit || byte(position) == UInt8(ascii: "*") { position += 1 }
        guard byte(position) == Byte.greater || byte(position) == Byte.less else { return false }
        return byte(position) == Byte.greater || placeholderEnd(position) == nil
    }

    mutating func readRedirection(until end: Int, into command: inout SimpleCommand) {
        let start = index
        if text[index] != Byte.greater, text[index] != Byte.less { index += 1 }
        let isInput = byte(index) == Byte.less
        index += 1
        var op = Redirection.Operator.output
        if isInput { op = .input }
        if !isInput, byte(index) == Byte.greater {
            index += 1
            op = .append
        } else if !isInput, byte(index) == Byte.ampersand {
            index += 1
            op = .duplicateOutput
        }
        skipBlanks(until: end)
        guard index < end, !isLineEnd(index) else { return }
        let target = readWord(until: end)
        command.redirections.append(Redirection(op: op, target: target, range: SourceRange(start..<index)))
    }

    /// The end of `<name>`, when that is what starts here.
    func placeholderEnd(_ position: Int) -> Int? {
        guard byte(position) == Byte.less, byte(position + 1).isLetter else { return nil }
        var next = position + 1
        while next < text.count, next - position < 60 {
            let byte = text[next]
            if byte == Byte.greater { return next + 1 }
            guard byte.isLetter || byte.isDigit || byte == Byte.space || byte == Byte.dash || byte == Byte.underscore
            else { return nil }
            next += 1
        }
        return nil
    }

    mutating func readWord(until end: Int) -> Word {
        let start = index
        var word = WordBuilder(start: start)
        while index < end, !endsWord(index) { readPart(until: end, into: &word) }
        if index == start { index += 1 }
        return word.finish(text, end: index)
    }

    private func endsWord(_ position: Int) -> Bool {
        switch text[position] {
        case Byte.space, Byte.tab, Byte.newline, 0x0D, Byte.bar, Byte.greater: true
        case Byte.semicolon: shell == .powershell
        case Byte.ampersand: shell == .cmd || byte(position + 1) == Byte.ampersand
        case Byte.less: placeholderEnd(position) == nil
        case Byte.rightParenthesis, Byte.rightBrace: false
        default: false
        }
    }

    private mutating func readPart(until end: Int, into word: inout WordBuilder) {
        let byte = text[index]
        switch byte {
        case Byte.doubleQuote: readDoubleQuoted(until: end, into: &word)
        case Byte.singleQuote where shell == .powershell: readSingleQuoted(until: end, into: &word)
        case Byte.at where shell == .powershell && isHereText(index): readHereText(until: end, into: &word)
        case Byte.dollar where shell == .powershell: readVariable(until: end, quoting: .none, into: &word)
        case Byte.leftParenthesis, Byte.leftBrace:
            guard shell == .powershell else { return word.append(text[index], next: &index) }
            word.hole(.arithmetic, .none, skipBalanced(until: end))
        case Byte.percent where shell == .cmd: readPercent(until: end, into: &word)
        case Byte.less: word.hole(.placeholder(""), .none, skip(to: placeholderEnd(index) ?? index + 1))
        case escape where index + 1 < end:
            index += 1
            word.append(text[index], next: &index)
        default: word.append(byte, next: &index)
        }
    }

    private mutating func skip(to end: Int) -> Range<Int> {
        defer { index = end }
        return index..<end
    }

    private mutating func readSingleQuoted(until end: Int, into word: inout WordBuilder) {
        word.isQuoted = true
        index += 1
        while index < end {
            if text[index] == Byte.singleQuote {
                guard byte(index + 1) == Byte.singleQuote else { return index += 1 }
                index += 1
            }
            word.append(text[index], next: &index)
        }
    }

    private mutating func readDoubleQuoted(until end: Int, into word: inout WordBuilder) {
        word.isQuoted = true
        index += 1
        while index < end {
            switch text[index] {
            case Byte.doubleQuote:
                guard shell == .powershell, byte(index + 1) == Byte.doubleQuote else { return index += 1 }
                index += 1
                word.append(text[index], next: &index)
            case Byte.backtick where shell == .powershell && index + 1 < end:
                index += 1
                word.append(text[index], next: &index)
            case Byte.backslash where byte(index + 1) == Byte.doubleQuote && shell == .cmd:
                index += 1
                word.append(text[index], next: &index)
            case Byte.dollar where shell == .powershell: readVariable(until: end, quoting: .double, into: &word)
            case Byte.percent where shell == .cmd: readPercent(until: end, into: &word)
            case Byte.newline where shell == .cmd: return
            default: word.append(text[index], next: &index)
            }
        }
    }

    private func isHereText(_ position: Int) -> Bool {
        (byte(position + 1) == Byte.doubleQuote || byte(position + 1) == Byte.singleQuote)
            && (byte(position + 2) == Byte.newline || byte(position + 2) == 0x0D)
    }

    /// `@'` to `'@` at the start of a line.
    private mutating func readHereText(until end: Int, into word: inout WordBuilder) {
        word.isQuoted = true
        let quote = byte(index + 1)
        index += 2
        while index < end {
            if text[index] == Byte.newline, byte(index + 1) == quote, byte(index + 2) == Byte.at {
                return index = min(index + 3, end)
            }
            word.append(text[index], next: &index)
        }
    }

    /// `$name`, `$env:NAME`, `${…}`, `$(…)`.
    private mutating func readVariable(
        until end: Int, quoting: WordPart.Quoting, into word: inout WordBuilder
    ) {
        let start = index
        let next = byte(index + 1)
        if next == Byte.leftParenthesis || next == Byte.leftBrace {
            index += 1
            let inner = skipBalanced(until: end)
            return word.hole(.arithmetic, quoting, start..<inner.upperBound)
        }
        index += 1
        while index < end, text[index].continuesName || text[index] == Byte.colon && byte(index + 1).isLetter {
            index += 1
        }
        guard index > start + 1 else { return word.append(Byte.dollar) }
        word.hole(kind(ofVariable: start + 1..<index), quoting, start..<index)
    }

    /// What the environment has to hold is the reader's; everything else is set somewhere in the script.
    private func kind(ofVariable name: Range<Int>) -> WordPart.Kind {
        let bytes = text[name]
        guard bytes.count > 4, bytes.prefix(4).elementsEqual("env:".utf8) else { return .arithmetic }
        return .variable(String(decoding: bytes.dropFirst(4), as: UTF8.self))
    }

    /// `%NAME%`; a lone `%` is a byte like others.
    private mutating func readPercent(until end: Int, into word: inout WordBuilder) {
        var close = index + 1
        while close < end, text[close].continuesName || text[close] == Byte.colon || text[close] == UInt8(ascii: "~") {
            close += 1
        }
        guard close > index + 1, byte(close) == Byte.percent else { return word.append(Byte.percent, next: &index) }
        word.hole(.arithmetic, .none, skip(to: close + 1))
    }

    /// From a bracket to the one that closes it, quotations left out.
    private mutating func skipBalanced(until end: Int) -> Range<Int> {
        let start = index
        var depth = 0
        var quote: UInt8 = 0
        while index < end {
            let byte = text[index]
            index += 1
            if quote != 0 {
                if byte == quote { quote = 0 }
                continue
            }
            switch byte {
            case Byte.singleQuote, Byte.doubleQuote: quote = byte
            case Byte.backtick: index = min(index + 1, end)
            case Byte.leftParenthesis, Byte.leftBrace: depth += 1
            case Byte.rightParenthesis, Byte.rightBrace:
                depth -= 1
                if depth == 0 { return start..<index }
            default: break
            }
        }
        return start..<index
    }
}

/// Puts a word together: its text without quotes, and the parts that are not literal.
private struct WordBuilder {
    let start: Int
    var isQuoted = false
    private var text: [UInt8] = []
    private var holes: [WordPart] = []

    init(start: Int) { self.start = start }

    mutating func append(_ byte: UInt8) { text.append(byte) }

    mutating func append(_ byte: UInt8, next index: inout Int) {
        text.append(byte)
        index += 1
    }

    mutating func hole(_ kind: WordPart.Kind, _ quoting: WordPart.Quoting, _ range: Range<Int>) {
        holes.append(WordPart(kind: kind, quoting: quoting, range: SourceRange(range)))
    }

    func finish(_ source: [UInt8], end: Int) -> Word {
        let range = SourceRange(start..<end)
        guard !holes.isEmpty else {
            let own = String(decoding: text, as: UTF8.self)
            guard isQuoted else { return Word(plain: own, range: range) }
            return Word(range: range, parts: [WordPart(kind: .literal, quoting: .double, range: range)], text: own)
        }
        var parts: [WordPart] = []
        var next = start
        for hole in holes {
            if hole.range.lowerBound > next { parts.append(literal(next..<hole.range.lowerBound)) }
            parts.append(named(hole, source))
            next = hole.range.upperBound
        }
        if next < end { parts.append(literal(next..<end)) }
        return Word(range: range, parts: parts, text: String(decoding: source[start..<end], as: UTF8.self))
    }

    private func literal(_ range: Range<Int>) -> WordPart {
        WordPart(kind: .literal, quoting: isQuoted ? .double : .none, range: SourceRange(range))
    }

    private func named(_ hole: WordPart, _ source: [UInt8]) -> WordPart {
        guard case .placeholder = hole.kind else { return hole }
        var hole = hole
        let inner = source[hole.range.range].dropFirst().dropLast()
        hole.kind = .placeholder(String(decoding: inner, as: UTF8.self))
        return hole
    }
}

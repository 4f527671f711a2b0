import SourceText

extension ScriptReader {
    /// A word at the position; its range is empty when none begins there.
    mutating func readWord() throws(ReadFailure) -> Word {
        let start = position
        skipPlain()
        guard position < end, !bytes[position].endsWord else {
            guard position > start else { return Word(range: range(from: start), parts: [], text: "") }
            lastEnd = position
            return Word(plain: string(start..<position), range: range(from: start))
        }
        return try readCompositeWord(from: start)
    }

    @inline(__always)
    mutating func skipPlain() {
        position = bytes.endOfPlain(from: position, before: end)
    }

    /// Goes on with a word whose plain beginning has been passed.
    private mutating func readCompositeWord(from start: Int) throws(ReadFailure) -> Word {
        let outer = beginWord(at: start)
        copyText(from: start)
        while position < end, try readWordElement() {}
        closeLiteral(.none)
        let word = takeWord(from: start, outer)
        if position > start { lastEnd = position }
        return word
    }

    /// One element of an unquoted word; false where the word ends.
    private mutating func readWordElement() throws(ReadFailure) -> Bool {
        switch bytes[position] {
        case Byte.doubleQuote: try readDoubleQuotes()
        case Byte.singleQuote: try readSingleQuotes()
        case Byte.backslash where isInBackticks && byte(position + 1) == Byte.backtick:
            try readExpansion(.commandSubstitution, .none) { reader throws(ReadFailure) in try reader.readBackticks() }
        case Byte.backslash: readEscape()
        case Byte.dollar: try readWordDollar()
        case Byte.backtick:
            try readExpansion(.commandSubstitution, .none) { reader throws(ReadFailure) in try reader.readBackticks() }
        case Byte.less, Byte.greater: return try readWordAngle()
        case Byte.leftParenthesis: return try readExtendedGlob()
        case Byte.asterisk, Byte.question: addGlob(length: 1)
        case Byte.leftBracket: readBracket()
        case Byte.leftBrace: readWordBrace()
        case let byte where byte.endsWord: return false
        default: copyPlain()
        }
        return true
    }

    private mutating func copyPlain() {
        let start = position
        skipPlain()
        copyText(from: start)
    }

    /// Takes one byte as it stands.
    mutating func copyByte() {
        text.append(bytes[position])
        position += 1
    }

    // MARK: Parts

    /// Where the word being read begins among the texts and parts, and what is known of the word around it.
    struct OuterWord {
        var text: Int
        var parts: Int
        var literalStart: Int
        var wordStart: Int
    }

    mutating func beginWord(at start: Int) -> OuterWord {
        let outer = OuterWord(
            text: text.count, parts: parts.count, literalStart: literalStart, wordStart: wordStart)
        literalStart = start
        wordStart = start
        return outer
    }

    /// Ends the word begun last and goes back to the one around it.
    mutating func takeWord(from start: Int, _ outer: OuterWord) -> Word {
        let own = unsafe text.withUnsafeBufferPointer { buffer in
            unsafe String(unsafeUninitializedCapacity: buffer.count - outer.text) { target in
                unsafe target.initialize(fromContentsOf: buffer[outer.text...])
            }
        }
        let word = Word(range: range(from: start), parts: parts, from: outer.parts, text: own)
        drop(text: outer.text, parts: outer.parts)
        literalStart = outer.literalStart
        wordStart = outer.wordStart
        return word
    }

    /// Forgets what was collected behind the given marks.
    mutating func drop(text textMark: Int, parts partMark: Int) {
        if text.count > textMark { text.removeLast(text.count - textMark) }
        if parts.count > partMark { parts.removeLast(parts.count - partMark) }
    }

    /// Ends the literal that reaches up to the position.
    mutating func closeLiteral(_ quoting: WordPart.Quoting, isQuoted: Bool = false) {
        if literalStart < position || isQuoted {
            parts.append(
                WordPart(
                    kind: .literal, quoting: quoting, range: SourceRange(literalStart..<max(position, literalStart))))
        }
        literalStart = position
    }

    /// Adds what `body` reads from the position on as one part, with the source as its text.
    mutating func readExpansion(
        _ kind: WordPart.Kind, _ quoting: WordPart.Quoting,
        _ body: (inout ScriptReader) throws(ReadFailure) -> Void
    ) throws(ReadFailure) {
        closeLiteral(quoting)
        let start = position
        let textMark = text.count
        let partMark = parts.count
        let template = expectsGoTemplate
        try body(&self)
        expectsGoTemplate = template
        drop(text: textMark, parts: partMark)
        addPart(kind, quoting, from: start)
    }

    /// Adds the bytes from `start` to the position as one part.
    mutating func addPart(_ kind: WordPart.Kind, _ quoting: WordPart.Quoting, from start: Int) {
        copyText(from: start)
        parts.append(WordPart(kind: kind, quoting: quoting, range: range(from: start)))
        literalStart = position
    }

    // MARK: Elements

    /// `\x` outside quotes; a backslash before a line end joins the lines.
    private mutating func readEscape() {
        let lineEnd = lineEndLength(at: position + 1)
        if lineEnd > 0 {
            position += 1 + lineEnd
        } else {
            position += 1
            if position < end { copyByte() }
        }
    }

    private mutating func readWordDollar() throws(ReadFailure) {
        switch byte(position + 1) {
        case Byte.singleQuote: try readAnsiQuotes()
        case Byte.doubleQuote:
            closeLiteral(.none)
            position += 1
            literalStart = position
            try readDoubleQuotes()
        default: try readDollarPart(.none)
        }
    }

    /// `$…` as a part, or the dollar sign itself.
    mutating func readDollarPart(_ quoting: WordPart.Quoting) throws(ReadFailure) {
        let start = position
        let literal = literalStart
        let textMark = text.count
        let partMark = parts.count
        let template = expectsGoTemplate
        guard let kind = try readDollar(quoting: quoting) else { return copyByte() }
        expectsGoTemplate = template
        drop(text: textMark, parts: partMark)
        literalStart = literal
        if literal < start {
            parts.append(WordPart(kind: .literal, quoting: quoting, range: SourceRange(literal..<start)))
        }
        addPart(kind, quoting, from: start)
    }

    /// `<name>`, `<(…)` or `>(…)`; false when the angle is a redirection.
    private mutating func readWordAngle() throws(ReadFailure) -> Bool {
        if byte(position + 1) == Byte.leftParenthesis {
            try readExpansion(.processSubstitution, .none) { reader throws(ReadFailure) in
                try reader.readSubstitution("process substitution", openLength: 2)
            }
            return true
        }
        guard bytes[position] == Byte.less, let close = placeholderEnd(at: position, wordStart: wordStart) else {
            return false
        }
        addPlaceholder(.angle, to: close, .none)
        return true
    }

    /// `@(a|b)` and its like; any other parenthesis ends the word.
    private mutating func readExtendedGlob() throws(ReadFailure) -> Bool {
        guard followsGlobPrefix() else { return false }
        let open = position
        var level = 0
        while position < end {
            let byte = bytes[position]
            if byte == Byte.leftParenthesis { level += 1 }
            if byte == Byte.rightParenthesis { level -= 1 }
            if byte == Byte.backslash { position += 1 }
            if byte.isLineEnd { break }
            position += 1
            guard level > 0 else {
                addGlobTail(from: open)
                return true
            }
        }
        position = min(position, end)
        throw unclosed("pattern", at: open, length: 1)
    }

    /// The operator before the parenthesis stands in this word and for itself.
    private func followsGlobPrefix() -> Bool {
        guard position > wordStart else { return false }
        let isGlob = parts.last?.kind == .glob && parts.last?.range.upperBound == position
        guard literalStart < position || isGlob else { return false }
        switch bytes[position - 1] {
        case Byte.question, Byte.asterisk, Byte.plus, Byte.at, Byte.bang: return true
        default: return false
        }
    }

    /// The parenthesis of an extended glob, joined to the operator before it.
    private mutating func addGlobTail(from open: Int) {
        if parts.last?.kind == .glob, parts.last?.range.upperBound == open {
            parts.removeLast()
        } else {
            let stop = position
            position = open - 1
            closeLiteral(.none)
            position = stop
        }
        text.removeLast()
        addPart(.glob, .none, from: open - 1)
    }

    private mutating func addGlob(length: Int) {
        closeLiteral(.none)
        let start = position
        position += length
        addPart(.glob, .none, from: start)
    }

    /// `[a|b]` as a choice for the reader, `[a-z]` as a pattern, or the bracket itself.
    private mutating func readBracket() {
        if position == wordStart, let close = enumerationEnd(at: position) {
            addPlaceholder(.enumeration, to: close, .none)
        } else if let close = globBracketEnd(at: position) {
            addGlob(length: close - position)
        } else {
            copyByte()
        }
    }

    private mutating func globBracketEnd(at open: Int) -> Int? {
        guard open >= bracketSearchEnd else { return nil }
        var index = open + 1
        if byte(index) == Byte.bang || byte(index) == 0x5E { index += 1 }
        if byte(index) == Byte.rightBracket { index += 1 }
        while index < end, index - open < 64, bytes[index].isPlain || bytes[index] == Byte.leftBracket {
            if bytes[index] == Byte.rightBracket { return index + 1 }
            index += 1
        }
        bracketSearchEnd = index
        return nil
    }

    private mutating func readWordBrace() {
        guard let close = templateEnd(at: position), !isGoTemplate(at: position) else {
            return copyByte()
        }
        addTemplate(to: close, .none)
    }
}

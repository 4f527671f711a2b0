import SourceText

extension ScriptReader {
    /// `[[ … ]]`: its operands and operators as words.
    mutating func readTest(from start: Int) throws(ReadFailure) {
        let outer = connector
        let index = try openCompound(.test, "'[['", from: start, length: 2)
        var isRegex = false
        while true {
            try skipLines()
            guard position < end else { throw unclosed("'[['", at: start, length: 2) }
            if isText("]]", at: position), endsKeyword(at: position + 2) { break }
            if !isRegex, skipTestOperator() { continue }
            let word = isRegex ? try readRegex() : try readWord()
            guard !word.range.isEmpty else { throw unexpected(" inside '[['") }
            isRegex = word.text == "=~" && word.parts.first?.quoting == WordPart.Quoting.none
            script.compounds[index].words.append(word)
        }
        connector = outer
        try closeCompound(index, length: 2)
    }

    /// Passes a parenthesis, comparison or connector, which would end a word elsewhere.
    private mutating func skipTestOperator() -> Bool {
        switch bytes[position] {
        case Byte.leftParenthesis, Byte.rightParenthesis, Byte.less, Byte.greater:
            guard !startsWordWithAngle() else { return false }
            position += 1
        case Byte.ampersand, Byte.bar:
            guard byte(position + 1) == bytes[position] else { return false }
            position += 2
        default: return false
        }
        return true
    }

    /// The pattern behind `=~`, in which parentheses and bars are plain; blanks end it outside parentheses.
    private mutating func readRegex() throws(ReadFailure) -> Word {
        let start = position
        let outer = beginWord(at: start)
        var level = 0
        while position < end, try readRegexElement(&level) {}
        closeLiteral(.none)
        let word = takeWord(from: start, outer)
        lastEnd = position
        return word
    }

    private mutating func readRegexElement(_ level: inout Int) throws(ReadFailure) -> Bool {
        let byte = bytes[position]
        switch byte {
        case Byte.doubleQuote: try readDoubleQuotes()
        case Byte.singleQuote: try readSingleQuotes()
        case Byte.dollar: try readDollarPart(.none)
        case Byte.backslash:
            copyByte()
            if position < end { copyByte() }
        default:
            if byte == Byte.leftParenthesis { level += 1 }
            if byte == Byte.rightParenthesis { level -= 1 }
            if level < 0 || byte.isLineEnd || (byte.isBlank && level == 0) { return false }
            copyByte()
        }
        return true
    }
}

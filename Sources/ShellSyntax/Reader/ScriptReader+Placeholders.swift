import SourceText

extension ScriptReader {
    /// Behind the `>` of a placeholder that opens at `open`; `nil` when the angle is a redirection.
    ///
    /// A letter of any script, `_` or `[` follows the angle, nothing that a shell would act on stands before the closing
    /// one on the same line, and the angle does not belong to `<<` or to a descriptor.
    func placeholderEnd(at open: Int, wordStart: Int? = nil) -> Int? {
        let first = byte(open + 1)
        guard first.startsName || first == Byte.leftBracket || first >= 0x80 else { return nil }
        guard open == 0 || bytes[open - 1] != Byte.less, !followsDescriptor(open, wordStart: wordStart) else {
            return nil
        }
        var hasBars = false
        var index = open + 1
        scan: while index < end {
            switch bytes[index] {
            case Byte.greater: break scan
            case Byte.bar: hasBars = true
            case Byte.newline, Byte.carriageReturn, Byte.semicolon, Byte.ampersand, Byte.dollar,
                Byte.leftParenthesis, Byte.rightParenthesis, Byte.doubleQuote, Byte.singleQuote, Byte.backtick,
                Byte.less:
                return nil
            default: break
            }
            index += 1
        }
        guard index < end, !bytes[index - 1].isBlank, !isDescriptor(before: index, open: open) else { return nil }
        if hasBars, !isEnumeration(open + 1..<index) { return nil }
        return index + 1
    }

    /// The digits before the angle are a whole word: `2<file`.
    private func followsDescriptor(_ open: Int, wordStart: Int?) -> Bool {
        guard let wordStart, wordStart < open else { return false }
        return bytes.allSatisfy(wordStart..<open) { $0.isDigit }
    }

    /// `<file 2>log`: the closing angle is the operator of another redirection.
    private func isDescriptor(before close: Int, open: Int) -> Bool {
        guard bytes[close - 1].isDigit, close - 2 > open, bytes[close - 2].isBlank else { return false }
        let next = byte(close + 1)
        return next == Byte.ampersand || next == Byte.greater || next == Byte.slash || next.continuesName
    }

    /// Plain words with bars between them.
    private func isEnumeration(_ range: Range<Int>) -> Bool {
        var isEmpty = true
        for index in range {
            let byte = bytes[index]
            if byte == Byte.bar {
                guard !isEmpty else { return false }
                isEmpty = true
            } else {
                guard byte.isPlainInEnumeration else { return false }
                isEmpty = false
            }
        }
        return !isEmpty
    }

    /// Between quotes a shell redirects nothing, but markup and comparisons look alike: only names count.
    func quotedPlaceholderEnd(at open: Int) -> Int? {
        guard let close = placeholderEnd(at: open) else { return nil }
        let name = open + 1..<close - 1
        let isName = bytes.allSatisfy(name) {
            $0.isPlainInEnumeration || $0 == Byte.space || $0 == Byte.bar || $0 >= 0x80
        }
        guard isName else { return nil }
        return isClosedElement(name, from: close) ? nil : close
    }

    /// `<tag>…</tag>`: a closing tag of the same name follows at no great distance.
    private func isClosedElement(_ name: Range<Int>, from start: Int) -> Bool {
        var index = start
        let limit = min(end - name.count - 2, start + 200)
        while index < limit, bytes[index] != Byte.newline {
            if bytes[index] == Byte.less, bytes[index + 1] == Byte.slash,
                bytes.isEqual(index + 2..<index + 2 + name.count, to: name)
            {
                return true
            }
            index += 1
        }
        return false
    }

    /// Behind the `]` of `[a|b]` standing as a word.
    func enumerationEnd(at open: Int) -> Int? {
        var index = open + 1
        var hasBars = false
        while byte(index).isPlainInEnumeration || byte(index) == Byte.bar {
            if bytes[index] == Byte.bar { hasBars = true }
            index += 1
        }
        guard hasBars, byte(index) == Byte.rightBracket, isEnumeration(open + 1..<index) else { return nil }
        let next = byte(index + 1)
        return index + 1 >= end || next.endsWord ? index + 1 : nil
    }

    mutating func addPlaceholder(_ notation: Placeholder.Notation, to close: Int, _ quoting: WordPart.Quoting) {
        closeLiteral(quoting)
        let start = position
        position = close
        let name = string(start + 1..<close - 1)
        script.placeholders.append(Placeholder(notation: notation, name: name, range: range(from: start)))
        addPart(.placeholder(name), quoting, from: start)
    }

    // MARK: Templates

    /// Behind the `}}` or `%}` of a template that opens at `open` and ends on its line.
    mutating func templateEnd(at open: Int) -> Int? {
        let second = byte(open + 1)
        guard second == Byte.leftBrace || second == Byte.percent, open >= templateSearchEnd else { return nil }
        let closing = second == Byte.leftBrace ? Byte.rightBrace : Byte.percent
        var index = open + 2
        while index + 1 < end, !bytes[index].isLineEnd {
            if bytes[index] == closing, bytes[index + 1] == Byte.rightBrace, index > open + 2 { return index + 2 }
            index += 1
        }
        templateSearchEnd = index
        return nil
    }

    mutating func addTemplate(to close: Int, _ quoting: WordPart.Quoting) {
        closeLiteral(quoting)
        let start = position
        position = close
        noteTemplate(from: start)
        addPart(.template, quoting, from: start)
    }

    mutating func noteTemplate(from start: Int) {
        let opening = bytes[start] == Byte.dollar ? start + 3 : start + 2
        var first = opening
        var last = position - 2
        while first < last, bytes[first].isBlank || bytes[first] == Byte.dash { first += 1 }
        while last > first, bytes[last - 1].isBlank || bytes[last - 1] == Byte.dash { last -= 1 }
        script.placeholders.append(
            Placeholder(notation: .template, name: string(first..<last), range: range(from: start)))
    }

    /// `--format '{{.Names}}'`: the command fills that in, not the reader.
    func isGoTemplate(at open: Int) -> Bool {
        if expectsGoTemplate { return true }
        var index = max(wordStart, open - 64)
        while index < open {
            if bytes[index] == Byte.dash, index == wordStart || !bytes[index - 1].continuesName,
                isTemplateFlag(at: index)
            {
                return true
            }
            index += 1
        }
        return false
    }

    private func isTemplateFlag(at start: Int) -> Bool {
        var stop = start
        while byte(stop) == Byte.dash || byte(stop).isLetter { stop += 1 }
        switch string(start..<stop) {
        case "--format", "--template", "--output", "-o", "-f": return true
        default: return isText("-o", at: start) && isText("-template", at: stop - 9)
        }
    }
}

extension UInt8 {
    /// May stand in a name, a number or a path.
    fileprivate var isPlainInEnumeration: Bool {
        continuesName || self == Byte.dash || self == UInt8(ascii: ".") || self == Byte.slash || self == Byte.colon
            || self == Byte.at
    }
}

import SourceText

extension ScriptReader {
    /// `"…"`: expansions, placeholders and templates count, everything else is literal.
    mutating func readDoubleQuotes() throws(ReadFailure) {
        closeLiteral(.none)
        let open = position
        position += 1
        literalStart = position
        let partMark = parts.count
        while position < end, bytes[position] != Byte.doubleQuote { try readQuotedElement() }
        guard position < end else { throw unclosed("double quote", at: open, length: 1) }
        closeLiteral(.double, isQuoted: parts.count == partMark)
        position += 1
        literalStart = position
    }

    private mutating func readQuotedElement() throws(ReadFailure) {
        switch bytes[position] {
        case Byte.backslash: readQuotedEscape()
        case Byte.dollar: try readDollarPart(.double)
        case Byte.backtick:
            try readExpansion(.commandSubstitution, .double) { reader throws(ReadFailure) in
                try reader.readBackticks()
            }
        case Byte.less:
            guard let close = quotedPlaceholderEnd(at: position) else { return copyByte() }
            addPlaceholder(.angle, to: close, .double)
        case Byte.leftBrace:
            guard let close = templateEnd(at: position), !isGoTemplate(at: position) else {
                return copyByte()
            }
            addTemplate(to: close, .double)
        default:
            let start = position
            position = bytes.endOfPlainInDoubleQuotes(from: position, before: end)
            copyText(from: start)
        }
    }

    private mutating func readQuotedEscape() {
        switch byte(position + 1) {
        case Byte.newline, Byte.carriageReturn: position += 1 + lineEndLength(at: position + 1)
        case Byte.dollar, Byte.backtick, Byte.doubleQuote, Byte.backslash:
            position += 1
            copyByte()
        default: copyByte()
        }
    }

    /// `'…'`: the shell takes all of it as it stands, the reader still fills in placeholders.
    mutating func readSingleQuotes() throws(ReadFailure) {
        closeLiteral(.none)
        let open = position
        position += 1
        literalStart = position
        while position < end, bytes[position] != Byte.singleQuote { position += 1 }
        guard position < end else { throw unclosed("single quote", at: open, length: 1) }
        let close = position
        position = literalStart
        let partMark = parts.count
        while position < close { readSingleQuotedElement(until: close) }
        closeLiteral(.single, isQuoted: parts.count == partMark)
        position += 1
        literalStart = position
    }

    private mutating func readSingleQuotedElement(until close: Int) {
        if bytes[position] == Byte.less, let stop = quotedPlaceholderEnd(at: position), stop <= close {
            addPlaceholder(.angle, to: stop, .single)
        } else if bytes[position] == Byte.leftBrace, let stop = templateEnd(at: position), stop <= close,
            !isGoTemplate(at: position)
        {
            addTemplate(to: stop, .single)
        } else {
            let start = position
            position += 1
            while position < close, bytes[position] != Byte.less, bytes[position] != Byte.leftBrace { position += 1 }
            copyText(from: start)
        }
    }

    // MARK: $'…'

    mutating func readAnsiQuotes() throws(ReadFailure) {
        closeLiteral(.none)
        let open = position
        position += 2
        literalStart = position
        while position < end, bytes[position] != Byte.singleQuote {
            if bytes[position] == Byte.backslash { readAnsiEscape() } else { copyByte() }
        }
        guard position < end else { throw unclosed("quote", at: open, length: 2) }
        closeLiteral(.ansi, isQuoted: true)
        position += 1
        literalStart = position
    }

    private mutating func readAnsiEscape() {
        let letter = byte(position + 1)
        switch letter {
        case UInt8(ascii: "x"): readCodePoint(digits: 2, asByte: true)
        case UInt8(ascii: "u"): readCodePoint(digits: 4, asByte: false)
        case UInt8(ascii: "U"): readCodePoint(digits: 8, asByte: false)
        case UInt8(ascii: "0")...UInt8(ascii: "7"): readOctal()
        case UInt8(ascii: "c"):
            text.append(byte(position + 2) & 0x1F)
            position = min(position + 3, end)
        default:
            position += 1
            guard position < end else { return }
            if let control = Self.control(letter) { text.append(control) } else { text += Self.escaped(letter) }
            position += 1
        }
    }

    private static func control(_ letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "a"): 0x07
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "e"), UInt8(ascii: "E"): 0x1B
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "v"): 0x0B
        default: nil
        }
    }

    /// Quotes and backslashes lose their backslash, an unknown escape keeps it.
    private static func escaped(_ letter: UInt8) -> [UInt8] {
        switch letter {
        case Byte.backslash, Byte.singleQuote, Byte.doubleQuote, Byte.question: [letter]
        default: [Byte.backslash, letter]
        }
    }

    private mutating func readCodePoint(digits: Int, asByte: Bool) {
        let start = position
        position += 2
        var value: UInt32 = 0
        let first = position
        while position < end, position - first < digits, let digit = bytes[position].hexValue {
            value = value << 4 | UInt32(digit)
            position += 1
        }
        guard position > first else { return copyText(from: start) }
        if asByte {
            text.append(UInt8(truncatingIfNeeded: value))
        } else if let scalar = Unicode.Scalar(value) {
            text.append(contentsOf: Array(String(Character(scalar)).utf8))
        }
    }

    private mutating func readOctal() {
        position += 1
        var value: UInt32 = 0
        let first = position
        while position < end, position - first < 3, bytes[position] &- 0x30 < 8 {
            value = value << 3 | UInt32(bytes[position] - 0x30)
            position += 1
        }
        text.append(UInt8(truncatingIfNeeded: value))
    }
}

extension UInt8 {
    fileprivate var hexValue: UInt8? {
        if isDigit { return self - 0x30 }
        let lowered = self | 0x20
        return lowered >= 0x61 && lowered <= 0x66 ? lowered - 0x61 + 10 : nil
    }
}

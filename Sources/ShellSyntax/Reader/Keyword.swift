/// A word that is part of the grammar where a command may begin.
enum Keyword {
    case `if`, then, elif, `else`, fi, `for`, select, `while`, until, `do`, done, `case`, esac, function
    case leftBrace, rightBrace, test, time, coproc

    /// Ends a list that stands inside a compound.
    var closes: Bool {
        switch self {
        case .then, .elif, .else, .fi, .do, .done, .rightBrace: true
        default: false
        }
    }
}

extension ScriptReader {
    /// The keyword at the position, when a whole unquoted word reads like one.
    @inline(__always)
    func keyword() -> Keyword? { bytes.keyword(at: position, before: end) }

    @inline(__always)
    func endsKeyword(at stop: Int) -> Bool { bytes.endsKeyword(at: stop, before: end) }
}

extension TextBytes {
    fileprivate func keyword(at position: Int, before end: Int) -> Keyword? {
        guard position < end else { return nil }
        guard self[position].isLowercase else { return bracketKeyword(at: position, before: end) }
        var stop = position + 1
        while stop < end, stop - position < 9, self[stop].isLowercase { stop += 1 }
        let length = stop - position
        guard length > 1, length < 9, let (keyword, spelling) = candidate(position, length),
            endsKeyword(at: stop, before: end)
        else { return nil }
        return holds(spelling, at: position, before: end) ? keyword : nil
    }

    fileprivate func endsKeyword(at stop: Int, before end: Int) -> Bool {
        guard stop < end else { return true }
        let byte = self[stop]
        return byte.endsWord || byte == Byte.leftParenthesis || byte == Byte.less || byte == Byte.greater
            || (byte == Byte.backslash && lineEndLength(at: stop + 1, before: end) > 0)
    }

    private func bracketKeyword(at position: Int, before end: Int) -> Keyword? {
        switch self[position] {
        case Byte.leftBrace: endsKeyword(at: position + 1, before: end) ? .leftBrace : nil
        case Byte.rightBrace: endsKeyword(at: position + 1, before: end) ? .rightBrace : nil
        case Byte.leftBracket:
            byte(position + 1, before: end) == Byte.leftBracket && endsKeyword(at: position + 2, before: end)
                ? .test : nil
        default: nil
        }
    }

    /// The only keyword with this first letter and length, told apart by the second letter where there are two.
    @inline(__always)
    private func candidate(_ position: Int, _ length: Int) -> (Keyword, StaticString)? {
        switch (self[position], length) {
        case (UInt8(ascii: "i"), 2): (.if, "if")
        case (UInt8(ascii: "f"), 2): (.fi, "fi")
        case (UInt8(ascii: "d"), 2): (.do, "do")
        case (UInt8(ascii: "f"), 3): (.for, "for")
        case (UInt8(ascii: "t"), 4): self[position + 1] == UInt8(ascii: "h") ? (.then, "then") : (.time, "time")
        case (UInt8(ascii: "e"), 4): fourLetters(position)
        case (UInt8(ascii: "d"), 4): (.done, "done")
        case (UInt8(ascii: "c"), 4): (.case, "case")
        case (UInt8(ascii: "w"), 5): (.while, "while")
        case (UInt8(ascii: "u"), 5): (.until, "until")
        case (UInt8(ascii: "s"), 6): (.select, "select")
        case (UInt8(ascii: "c"), 6): (.coproc, "coproc")
        case (UInt8(ascii: "f"), 8): (.function, "function")
        default: nil
        }
    }

    private func fourLetters(_ position: Int) -> (Keyword, StaticString) {
        if self[position + 1] == UInt8(ascii: "s") { return (.esac, "esac") }
        return self[position + 2] == UInt8(ascii: "i") ? (.elif, "elif") : (.else, "else")
    }
}

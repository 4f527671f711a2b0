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
    func keyword() -> Keyword? {
        guard position < end else { return nil }
        var stop = position
        while stop < end, stop - position < 9, bytes[stop].isLowercase { stop += 1 }
        let length = stop - position
        if length == 0 { return bracketKeyword() }
        guard length > 1, length < 9, endsKeyword(at: stop), let (keyword, spelling) = candidate(length) else {
            return nil
        }
        return isText(spelling, at: position) ? keyword : nil
    }

    func endsKeyword(at stop: Int) -> Bool {
        guard stop < end else { return true }
        let byte = bytes[stop]
        return byte.endsWord || byte == Byte.leftParenthesis || byte == Byte.less || byte == Byte.greater
            || (byte == Byte.backslash && lineEndLength(at: stop + 1) > 0)
    }

    private func bracketKeyword() -> Keyword? {
        switch bytes[position] {
        case Byte.leftBrace: endsKeyword(at: position + 1) ? .leftBrace : nil
        case Byte.rightBrace: endsKeyword(at: position + 1) ? .rightBrace : nil
        case Byte.leftBracket:
            byte(position + 1) == Byte.leftBracket && endsKeyword(at: position + 2) ? .test : nil
        default: nil
        }
    }

    /// The only keyword with this first letter and length, told apart by the second letter where there are two.
    private func candidate(_ length: Int) -> (Keyword, String)? {
        switch (bytes[position], length) {
        case (UInt8(ascii: "i"), 2): (.if, "if")
        case (UInt8(ascii: "f"), 2): (.fi, "fi")
        case (UInt8(ascii: "d"), 2): (.do, "do")
        case (UInt8(ascii: "f"), 3): (.for, "for")
        case (UInt8(ascii: "t"), 4): bytes[position + 1] == UInt8(ascii: "h") ? (.then, "then") : (.time, "time")
        case (UInt8(ascii: "e"), 4): fourLetters()
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

    private func fourLetters() -> (Keyword, String) {
        if bytes[position + 1] == UInt8(ascii: "s") { return (.esac, "esac") }
        return bytes[position + 2] == UInt8(ascii: "i") ? (.elif, "elif") : (.else, "else")
    }
}

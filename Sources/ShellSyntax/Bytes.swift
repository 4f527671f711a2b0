/// The bytes that mean something to a shell, by name.
enum Byte {
    static let tab: UInt8 = 0x09
    static let newline: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20
    static let bang: UInt8 = 0x21
    static let doubleQuote: UInt8 = 0x22
    static let hash: UInt8 = 0x23
    static let dollar: UInt8 = 0x24
    static let percent: UInt8 = 0x25
    static let ampersand: UInt8 = 0x26
    static let singleQuote: UInt8 = 0x27
    static let leftParenthesis: UInt8 = 0x28
    static let rightParenthesis: UInt8 = 0x29
    static let asterisk: UInt8 = 0x2A
    static let plus: UInt8 = 0x2B
    static let dash: UInt8 = 0x2D
    static let slash: UInt8 = 0x2F
    static let colon: UInt8 = 0x3A
    static let semicolon: UInt8 = 0x3B
    static let less: UInt8 = 0x3C
    static let equals: UInt8 = 0x3D
    static let greater: UInt8 = 0x3E
    static let question: UInt8 = 0x3F
    static let at: UInt8 = 0x40
    static let leftBracket: UInt8 = 0x5B
    static let backslash: UInt8 = 0x5C
    static let rightBracket: UInt8 = 0x5D
    static let underscore: UInt8 = 0x5F
    static let backtick: UInt8 = 0x60
    static let leftBrace: UInt8 = 0x7B
    static let bar: UInt8 = 0x7C
    static let rightBrace: UInt8 = 0x7D
}

extension UInt8 {
    @inline(__always) var isBlank: Bool { self == Byte.space || self == Byte.tab }
    @inline(__always) var isLineEnd: Bool { self == Byte.newline || self == Byte.carriageReturn }
    @inline(__always) var isDigit: Bool { self &- 0x30 < 10 }
    @inline(__always) var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
    @inline(__always) var isLowercase: Bool { self &- 0x61 < 26 }
    @inline(__always) var isUppercase: Bool { self &- 0x41 < 26 }
    /// May begin the name of a variable.
    @inline(__always) var startsName: Bool { isLetter || self == Byte.underscore }
    @inline(__always) var continuesName: Bool { startsName || isDigit }

    /// Ends an unquoted word, whatever comes before it. `(`, `<` and `>` may also go on with a word.
    @inline(__always) var endsWord: Bool { self < 128 && ByteSet.wordEnd.contains(self) }

    /// Stands for itself in an unquoted word.
    @inline(__always) var isPlain: Bool { self >= 128 || !ByteSet.special.contains(self) }

    /// Stands for itself between double quotes.
    @inline(__always) var isPlainInDoubleQuotes: Bool { self >= 128 || !ByteSet.specialInDoubleQuotes.contains(self) }
}

/// A set of ASCII bytes as two numbers with a bit for each: asking costs no jump, and most bytes of a text are asked.
struct ByteSet {
    let low: UInt64
    let high: UInt64

    /// - Parameter byte: below 128.
    @inline(__always)
    func contains(_ byte: UInt8) -> Bool { ((byte < 64 ? low : high) >> UInt64(byte & 63)) & 1 != 0 }

    /// Blanks, line ends and `; & | )`.
    @inline(__always) static var wordEnd: ByteSet { ByteSet(low: 0x0800_0241_0000_2600, high: 0x1000_0000_0000_0000) }

    /// Those, and `" ' \ $ ( < > * ? [ {` with the backtick.
    @inline(__always) static var special: ByteSet { ByteSet(low: 0xD800_07D5_0000_2600, high: 0x1800_0001_1800_0000) }

    /// `" \ $ < {` and the backtick.
    @inline(__always) static var specialInDoubleQuotes: ByteSet {
        ByteSet(low: 0x1000_0014_0000_0000, high: 0x0800_0001_1000_0000)
    }
}

/// Writes a value so that a shell takes it as it is, wherever in a command it is put.
package enum ShellQuoting {
    /// What surrounds the place of the value.
    package enum Context: Sendable, Hashable {
        /// Nothing: the value becomes a word or a part of one.
        case bare
        /// Double quotes that are already there.
        case doubleQuoted
        /// Single quotes that are already there.
        case singleQuoted
    }

    /// The value for its context. No shell word can hold NUL: it is left out.
    ///
    /// Control characters are written as escapes (`$'\t'`), because a terminal acts on them when a command is pasted;
    /// `!` never stands between double quotes, where an interactive Bash would expand it.
    package static func quote(_ value: String, context: Context) -> String {
        let bytes = value.utf8.filter { $0 != 0 }
        var result: [UInt8] = []
        switch context {
        case .bare:
            if isSafe(bytes) { return String(decoding: bytes, as: UTF8.self) }
            result.append(Byte.singleQuote)
            appendSingleQuoted(bytes, to: &result)
            result.append(Byte.singleQuote)
        case .singleQuoted: appendSingleQuoted(bytes, to: &result)
        case .doubleQuoted: appendDoubleQuoted(bytes, to: &result)
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isSafe(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first, first != Byte.equals else { return false }
        return bytes.allSatisfy { byte in
            if byte.continuesName { return true }
            switch byte {
            case Byte.at, Byte.percent, Byte.plus, Byte.equals, Byte.colon, Byte.slash, Byte.dash, UInt8(ascii: ","),
                UInt8(ascii: "."):
                return true
            default: return false
            }
        }
    }

    private static func appendSingleQuoted(_ bytes: [UInt8], to result: inout [UInt8]) {
        for byte in bytes {
            if byte == Byte.singleQuote {
                result += [Byte.singleQuote, Byte.backslash, Byte.singleQuote, Byte.singleQuote]
            } else if byte.isTerminalControl {
                result.append(Byte.singleQuote)
                appendEscape(byte, to: &result)
                result.append(Byte.singleQuote)
            } else {
                result.append(byte)
            }
        }
    }

    private static func appendDoubleQuoted(_ bytes: [UInt8], to result: inout [UInt8]) {
        for byte in bytes {
            switch byte {
            case Byte.doubleQuote, Byte.dollar, Byte.backtick, Byte.backslash: result += [Byte.backslash, byte]
            case Byte.bang:
                result += [Byte.doubleQuote, Byte.singleQuote, byte, Byte.singleQuote, Byte.doubleQuote]
            case _ where byte.isTerminalControl:
                result.append(Byte.doubleQuote)
                appendEscape(byte, to: &result)
                result.append(Byte.doubleQuote)
            default: result.append(byte)
            }
        }
    }

    /// `$'\t'` or `$'\033'`.
    private static func appendEscape(_ byte: UInt8, to result: inout [UInt8]) {
        result += [Byte.dollar, Byte.singleQuote, Byte.backslash]
        switch byte {
        case Byte.tab: result.append(UInt8(ascii: "t"))
        case Byte.carriageReturn: result.append(UInt8(ascii: "r"))
        default: result += [0x30 + (byte >> 6), 0x30 + (byte >> 3 & 7), 0x30 + (byte & 7)]
        }
        result.append(Byte.singleQuote)
    }
}

extension UInt8 {
    fileprivate var isTerminalControl: Bool { (self < 0x20 && self != Byte.newline) || self == 0x7F }
}

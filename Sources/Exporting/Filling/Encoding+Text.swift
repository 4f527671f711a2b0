import SourceText

extension Slot.Encoding {
    /// The value for its place; `nil` when there is no way to write it that is safe.
    package func encode(_ value: String) -> String? {
        switch self {
        case .plain: PlainWord.isPlain(value) ? value : nil
        case .shellWord: PlainWord.isShellWord(value) ? value : "'" + escapingSingleQuotes(value) + "'"
        case .shellSingleQuoted: escapingSingleQuotes(value)
        case .shellDoubleQuoted: escaping(value, "\\\"$`")
        case .hereDocument: escaping(value, "\\$`")
        case .sqlString: sql(value, quote: "'")
        case .sqlIdentifier: sql(value, quote: "\"")
        case .sqlWord: PlainWord.isSQLWord(value) ? value : nil
        case .jsonString, .yamlDoubleQuoted: JSONText.escaped(value)
        case .jsonValue: JSONText.isNumberOrLiteral(value) ? value : "\"" + JSONText.escaped(value) + "\""
        case .yamlSingleQuoted: value.contains("\n") ? nil : doubling("'", in: value)
        case .yamlValue: PlainWord.isYAMLWord(value) ? value : "\"" + JSONText.escaped(value) + "\""
        }
    }

    private func escapingSingleQuotes(_ value: String) -> String {
        value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
    }

    private func doubling(_ quote: Character, in value: String) -> String {
        value.split(separator: quote, omittingEmptySubsequences: false).joined(separator: "\(quote)\(quote)")
    }

    private func escaping(_ value: String, _ special: String) -> String {
        var result = ""
        for scalar in value.unicodeScalars {
            if special.unicodeScalars.contains(scalar) { result.unicodeScalars.append("\\") }
            result.unicodeScalars.append(scalar)
        }
        return result
    }

    /// Some engines take a backslash for an escape and others do not: no one way of writing it is right.
    private func sql(_ value: String, quote: Character) -> String? {
        value.contains("\\") ? nil : doubling(quote, in: value)
    }
}

/// Words that mean nothing but themselves.
package enum PlainWord {
    private static let reserved: Set<String> = [
        "if", "then", "else", "elif", "fi", "for", "in", "while", "until", "do", "done", "case", "esac", "select",
        "function", "time", "coproc",
    ]
    private static let sqlKeywords: Set<String> = [
        "and", "or", "not", "in", "is", "like", "between", "case", "when", "then", "else", "end", "union", "except",
        "intersect", "all", "any", "exists", "select", "from", "where", "order", "group", "having", "limit",
    ]

    package static func isPlain(_ value: String) -> Bool {
        !value.isEmpty && value.utf8.allSatisfy { $0.isWordByte || "@%+:./-".utf8.contains($0) }
    }

    /// A number could be taken for a file descriptor.
    static func isShellWord(_ value: String) -> Bool {
        isPlain(value) && !reserved.contains(value) && !value.utf8.allSatisfy { $0 &- 0x30 < 10 }
    }

    static func isSQLWord(_ value: String) -> Bool {
        guard let first = value.utf8.first, !sqlKeywords.contains(value.lowercased()) else { return false }
        if first == UInt8(ascii: "-") || first &- 0x30 < 10 { return isNumber(value) }
        return first != UInt8(ascii: ".") && value.utf8.allSatisfy { $0.isWordByte || $0 == UInt8(ascii: ".") }
    }

    static func isYAMLWord(_ value: String) -> Bool {
        guard let first = value.utf8.first, first.isWordByte, first != UInt8(ascii: "_") else { return false }
        return value.utf8.allSatisfy { $0.isWordByte || "./-".utf8.contains($0) }
    }

    /// `-12.5`.
    static func isNumber(_ value: String) -> Bool {
        let digits = value.utf8.first == UInt8(ascii: "-") ? value.dropFirst() : value[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        return (1...2).contains(parts.count)
            && parts.allSatisfy { part in !part.isEmpty && part.utf8.allSatisfy { $0 &- 0x30 < 10 } }
    }

    /// A dash that is no number's sign begins a flag.
    static func looksLikeFlag(_ value: String) -> Bool { value.utf8.first == UInt8(ascii: "-") && !isNumber(value) }
}

enum JSONText {
    /// What stands between the quotes of a JSON string.
    static func escaped(_ value: String) -> String {
        var result = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\" + String(scalar)
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    static func isNumberOrLiteral(_ value: String) -> Bool {
        if ["true", "false", "null"].contains(value) { return true }
        let digits = value.utf8.first == UInt8(ascii: "-") ? value.dropFirst() : value[...]
        let hasLeadingZero = digits.utf8.count > 1 && digits.hasPrefix("0") && !digits.hasPrefix("0.")
        return PlainWord.isNumber(value) && !hasLeadingZero
    }
}

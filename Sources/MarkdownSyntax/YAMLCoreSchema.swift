/// The YAML 1.2 core schema: what a plain scalar means. `yes`, `on` and dates are strings.
enum YAMLCoreSchema {
    static func value(of text: String) -> YAMLNode.Value {
        // Most plain scalars are words: their first byte says that they are none of these.
        guard mayMeanMore(text.utf8.first) else { return .string(text) }
        switch text {
        case "", "~", "null", "Null", "NULL": return .null
        case "true", "True", "TRUE": return .bool(true)
        case "false", "False", "FALSE": return .bool(false)
        case ".nan", ".NaN", ".NAN": return .double(.nan)
        default: return number(text) ?? .string(text)
        }
    }

    private static func mayMeanMore(_ first: UInt8?) -> Bool {
        guard let first else { return true }
        switch first {
        case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x7E: return true
        case 0x6E, 0x4E, 0x74, 0x54, 0x66, 0x46: return true
        default: return false
        }
    }

    private static func number(_ text: String) -> YAMLNode.Value? {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, isDigit(first) || [0x2B, 0x2D, 0x2E].contains(first) else { return nil }
        if bytes.starts(with: "0o".utf8) { return Int(text.dropFirst(2), radix: 8).map { .int($0) } }
        if bytes.starts(with: "0x".utf8) { return hexadecimal(text) }
        let isNegative = first == 0x2D
        let digits = bytes[(isNegative || first == 0x2B ? 1 : 0)...]
        if !digits.isEmpty, digits.allSatisfy(isDigit) {
            return Int(text).map { .int($0) } ?? Double(text).map { .double($0) }
        }
        if [".inf", ".Inf", ".INF"].contains(String(decoding: digits, as: UTF8.self)) {
            return .double(isNegative ? -.infinity : .infinity)
        }
        return isFloat(digits) ? Double(text.hasSuffix(".") ? text + "0" : text).map { .double($0) } : nil
    }

    private static func hexadecimal(_ text: String) -> YAMLNode.Value? {
        guard text.utf8.dropFirst(2).allSatisfy({ isDigit($0) || (0x61...0x66).contains($0 | 0x20) }) else {
            return nil
        }
        return Int(text.dropFirst(2), radix: 16).map { .int($0) }
    }

    /// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`, behind the sign.
    private static func isFloat(_ bytes: ArraySlice<UInt8>) -> Bool {
        let exponent = bytes.firstIndex { $0 | 0x20 == 0x65 }
        let mantissa = bytes[..<(exponent ?? bytes.endIndex)]
        if let exponent {
            var power = bytes[(exponent + 1)...]
            if let sign = power.first, sign == 0x2B || sign == 0x2D { power.removeFirst() }
            guard !power.isEmpty, power.allSatisfy(isDigit) else { return false }
        }
        let parts = mantissa.split(separator: 0x2E, maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.allSatisfy({ $0.allSatisfy(isDigit) }), parts.contains(where: { !$0.isEmpty }) else { return false }
        return parts.count == 1 || !parts[0].isEmpty || !parts[1].isEmpty
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

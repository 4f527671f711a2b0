/// Numbers as the tools read them.
enum NumberText {
    static func intFault(_ value: ArraySlice<UInt8>, _ keys: Extras) -> ValueFault? {
        let base = keys["base"]?.number ?? 10
        guard let number = int(value, base: base) else {
            return ValueFault(part: value, message: "is not a whole number")
        }
        return rangeFault(value, Double(number), keys)
    }

    static func floatFault(_ value: ArraySlice<UInt8>, _ keys: Extras) -> ValueFault? {
        let text = String(decoding: value, as: UTF8.self).trimmed
        guard let number = Double(text) else { return ValueFault(part: value, message: "is not a number") }
        return rangeFault(value, number, keys)
    }

    static func rangeFault(_ value: ArraySlice<UInt8>, _ number: Double, _ keys: Extras) -> ValueFault? {
        if let low = keys["lo"], let limit = Double(low.text), number < limit {
            return ValueFault(part: value, message: "is less than \(low.text)")
        }
        if let high = keys["hi"], let limit = Double(high.text), number > limit {
            return ValueFault(part: value, message: "is greater than \(high.text)")
        }
        return nil
    }

    /// With sign, blanks around and `_` between digits; with base 0 also `0x1F`, `0o7`, `0b1`.
    private static func int(_ value: ArraySlice<UInt8>, base: Int) -> Int? {
        let text = String(decoding: value, as: UTF8.self).trimmed
        var digits = text.utf8.filter { $0 != UInt8(ascii: "_") }
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
        var radix = 10
        if base == 0, digits.count > 1, digits[0] == UInt8(ascii: "0") {
            switch digits[1] | 0x20 {
            case UInt8(ascii: "x"): radix = 16
            case UInt8(ascii: "o"): radix = 8
            case UInt8(ascii: "b"): radix = 2
            default: break
            }
            if radix != 10 { digits.removeFirst(2) }
        }
        guard let first = digits.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-") else { return nil }
        let isDigits = radix == 16 || digits.allSatisfy { (0x30...0x39).contains($0) }
        // A number too great for us is a number.
        if isDigits, radix == 10, digits.count > 18 { return isNegative ? .min : .max }
        return Int(String(decoding: digits, as: UTF8.self), radix: radix).map { isNegative ? -$0 : $0 }
    }
}

extension String {
    /// Without blanks around it.
    var trimmed: String {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
        var bytes = Array(utf8)[...]
        while let last = bytes.last, isBlank(last) { bytes.removeLast() }
        return String(decoding: bytes.drop(while: isBlank), as: UTF8.self)
    }
}

/// `90s`, `1h30m`, `PT5M`.
enum DurationText {
    private static let goUnits: [String: Double] = [
        "ns": 1e-9, "us": 1e-6, "µs": 1e-6, "μs": 1e-6, "ms": 1e-3, "s": 1, "m": 60, "h": 3600,
    ]
    private static let units: [String: Double] = [
        "ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604_800, "y": 31_556_952,
    ]

    static func fault(_ value: ArraySlice<UInt8>, _ keys: Extras) -> ValueFault? {
        let isGo = keys["words"]?.equals("go") ?? false
        let text = String(decoding: value, as: UTF8.self)
        let first = text.utf8.first.map { $0 | 0x20 }
        // ISO 8601 has more forms than anybody writes in a runbook.
        if !isGo, first == UInt8(ascii: "p") || first == UInt8(ascii: "t") { return nil }
        guard let seconds = seconds(text, isGo: isGo, unit: keys["unit"]?.text) else {
            let example = isGo ? "30s, 5m or 1h30m" : "30s, 5m, 2h or 1d"
            return ValueFault(part: value, message: "is not a duration such as \(example)")
        }
        return NumberText.rangeFault(value, seconds, keys)
    }

    private static func seconds(_ text: String, isGo: Bool, unit: String?) -> Double? {
        var bytes = Array(text.utf8)[...]
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
        if isGo, bytes.elementsEqual("0".utf8) { return 0 }
        guard !bytes.isEmpty else { return nil }
        var total = 0.0
        while !bytes.isEmpty {
            let digits = bytes.prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
            guard let number = Double(String(decoding: digits, as: UTF8.self)) else { return nil }
            bytes = bytes.dropFirst(digits.count)
            let letters = bytes.prefix { !(0x30...0x39).contains($0) && $0 != UInt8(ascii: ".") }
            bytes = bytes.dropFirst(letters.count)
            let name = String(decoding: letters, as: UTF8.self)
            guard let factor = factor(name, isGo: isGo, unit: total == 0 && bytes.isEmpty ? unit : nil) else {
                return nil
            }
            total += number * factor
        }
        return isNegative ? -total : total
    }

    private static func factor(_ name: String, isGo: Bool, unit: String?) -> Double? {
        if isGo { return goUnits[name] ?? (name.isEmpty ? unit.flatMap { goUnits[$0] } : nil) }
        if name.isEmpty { return unit.flatMap { units[$0] } }
        return units[name.lowercased()]
    }
}

/// `10GB`, `512MiB`.
enum SizeText {
    static func fault(_ value: ArraySlice<UInt8>, _ keys: Extras) -> ValueFault? {
        let digits = value.prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
        let unit = String(decoding: value.dropFirst(digits.count), as: UTF8.self)
        let scales = (0..<keys.count).filter { keys.key($0).equals("scale") }.map { keys.value($0).text }
        guard let number = Double(String(decoding: digits, as: UTF8.self)),
            let factor = factor(unit.isEmpty ? keys["unit"]?.text ?? "B" : unit)
        else {
            let shown = scales.isEmpty ? "" : "; units are \(scales.joined(separator: ", "))"
            return ValueFault(part: value, message: "is not a size such as 10GB\(shown)")
        }
        return NumberText.rangeFault(value, number * factor, keys)
    }

    /// Powers of 1024, with or without `i` and `B`.
    private static func factor(_ unit: String) -> Double? {
        var letters = unit.lowercased().utf8[...]
        if letters.last == UInt8(ascii: "b") { letters = letters.dropLast() }
        if letters.count == 2, letters.last == UInt8(ascii: "i") { letters = letters.dropLast() }
        guard let letter = letters.first else { return 1 }
        guard letters.count == 1, let power = Array("kmgtp".utf8).firstIndex(of: letter) else { return nil }
        return (0...power).reduce(1.0) { result, _ in result * 1024 }
    }
}

/// A name in ASCII as far as its letters have a Latin base: `Café` is `Cafe`, also where the accent is a mark of its own.
struct Latin {
    private(set) var text = ""
    /// Whether letters are left out that have no such base.
    private(set) var isIncomplete = false

    init(_ name: String) {
        guard name.utf8.contains(where: { $0 >= 0x80 }) else {
            text = name
            return
        }
        for scalar in name.unicodeScalars { append(scalar) }
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        let properties = scalar.properties
        if scalar.isASCII {
            text.unicodeScalars.append(scalar)
        } else if let base = Self.base(of: scalar) {
            text += base
        } else if properties.isAlphabetic || properties.numericType != nil {
            isIncomplete = true
        } else if properties.generalCategory != .nonspacingMark {
            text += " "
        }
    }

    /// Unicode names letters by what they are made of: `LATIN SMALL LETTER E WITH ACUTE`.
    private static func base(of scalar: Unicode.Scalar) -> String? {
        if scalar == "\u{DF}" || scalar == "\u{1E9E}" { return "ss" }
        guard let name = scalar.properties.name else { return nil }
        for prefix in ["LATIN SMALL LETTER ", "LATIN CAPITAL LETTER ", "LATIN SMALL LIGATURE "]
        where name.hasPrefix(prefix) {
            let letters = name.dropFirst(prefix.count).prefix { $0 != " " }
            return letters.utf8.count <= 3 ? letters.lowercased() : nil
        }
        return nil
    }
}

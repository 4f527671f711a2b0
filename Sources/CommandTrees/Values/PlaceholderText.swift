/// Tells what the reader must fill in from what is meant as it stands.
enum PlaceholderText {
    /// A value that no type can be asked of: `PROJECT_ID`, `<name>`, `[SIZE]`, `{{x}}`, `your-bucket`, `...`.
    static func isPlaceholder(_ value: ArraySlice<UInt8>) -> Bool {
        guard let first = value.first else { return false }
        if isNameOfValue(value) { return true }
        if first == UInt8(ascii: "<") || first == UInt8(ascii: "$") || first == UInt8(ascii: "%") { return true }
        if first == UInt8(ascii: "["), value.last == UInt8(ascii: "]") { return true }
        if first == UInt8(ascii: "{"), value.last == UInt8(ascii: "}"), !value.contains(UInt8(ascii: ":")) {
            return true
        }
        for (index, byte) in zip(value.indices, value) {
            let next = index + 1 < value.endIndex ? value[index + 1] : 0
            switch byte {
            case CommandWords.hole, UInt8(ascii: "<"), UInt8(ascii: "$"): return true
            case UInt8(ascii: "{") where next == byte: return true
            case UInt8(ascii: "."):
                if next == byte, index + 2 < value.endIndex, value[index + 2] == byte { return true }
            case 0xE2: if value[index...].starts(with: "…".utf8) { return true }
            default: break
            }
        }
        return startsWithYour(value) || hasLoneX(value)
    }

    /// A word where a subcommand should be, that cannot be meant as one.
    static func isCommandPlaceholder(_ word: ArraySlice<UInt8>) -> Bool {
        guard let first = word.first else { return true }
        switch first {
        case UInt8(ascii: "<"), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "("), UInt8(ascii: "$"): return true
        case 0x41...0x5A: if isNameOfValue(word) { return true }
        case 0xE2: if word.starts(with: "…".utf8) { return true }
        default: break
        }
        return word.contains(UInt8(ascii: "<"))
    }

    /// `PROJECT_ID`, `N`: capitals only.
    static func isNameOfValue(_ word: ArraySlice<UInt8>) -> Bool {
        guard let first = word.first, (0x41...0x5A).contains(first) else { return false }
        return word.allSatisfy {
            (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_")
                || $0 == UInt8(ascii: "-")
                || $0 == UInt8(ascii: ".")
        }
    }

    /// `gcr.io/PROJECT_ID/api`, `host/{project}`: a part of the value is the reader's.
    static func holdsPlaceholder(_ value: ArraySlice<UInt8>) -> Bool {
        if value.contains(where: { "{}[]".utf8.contains($0) }) { return true }
        return value.split(whereSeparator: { "/:.@,=".utf8.contains($0) }).contains { part in
            part.count > 2 && isNameOfValue(part)
        }
    }

    private static func startsWithYour(_ value: ArraySlice<UInt8>) -> Bool {
        value.count > 4 && value.prefix(4).map { $0 | 0x20 }.elementsEqual("your".utf8)
    }

    /// `x`, `xxx`, `gs://x/y`: a letter that stands for a word.
    private static func hasLoneX(_ value: ArraySlice<UInt8>) -> Bool {
        guard value.first != UInt8(ascii: "=") else { return false }
        var (letters, others) = (0, 0)
        for byte in value {
            if byte | 0x20 == UInt8(ascii: "x") {
                letters += 1
            } else if (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80 {
                others += 1
            } else {
                if letters > 0, others == 0 { return true }
                (letters, others) = (0, 0)
            }
        }
        return letters > 0 && others == 0
    }
}

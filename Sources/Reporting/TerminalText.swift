/// Makes text that somebody else wrote harmless to a terminal: nothing in it moves the cursor, changes colours or the
/// order of letters, or is there without being seen.
package enum TerminalText {
    package static func harmless(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
        var result = ""
        for character in text { result += picture(of: character) }
        return result
    }

    /// The character itself, or a visible picture of what would act on the terminal.
    static func picture(of character: Character) -> String {
        let scalars = character.unicodeScalars
        guard scalars.contains(where: isDangerous) else { return String(character) }
        return scalars.map { isDangerous($0) ? picture(of: $0) : String($0) }.joined()
    }

    private static func picture(of scalar: Unicode.Scalar) -> String {
        if scalar.value < 0x20, let picture = Unicode.Scalar(0x2400 + scalar.value) { return String(picture) }
        if scalar.value == 0x7F { return "\u{2421}" }
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
    }

    private static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0: true
        // Marks and overrides of the writing direction, zero-width characters, line separators, tags.
        case 0x061C, 0x180E, 0x200B, 0x200C, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F: true
        case 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF: true
        default: false
        }
    }

    /// Splits a text into lines of at most `width` columns at its blanks; a longer word stands alone on its line.
    static func wrapped(_ text: String, firstWidth: Int, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var room = max(firstWidth, 20)
        for word in text.split(separator: " ", omittingEmptySubsequences: true) {
            let length = DisplayWidth.of(String(word))
            if !line.isEmpty, DisplayWidth.of(line) + 1 + length > room {
                lines.append(line)
                line = ""
                room = max(width, 20)
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        if !line.isEmpty || lines.isEmpty { lines.append(line) }
        return lines
    }
}

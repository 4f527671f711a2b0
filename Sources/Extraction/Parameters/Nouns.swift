/// Lower-case words that say what is to stand in their place: `feature_name`, `migration-name`.
enum Nouns {
    /// The words of this form, wherever they stand.
    static func ranges(in text: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = range.lowerBound
        while index + 5 <= range.upperBound {
            // `name` behind `_` or `-` is rare; most bytes are passed over by one look.
            guard text[index] == 0x5F || text[index] == 0x2D, index > range.lowerBound, isName(text, index + 1, range)
            else {
                index += 1
                continue
            }
            var start = index
            while start > range.lowerBound, isPart(text[start - 1]) { start -= 1 }
            let end = index + 5
            if ASCII.isLower(text[start]), end == range.upperBound || !isWordByte(text[end]),
                start == range.lowerBound || !isWordByte(text[start - 1])
            {
                found.append(start..<end)
            }
            index = end
        }
        return found
    }

    private static func isName(_ text: [UInt8], _ index: Int, _ range: Range<Int>) -> Bool {
        index + 4 <= range.upperBound && text[index..<index + 4].elementsEqual("name".utf8)
    }

    private static func isPart(_ byte: UInt8) -> Bool { ASCII.isLower(byte) || byte == 0x5F || byte == 0x2D }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        ASCII.isAlphanumeric(byte) || byte == 0x5F || byte == 0x2D || byte == 0x2E || byte == 0x24
    }

    /// In single quotes, or in double quotes behind the colon of JSON: a value, not the name of a column or a key.
    static func isValue(_ range: Range<Int>, in text: [UInt8]) -> Bool {
        guard range.lowerBound > 0, range.upperBound < text.count else { return false }
        let (before, after) = (text[range.lowerBound - 1], text[range.upperBound])
        guard before == after else { return false }
        if before == 0x27 { return assigns(text, before: range.lowerBound - 1, 0x3D) }
        return before == 0x22 && assigns(text, before: range.lowerBound - 1, 0x3A)
    }

    private static func assigns(_ text: [UInt8], before index: Int, _ sign: UInt8) -> Bool {
        var index = index
        while index > 0, text[index - 1] == 0x20 { index -= 1 }
        return index > 0 && text[index - 1] == sign
    }

    /// Flags that take the name of a thing, not of a field to choose, sort or print.
    static func isSlot(flag: String) -> Bool {
        let name = flag.drop { $0 == "-" }
        return ["name", "id", "n", "instance", "cluster", "service", "project", "bucket", "database", "d", "user", "U"]
            .contains { name.utf8.elementsEqual($0.utf8) }
            || name.utf8.count > 5 && name.utf8.suffix(5).elementsEqual("-name".utf8)
    }
}

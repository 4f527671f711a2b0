/// Finds words in titles, whatever their case.
enum Phrase {
    /// Whether `phrase` stands in `text` between word borders; a `*` at its end lets the last word go on.
    static func stands(_ phrase: String, in text: String) -> Bool {
        var needle = phrase.utf8.map(lower)
        let isOpen = needle.last == UInt8(ascii: "*")
        if isOpen { needle.removeLast() }
        let bytes = text.utf8.map(lower)
        guard !needle.isEmpty, bytes.count >= needle.count else { return false }
        for start in 0...bytes.count - needle.count where bytes[start] == needle[0] {
            let end = start + needle.count
            guard start == 0 || !isWord(bytes[start - 1]), bytes[start..<end].elementsEqual(needle) else { continue }
            if isOpen || end == bytes.count || !isWord(bytes[end]) { return true }
        }
        return false
    }

    private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
    private static func isWord(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte >= 0x80
    }
}

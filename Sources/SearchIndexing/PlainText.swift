/// Short texts for the list of results.
enum PlainText {
    private static let longest = 160

    /// One line without the commonest marks of Markdown.
    static func shortened(_ text: String) -> String {
        isPlain(text) ? text : withoutMarks(text)
    }

    /// Short, and without any mark or blank to take out.
    private static func isPlain(_ text: String) -> Bool {
        var last: UInt8 = 0x20
        for byte in text.utf8 {
            guard !isMark(byte) || byte == 0x20 && last != 0x20 else { return false }
            last = byte
        }
        return last != 0x20 && text.utf8.count <= longest
    }

    private static func withoutMarks(_ text: String) -> String {
        var bytes: [UInt8] = []
        var needsBlank = false
        var isDestination = false
        var last: UInt8 = 0
        for byte in text.utf8 {
            defer { last = byte }
            if byte == 0x28, last == 0x5D { isDestination = true }
            if isDestination {
                isDestination = byte != 0x29
                continue
            }
            guard !isMark(byte) else {
                needsBlank = needsBlank || byte != 0x5B && byte != 0x5D && !bytes.isEmpty
                continue
            }
            if needsBlank {
                guard bytes.count < longest else { return String(decoding: bytes, as: UTF8.self) + "…" }
                bytes.append(0x20)
                needsBlank = false
            }
            bytes.append(byte)
            if bytes.count > 2 * longest { return cut(bytes) + "…" }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Blanks, and the marks of emphasis, code, headings, tables and links.
    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x2A, 0x60, 0x23, 0x7C, 0x5B, 0x5D: true
        default: false
        }
    }

    /// At most `count` bytes, cut between characters.
    static func prefix(_ text: String, _ count: Int) -> String {
        text.utf8.count <= count ? text : cut(Array(text.utf8.prefix(count + 1)))
    }

    /// The bytes without the last character, which may be half there.
    private static func cut(_ bytes: [UInt8]) -> String {
        var end = bytes.count - 1
        while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return String(decoding: bytes[..<max(0, end)], as: UTF8.self)
    }
}

/// Places in UTF-16 of rising places in UTF-8.
struct UTF16Places {
    private let bytes: [UInt8]
    private var offset = 0
    private var units = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    mutating func place(of target: Int) -> Int {
        while offset < min(target, bytes.count) {
            // A character outside the first plane takes two units; the bytes behind the first of one take none.
            if bytes[offset] & 0xC0 != 0x80 { units += bytes[offset] >= 0xF0 ? 2 : 1 }
            offset += 1
        }
        return units
    }
}

import MarkdownSyntax
import SourceText

/// Characters of a command that nobody sees, or that move what stands around them: on the page each has a mark.
enum UnseenCharacter {
    static func isIn(_ bytes: borrowing Span<UInt8>) -> Bool {
        var index = 0
        while index < bytes.count {
            if isLead(bytes[index]), length(bytes, index) > 0 { return true }
            index += 1
        }
        return false
    }

    /// The text with a mark around each of them; taking the markup away gives the text back.
    static func append(_ text: borrowing Span<UInt8>, to html: inout HTML) {
        var cursor = 0
        var index = 0
        while index < text.count {
            let length = isLead(text[index]) ? length(text, index) : 0
            guard length > 0 else {
                index += 1
                continue
            }
            html.append(text: text.extracting(cursor..<index))
            html.append(markup: "<span class=\"unseen\" data-code=\"U+")
            html.append(text: code(text, index, length))
            html.append(markup: "\">")
            html.append(text: text.extracting(index..<index + length))
            html.append(markup: "</span>")
            index += length
            cursor = index
        }
        html.append(text: text.extracting(cursor..<text.count))
    }

    private static func isLead(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09 || byte >= 0x7F
    }

    /// How many bytes such a character has here; 0 for any other.
    private static func length(_ bytes: borrowing Span<UInt8>, _ index: Int) -> Int {
        let byte = bytes[index]
        if byte < 0x80 { return 1 }
        guard byte >= 0xC2, index + 1 < bytes.count else { return 0 }
        switch byte {
        case 0xC2: return bytes[index + 1] <= 0x9F || bytes[index + 1] == 0xAD ? 2 : 0
        case 0xD8: return bytes[index + 1] == 0x9C ? 2 : 0
        case 0xE1: return has(bytes, index, 0xA0, 0x8E...0x8E) ? 3 : 0
        case 0xE2:
            if has(bytes, index, 0x80, 0x8D...0x8D) { return joinsPictures(bytes, index) ? 0 : 3 }
            return has(bytes, index, 0x80, 0x8B...0x8F) || has(bytes, index, 0x80, 0xA8...0xAE)
                || has(bytes, index, 0x81, 0xA0...0xAF) ? 3 : 0
        case 0xEF: return has(bytes, index, 0xBB, 0xBF...0xBF) ? 3 : 0
        // Tags, which spell text that nothing shows.
        case 0xF3: return has(bytes, index, 0xA0, 0x80...0x81) && index + 3 < bytes.count ? 4 : 0
        default: return 0
        }
    }

    private static func has(
        _ bytes: borrowing Span<UInt8>, _ index: Int, _ second: UInt8, _ third: ClosedRange<UInt8>
    ) -> Bool {
        index + 2 < bytes.count && bytes[index + 1] == second && third.contains(bytes[index + 2])
    }

    /// A joiner behind a picture, or behind the sign that makes a picture of a character, is a part of that.
    private static func joinsPictures(_ bytes: borrowing Span<UInt8>, _ index: Int) -> Bool {
        index >= 4 && bytes[index - 4] >= 0xF0
            || index >= 3 && bytes[index - 3] == 0xEF && bytes[index - 2] == 0xB8 && bytes[index - 1] == 0x8F
    }

    private static func code(_ bytes: borrowing Span<UInt8>, _ index: Int, _ length: Int) -> String {
        var value = length == 1 ? UInt32(bytes[index]) : UInt32(bytes[index]) & (0x7F >> UInt32(length))
        for offset in 1..<max(1, length) { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

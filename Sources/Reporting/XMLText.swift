/// Writes XML: text and attributes escaped, and no character that XML forbids.
struct XMLText {
    private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    private var depth = 0

    /// Opens an element; `close` ends it.
    mutating func open(_ name: StaticString, _ attributes: [(StaticString, String)] = []) {
        begin(name, attributes)
        text += ">\n"
        depth += 1
    }

    mutating func close(_ name: StaticString) {
        depth -= 1
        text += indent + "</\(name)>\n"
    }

    /// An element with nothing in it, or with text.
    mutating func element(_ name: StaticString, _ attributes: [(StaticString, String)], text content: String? = nil) {
        begin(name, attributes)
        text += content.map { ">\(Self.escaped($0))</\(name)>\n" } ?? "/>\n"
    }

    private var indent: String { String(repeating: "  ", count: depth) }

    private mutating func begin(_ name: StaticString, _ attributes: [(StaticString, String)]) {
        text += "\(indent)<\(name)"
        for (key, value) in attributes { text += " \(key)=\"\(Self.escaped(value))\"" }
    }

    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: result += "&amp;"
            case 0x3C: result += "&lt;"
            case 0x3E: result += "&gt;"
            case 0x22: result += "&quot;"
            case 0x09, 0x0A, 0x0D: result += "&#\(scalar.value);"
            case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

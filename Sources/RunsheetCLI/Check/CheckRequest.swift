import SourceText

/// One line of input: a command line, `{"raw":"…"}` or `{"argv":["…"]}`.
enum CheckRequest {
    case raw(String)
    case arguments([String])
    /// Neither; why.
    case unreadable(String)

    init(line: ArraySlice<UInt8>) {
        guard line.first(where: { $0 != 0x20 && $0 != 0x09 }) == UInt8(ascii: "{") else {
            self = .raw(String(decoding: line, as: UTF8.self))
            return
        }
        var reader = RequestReader(bytes: line)
        guard reader.readObject() else {
            // `{ a; b; }` is shell text.
            self =
                line.contains(UInt8(ascii: "\""))
                ? .unreadable("not a JSON object") : .raw(String(decoding: line, as: UTF8.self))
            return
        }
        if let raw = reader.raw {
            self = .raw(raw)
        } else if let arguments = reader.arguments {
            self = .arguments(arguments)
        } else {
            self = .unreadable("neither 'raw', a text, nor 'argv', a list of texts")
        }
    }
}

/// Reads the two fields of a request out of a JSON object, and passes over all others.
private struct RequestReader {
    let bytes: ArraySlice<UInt8>
    private var index: Int
    private(set) var raw: String?
    private(set) var arguments: [String]?
    private static let depthLimit = 64

    init(bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        index = bytes.startIndex
    }

    mutating func readObject() -> Bool {
        guard take("{") else { return false }
        if take("}") { return isAtEnd }
        repeat {
            guard let key = string(), take(":") else { return false }
            switch key {
            case "raw" where peek == UInt8(ascii: "\""):
                guard let text = string() else { return false }
                raw = text
            case "argv" where peek == UInt8(ascii: "["):
                guard let list = strings() else { return false }
                arguments = list
            default: guard skip(0) else { return false }
            }
        } while take(",")
        return take("}") && isAtEnd
    }

    private var isAtEnd: Bool { bytes[index...].allSatisfy { $0 == 0x20 || $0 == 0x0D || $0 == 0x09 } }

    private var peek: UInt8? {
        mutating get {
            while index < bytes.endIndex, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
            return index < bytes.endIndex ? bytes[index] : nil
        }
    }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: mark) else { return false }
        index += 1
        return true
    }

    private mutating func strings() -> [String]? {
        guard take("[") else { return nil }
        var list: [String] = []
        if take("]") { return list }
        repeat {
            guard let text = string() else { return nil }
            list.append(text)
        } while take(",")
        return take("]") ? list : nil
    }

    private mutating func string() -> String? {
        guard take("\"") else { return nil }
        var text: [UInt8] = []
        while index < bytes.endIndex {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
            guard byte == UInt8(ascii: "\\") else {
                text.append(byte)
                continue
            }
            guard escape(into: &text) else { return nil }
        }
        return nil
    }

    private mutating func escape(into text: inout [UInt8]) -> Bool {
        guard index < bytes.endIndex else { return false }
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "u"): return unicode(into: &text)
        default: text.append(byte)
        }
        return true
    }

    private mutating func unicode(into text: inout [UInt8]) -> Bool {
        guard var code = hexadecimal() else { return false }
        if (0xD800..<0xDC00).contains(code), bytes[index...].starts(with: "\\u".utf8) {
            index += 2
            guard let low = hexadecimal() else { return false }
            code = (0xDC00..<0xE000).contains(low) ? 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00) : 0xFFFD
        }
        text += String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8
        return true
    }

    private mutating func hexadecimal() -> UInt32? {
        guard index + 4 <= bytes.endIndex else { return nil }
        defer { index += 4 }
        return UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    }

    /// Passes over any value.
    private mutating func skip(_ depth: Int) -> Bool {
        guard depth < Self.depthLimit, let byte = peek else { return false }
        switch byte {
        case UInt8(ascii: "\""): return string() != nil
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            let close: Unicode.Scalar = byte == UInt8(ascii: "[") ? "]" : "}"
            index += 1
            if take(close) { return true }
            repeat {
                if close == "}" { guard string() != nil, take(":") else { return false } }
                guard skip(depth + 1) else { return false }
            } while take(",")
            return take(close)
        default:
            let start = index
            while index < bytes.endIndex, !",]} \t\r\n".utf8.contains(bytes[index]) { index += 1 }
            return index > start
        }
    }
}

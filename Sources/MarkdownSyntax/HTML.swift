/// Markup under construction. Text and markup are told apart by the method that adds them: only text is escaped.
package struct HTML: Sendable, Hashable {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package init(reserving capacity: Int) { bytes.reserveCapacity(capacity) }

    package init(markup: StaticString) { append(markup: markup) }

    package init(text: String) { append(text: text) }

    package var isEmpty: Bool { bytes.isEmpty }
    package var string: String { String(decoding: bytes, as: UTF8.self) }

    /// Markup that stands in our own source.
    package mutating func append(markup: StaticString) {
        bytes.append(contentsOf: markup.description.utf8)
    }

    package mutating func append(_ other: HTML) { bytes.append(contentsOf: other.bytes) }

    /// Text between tags, escaped.
    package mutating func append(text: String) { escape(text.utf8.span) }

    package mutating func append(text: [UInt8]) { escape(text.span) }

    package mutating func append(text: ArraySlice<UInt8>) { escape(text.span) }

    /// The value between an attribute's double quotes, escaped.
    package mutating func append(attribute value: String) { escape(value.utf8.span) }

    package mutating func append(number: Int) { bytes.append(contentsOf: String(number).utf8) }

    /// A URL between an attribute's double quotes: percent-encoded where it has to be, then escaped.
    package mutating func append(url: String) {
        for byte in url.utf8 {
            switch byte {
            case 0x26: append(markup: "&amp;")
            case 0x27: append(markup: "&#x27;")
            case 0x21, 0x23...0x3B, 0x3D, 0x3F...0x5A, 0x5F, 0x61...0x7A, 0x7E: bytes.append(byte)
            default:
                bytes.append(0x25)
                bytes.append(hexDigits[Int(byte >> 4)])
                bytes.append(hexDigits[Int(byte & 15)])
            }
        }
    }

    /// Bytes that are known to be safe markup: the one door past the escaping, so each use says why.
    package mutating func append(trusted markup: [UInt8]) { bytes.append(contentsOf: markup) }

    package mutating func append(trusted markup: ArraySlice<UInt8>) { bytes.append(contentsOf: markup) }

    /// Ends the line, unless it is empty.
    package mutating func endLine() {
        if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
    }
}

private let hexDigits: [UInt8] = Array("0123456789ABCDEF".utf8)

extension HTML {
    /// Copies runs between the four characters that need an entity.
    private mutating func escape(_ text: borrowing Span<UInt8>) {
        var start = 0
        var index = 0
        let count = text.count
        while index < count {
            let byte = text[index]
            guard byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0x22 else {
                index += 1
                continue
            }
            appendRun(text.extracting(start..<index))
            switch byte {
            case 0x26: append(markup: "&amp;")
            case 0x3C: append(markup: "&lt;")
            case 0x3E: append(markup: "&gt;")
            default: append(markup: "&quot;")
            }
            index += 1
            start = index
        }
        appendRun(text.extracting(start..<count))
    }

    private mutating func appendRun(_ run: borrowing Span<UInt8>) {
        unsafe run.withUnsafeBufferPointer { buffer in unsafe bytes.append(contentsOf: buffer) }
    }
}

import SourceText

/// Markup under construction. Text and markup are told apart by the method that adds them: only text is escaped.
package struct HTML: ~Copyable {
    private var buffer: ByteBuffer

    package init() { buffer = ByteBuffer() }

    package init(reserving capacity: Int) { buffer = ByteBuffer(reserving: capacity) }

    package init(markup: StaticString) {
        self.init()
        append(markup: markup)
    }

    package init(text: String) {
        self.init()
        append(text: text)
    }

    package var isEmpty: Bool { buffer.isEmpty }
    package var count: Int { buffer.count }
    /// A copy of what was written.
    package var bytes: [UInt8] { buffer.bytes }
    package var string: String { String(decoding: buffer.bytes, as: UTF8.self) }

    /// Markup that stands in our own source.
    package mutating func append(markup: StaticString) { buffer.append(markup) }

    package mutating func append(_ other: borrowing HTML) { buffer.append(other.buffer, 0..<other.count) }

    /// Text between tags, escaped.
    package mutating func append(text: String) { buffer.append(escaping: text.utf8.span) }

    package mutating func append(text: [UInt8]) { buffer.append(escaping: text.span) }

    package mutating func append(text: ArraySlice<UInt8>) { buffer.append(escaping: text.span) }

    package mutating func append(text: borrowing Span<UInt8>) { buffer.append(escaping: text) }

    /// The value between an attribute's double quotes, escaped.
    package mutating func append(attribute value: String) { buffer.append(escaping: value.utf8.span) }

    package mutating func append(number: Int) { buffer.append(number: number) }

    /// A URL between an attribute's double quotes: percent-encoded where it has to be, then escaped.
    package mutating func append(url: String) {
        let text = url.utf8.span
        var start = 0
        for index in 0..<text.count where !Self.isPlainInURL(text[index]) {
            buffer.append(text.extracting(start..<index))
            start = index + 1
            switch text[index] {
            case 0x26: append(markup: "&amp;")
            case 0x27: append(markup: "&#x27;")
            case let byte:
                buffer.append(0x25)
                buffer.append(hexDigits[Int(byte >> 4)])
                buffer.append(hexDigits[Int(byte & 15)])
            }
        }
        buffer.append(text.extracting(start..<text.count))
    }

    private static func isPlainInURL(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21, 0x23...0x25, 0x28...0x3B, 0x3D, 0x3F...0x5A, 0x5F, 0x61...0x7A, 0x7E: true
        default: false
        }
    }

    /// Bytes that are known to be safe markup: the one door past the escaping, so each use says why.
    package mutating func append(trusted markup: [UInt8]) { buffer.append(markup.span) }

    package mutating func append(trusted markup: ArraySlice<UInt8>) { buffer.append(markup.span) }

    package mutating func append(trusted markup: borrowing Span<UInt8>) { buffer.append(markup) }

    /// Ends the line, unless it is empty.
    package mutating func endLine() {
        if let last = buffer.last, last != 0x0A { buffer.append(0x0A) }
    }

    /// Takes back what was written behind the first `count` bytes.
    package mutating func shorten(to count: Int) { buffer.shorten(to: count) }
}

private let hexDigits: [UInt8] = Array("0123456789ABCDEF".utf8)

import SourceText

/// Markup under construction. Text and markup are told apart by the method that adds them: only text is escaped.
package struct HTML: Sendable, Hashable {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package init(reserving capacity: Int) { bytes.reserveCapacity(capacity) }

    package init(markup: StaticString) { append(markup: markup) }

    package init(text: String) { append(text: text) }

    package var isEmpty: Bool { bytes.isEmpty }
    package var count: Int { bytes.count }
    package var string: String { String(decoding: bytes, as: UTF8.self) }

    /// Markup that stands in our own source.
    package mutating func append(markup: StaticString) {
        markup.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
    }

    package mutating func append(_ other: HTML) { bytes.append(contentsOf: other.bytes) }

    /// Text between tags, escaped.
    package mutating func append(text: String) { escape(text.utf8.span) }

    package mutating func append(text: [UInt8]) { escape(text.span) }

    package mutating func append(text: ArraySlice<UInt8>) { escape(text.span) }

    package mutating func append(text: borrowing Span<UInt8>) { escape(text) }

    /// The value between an attribute's double quotes, escaped.
    package mutating func append(attribute value: String) { escape(value.utf8.span) }

    package mutating func append(number: Int) { bytes.append(contentsOf: String(number).utf8) }

    /// A URL between an attribute's double quotes: percent-encoded where it has to be, then escaped.
    package mutating func append(url: String) {
        let text = url.utf8.span
        var start = 0
        for index in 0..<text.count where !Self.isPlainInURL(text[index]) {
            appendRun(text.extracting(start..<index))
            start = index + 1
            switch text[index] {
            case 0x26: append(markup: "&amp;")
            case 0x27: append(markup: "&#x27;")
            case let byte:
                bytes.append(0x25)
                bytes.append(hexDigits[Int(byte >> 4)])
                bytes.append(hexDigits[Int(byte & 15)])
            }
        }
        appendRun(text.extracting(start..<text.count))
    }

    private static func isPlainInURL(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21, 0x23...0x25, 0x28...0x3B, 0x3D, 0x3F...0x5A, 0x5F, 0x61...0x7A, 0x7E: true
        default: false
        }
    }

    /// Bytes that are known to be safe markup: the one door past the escaping, so each use says why.
    package mutating func append(trusted markup: [UInt8]) { bytes.append(contentsOf: markup) }

    package mutating func append(trusted markup: ArraySlice<UInt8>) { bytes.append(contentsOf: markup) }

    package mutating func append(trusted markup: borrowing Span<UInt8>) { appendRun(markup) }

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
        let count = text.count
        while start < count {
            let next = ByteScan.firstEntity(in: text, from: start)
            if next > start { appendRun(text.extracting(start..<next)) }
            guard next < count else { return }
            switch text[next] {
            case 0x26: append(markup: "&amp;")
            case 0x3C: append(markup: "&lt;")
            case 0x3E: append(markup: "&gt;")
            default: append(markup: "&quot;")
            }
            start = next + 1
        }
    }

    private mutating func appendRun(_ run: borrowing Span<UInt8>) {
        unsafe run.withUnsafeBufferPointer { buffer in unsafe bytes.append(contentsOf: buffer) }
    }
}

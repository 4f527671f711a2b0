/// Writes JSON straight into bytes: keys in the order given, `/` unescaped, no space the reader does not need.
///
/// The caller opens and closes objects and arrays in pairs; commas are placed here. Strings are written as UTF-8 with
/// control characters escaped, and U+2028, U+2029 and `<` escaped on request so that the text is safe inside a script.
package struct JSONWriter: ~Copyable {
    private var buffer: ByteBuffer
    private var needsComma = false
    private let escapesForScript: Bool

    package init(reserving capacity: Int = 0, escapesForScript: Bool = false) {
        self.escapesForScript = escapesForScript
        buffer = ByteBuffer(reserving: capacity)
    }

    /// A copy of what was written.
    package var bytes: [UInt8] { buffer.bytes }
    package var count: Int { buffer.count }
    package var isEmpty: Bool { buffer.isEmpty }

    package func bytes(in range: Range<Int>) -> [UInt8] { buffer.bytes(in: range) }

    /// Forgets what was written and keeps the room.
    package mutating func removeAll() {
        buffer.removeAll()
        needsComma = false
    }

    package mutating func beginObject() { open(0x7B) }
    package mutating func endObject() { close(0x7D) }
    package mutating func beginArray() { open(0x5B) }
    package mutating func endArray() { close(0x5D) }

    /// - Parameter name: holds nothing that JSON escapes, as names in the code do not.
    package mutating func key(_ name: StaticString) {
        buffer.append(key: name, comma: needsComma)
        needsComma = false
    }

    package mutating func key(_ name: String) {
        comma()
        quote(name.utf8.span)
        buffer.append(0x3A)
        needsComma = false
    }

    package mutating func value(_ text: String) { value(utf8: text.utf8.span) }

    /// The text that the bytes are.
    package mutating func value(utf8 text: borrowing Span<UInt8>) {
        comma()
        quote(text)
        needsComma = true
    }

    package mutating func value(_ number: Int) {
        comma()
        buffer.append(number: number)
        needsComma = true
    }

    package mutating func value(_ flag: Bool) {
        comma()
        buffer.append(flag ? "true" : "false")
        needsComma = true
    }

    /// Takes over a value that another writer with the same settings wrote.
    package mutating func value(written json: ArraySlice<UInt8>) {
        comma()
        buffer.append(json.span)
        needsComma = true
    }

    /// Writes one value and says where its bytes are.
    package mutating func value(_ write: (inout JSONWriter) -> Void) -> Range<Int> {
        comma()
        needsComma = false
        let start = count
        write(&self)
        return start..<count
    }

    /// Takes over the value that stands in a range of what another writer with the same settings wrote.
    package mutating func value(from other: borrowing JSONWriter, _ range: Range<Int>) {
        comma()
        buffer.append(other.buffer, range)
        needsComma = true
    }

    /// Goes on where another writer with the same settings is: within what it opened, behind its last value.
    package mutating func append(beginning other: borrowing JSONWriter) {
        buffer.append(other.buffer, 0..<other.count)
        needsComma = other.needsComma
    }

    /// A part of JSON as it stands in our own source, for what is written very often; its commas are in it.
    package mutating func append(json: StaticString) { buffer.append(json) }

    /// A number behind such a part.
    package mutating func append(number: Int) { buffer.append(number: number) }

    package mutating func newline() { buffer.append(0x0A) }

    /// Ends a line of JSON Lines: the next value needs no comma.
    package mutating func endLine() {
        buffer.append(0x0A)
        needsComma = false
    }

    /// Forgets the values before, for the next line of JSON Lines.
    package mutating func beginLine() {
        if !buffer.isEmpty { buffer.append(0x0A) }
        needsComma = false
    }

    private mutating func open(_ byte: UInt8) {
        comma()
        buffer.append(byte)
        needsComma = false
    }

    private mutating func close(_ byte: UInt8) {
        buffer.append(byte)
        needsComma = true
    }

    private mutating func comma() {
        if needsComma { buffer.append(0x2C) }
    }
}

extension JSONWriter {
    package mutating func field(_ name: StaticString, _ text: String) {
        key(name)
        value(text)
    }

    package mutating func field(_ name: StaticString, _ number: Int) {
        key(name)
        value(number)
    }

    package mutating func field(_ name: StaticString, _ flag: Bool) {
        key(name)
        value(flag)
    }

    /// Writes nothing when there is no value: readers treat a missing key and no value alike.
    package mutating func field(_ name: StaticString, _ text: String?) {
        guard let text else { return }
        field(name, text)
    }

    package mutating func field(_ name: StaticString, _ number: Int?) {
        guard let number else { return }
        field(name, number)
    }

    package mutating func field(_ name: StaticString, _ texts: [String]) {
        array(name, texts) { writer, text in writer.value(text) }
    }

    @inlinable package mutating func array<Element>(
        _ name: StaticString, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
    ) {
        key(name)
        beginArray()
        for element in elements { write(&self, element) }
        endArray()
    }

    @inlinable package mutating func object(_ name: StaticString, _ write: (inout JSONWriter) -> Void) {
        key(name)
        beginObject()
        write(&self)
        endObject()
    }
}

private let hexDigits: [UInt8] = Array("0123456789abcdef".utf8)

extension JSONWriter {
    private mutating func quote(_ text: borrowing Span<UInt8>) {
        buffer.append(0x22)
        if escapesForScript {
            // Only scripts care about `<` and line separators.
            quote(text) { Self.escapes($0) | ByteScan.matches($0, 0x3C) | ByteScan.matches($0, 0xE2) != 0 }
        } else {
            quote(text) { Self.escapes($0) != 0 }
        }
        buffer.append(0x22)
    }

    @inline(__always)
    private mutating func quote(_ text: borrowing Span<UInt8>, _ mayHold: (UInt64) -> Bool) {
        var index = 0
        while true {
            index = buffer.append(text, from: index, upTo: mayHold)
            guard index < text.count else { return }
            index = appendBytes(of: text, index..<min(index + 8, text.count))
        }
    }

    /// Writes them one by one, and says where the next one is: an escape may stand for more than one.
    private mutating func appendBytes(of text: borrowing Span<UInt8>, _ range: Range<Int>) -> Int {
        var index = range.lowerBound
        while index < range.upperBound {
            if isEscaped(text, at: index) {
                index += appendEscape(text, at: index)
            } else {
                buffer.append(text[index])
                index += 1
            }
        }
        return index
    }

    private func isEscaped(_ text: borrowing Span<UInt8>, at index: Int) -> Bool {
        switch text[index] {
        case ..<0x20, 0x22, 0x5C, 0x7F: true
        case 0x3C: escapesForScript
        case 0xE2: escapesForScript && startsLineSeparator(text, at: index)
        default: false
        }
    }

    @inline(__always)
    private static func escapes(_ word: UInt64) -> UInt64 {
        ByteScan.matches(word, below: 0x20) | ByteScan.matches(word, 0x22) | ByteScan.matches(word, 0x5C)
            | ByteScan.matches(word, 0x7F)
    }

    /// U+2028 and U+2029 end a line in scripts but not in JSON.
    private func startsLineSeparator(_ text: borrowing Span<UInt8>, at index: Int) -> Bool {
        guard text[index] == 0xE2, index + 2 < text.count, text[index + 1] == 0x80 else { return false }
        return text[index + 2] == 0xA8 || text[index + 2] == 0xA9
    }

    /// Writes the escape for the character at `index` and says how many bytes of the text it stands for.
    private mutating func appendEscape(_ text: borrowing Span<UInt8>, at index: Int) -> Int {
        let byte = text[index]
        buffer.append(0x5C)
        switch byte {
        case 0x22, 0x5C: buffer.append(byte)
        case 0x0A: buffer.append(0x6E)
        case 0x0D: buffer.append(0x72)
        case 0x09: buffer.append(0x74)
        case 0xE2:
            buffer.append(text[index + 2] == 0xA8 ? "u2028" : "u2029")
            return 3
        default:
            buffer.append("u00")
            buffer.append(hexDigits[Int(byte >> 4)])
            buffer.append(hexDigits[Int(byte & 15)])
        }
        return 1
    }
}

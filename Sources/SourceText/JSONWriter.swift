/// Writes JSON straight into bytes: keys in the order given, `/` unescaped, no space the reader does not need.
///
/// The caller opens and closes objects and arrays in pairs; commas are placed here. Strings are written as UTF-8 with
/// control characters escaped, and U+2028, U+2029 and `<` escaped on request so that the text is safe inside a script.
package struct JSONWriter: Sendable {
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false
    private let escapesForScript: Bool

    package init(reserving capacity: Int = 0, escapesForScript: Bool = false) {
        self.escapesForScript = escapesForScript
        bytes.reserveCapacity(capacity)
    }

    package mutating func beginObject() { open(0x7B) }
    package mutating func endObject() { close(0x7D) }
    package mutating func beginArray() { open(0x5B) }
    package mutating func endArray() { close(0x5D) }

    /// - Parameter name: holds nothing that JSON escapes, as names in the code do not.
    package mutating func key(_ name: StaticString) {
        comma()
        bytes.append(0x22)
        name.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
        bytes.append(0x22)
        bytes.append(0x3A)
        needsComma = false
    }

    package mutating func key(_ name: String) {
        comma()
        quote(name.utf8.span)
        bytes.append(0x3A)
        needsComma = false
    }

    package mutating func value(_ text: String) {
        comma()
        quote(text.utf8.span)
        needsComma = true
    }

    package mutating func value(_ number: Int) {
        comma()
        bytes.append(contentsOf: String(number).utf8)
        needsComma = true
    }

    package mutating func value(_ flag: Bool) {
        comma()
        bytes.append(contentsOf: (flag ? "true" : "false").utf8)
        needsComma = true
    }

    /// Takes over a value that another writer with the same settings wrote.
    package mutating func value(written json: ArraySlice<UInt8>) {
        comma()
        bytes.append(contentsOf: json)
        needsComma = true
    }

    package mutating func newline() { bytes.append(0x0A) }

    /// Ends a line of JSON Lines: the next value needs no comma.
    package mutating func endLine() {
        bytes.append(0x0A)
        needsComma = false
    }

    /// Forgets the values before, for the next line of JSON Lines.
    package mutating func beginLine() {
        if !bytes.isEmpty { bytes.append(0x0A) }
        needsComma = false
    }

    private mutating func open(_ byte: UInt8) {
        comma()
        bytes.append(byte)
        needsComma = false
    }

    private mutating func close(_ byte: UInt8) {
        bytes.append(byte)
        needsComma = true
    }

    private mutating func comma() {
        if needsComma { bytes.append(0x2C) }
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

    package mutating func array<Element>(
        _ name: StaticString, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
    ) {
        key(name)
        beginArray()
        for element in elements { write(&self, element) }
        endArray()
    }

    package mutating func object(_ name: StaticString, _ write: (inout JSONWriter) -> Void) {
        key(name)
        beginObject()
        write(&self)
        endObject()
    }
}

private let hexDigits: [UInt8] = Array("0123456789abcdef".utf8)

extension JSONWriter {
    private mutating func quote(_ text: borrowing Span<UInt8>) {
        bytes.append(0x22)
        var runStart = 0
        var index = 0
        let count = text.count
        while index < count {
            let byte = text[index]
            // Most text is letters, which the first comparison tells; only scripts care about `<` and line separators.
            guard byte < 0x23 || byte == 0x5C || byte >= 0x7F || byte == 0x3C, escapes(byte, text, at: index) else {
                index += 1
                continue
            }
            appendRun(text, runStart..<index)
            index += appendEscape(text, at: index)
            runStart = index
        }
        appendRun(text, runStart..<count)
        bytes.append(0x22)
    }

    private func escapes(_ byte: UInt8, _ text: borrowing Span<UInt8>, at index: Int) -> Bool {
        byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F
            || (escapesForScript && (byte == 0x3C || startsLineSeparator(text, at: index)))
    }

    private mutating func appendRun(_ text: borrowing Span<UInt8>, _ range: Range<Int>) {
        unsafe text.withUnsafeBufferPointer {
            unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range]))
        }
    }

    /// U+2028 and U+2029 end a line in scripts but not in JSON.
    private func startsLineSeparator(_ text: borrowing Span<UInt8>, at index: Int) -> Bool {
        guard text[index] == 0xE2, index + 2 < text.count, text[index + 1] == 0x80 else { return false }
        return text[index + 2] == 0xA8 || text[index + 2] == 0xA9
    }

    /// Writes the escape for the character at `index` and says how many bytes of the text it stands for.
    private mutating func appendEscape(_ text: borrowing Span<UInt8>, at index: Int) -> Int {
        let byte = text[index]
        bytes.append(0x5C)
        switch byte {
        case 0x22, 0x5C: bytes.append(byte)
        case 0x0A: bytes.append(0x6E)
        case 0x0D: bytes.append(0x72)
        case 0x09: bytes.append(0x74)
        case 0xE2:
            bytes.append(contentsOf: (text[index + 2] == 0xA8 ? "u2028" : "u2029").utf8)
            return 3
        default:
            bytes.append(contentsOf: "u00".utf8)
            bytes.append(hexDigits[Int(byte >> 4)])
            bytes.append(hexDigits[Int(byte & 15)])
        }
        return 1
    }
}

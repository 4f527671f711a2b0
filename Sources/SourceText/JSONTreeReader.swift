/// Reads JSON without recursion.
struct JSONTreeReader {
    private let bytes: [UInt8]
    private(set) var nodes: [JSONTree.Node] = []
    private(set) var problem: JSONTree.Problem?
    private var index = 0
    /// Indices of the objects and arrays that are not closed.
    private var open: [Int] = []
    private var key: SourceRange?
    private var state = State.value

    private enum State {
        /// A value, or the end of the text.
        case value
        /// The first element or `]`.
        case firstElement
        /// The first key or `}`.
        case firstKey
        case nextKey, colon, separator
    }

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func read() {
        while problem == nil {
            skipBlanks()
            guard index < bytes.count else { return finish() }
            step(bytes[index])
        }
    }

    private mutating func finish() {
        guard let last = open.last else { return }
        let what = nodes[last].kind == .object ? "object" : "array"
        fail("this \(what) is never closed", at: nodes[last].range.lowerBound)
    }

    private mutating func fail(_ message: String, at offset: Int? = nil) {
        problem = JSONTree.Problem(message: message, offset: offset ?? index)
    }

    private mutating func step(_ byte: UInt8) {
        switch state {
        case .firstKey where byte == 0x7D, .firstElement where byte == 0x5D: close()
        case .firstKey, .nextKey: readKey(byte)
        case .colon:
            guard byte == 0x3A else { return fail("a ':' has to stand behind a key") }
            index += 1
            state = .value
        case .value, .firstElement: readValue(byte)
        case .separator: readSeparator(byte)
        }
    }

    private mutating func readSeparator(_ byte: UInt8) {
        guard let last = open.last else {
            // Values behind each other, as in JSON Lines.
            state = .value
            if byte == 0x2C { fail("a ',' stands outside of an array") }
            return
        }
        let isObject = nodes[last].kind == .object
        switch byte {
        case 0x2C:
            index += 1
            state = isObject ? .nextKey : .value
        case 0x7D where isObject, 0x5D where !isObject: close()
        default: fail("a ',' or '\(isObject ? "}" : "]")' is missing in front of this")
        }
    }

    private mutating func close() {
        index += 1
        guard let last = open.popLast() else { return }
        nodes[last].end = nodes.count
        nodes[last].range.end = UInt32(clamping: index)
        state = .separator
    }

    private mutating func readKey(_ byte: UInt8) {
        if let range = readPlaceholder() {
            key = range
            // `...` stands for members that are left out.
            state = isDots(range) ? .separator : .colon
            return
        }
        guard byte == 0x22 else { return fail("a key has to stand in double quotes") }
        guard let range = readString() else { return }
        key = SourceRange(start: range.start + 1, end: range.end - 1)
        state = .colon
    }

    private mutating func readValue(_ byte: UInt8) {
        switch byte {
        case 0x7B where hasPrefix("{{"): readWord()
        case 0x7B: begin(.object, .firstKey)
        case 0x5B: begin(.array, .firstElement)
        case 0x22: if let range = readString() { add(.string, range) }
        case 0x2D, 0x30...0x39: readNumber()
        default: readWord()
        }
    }

    private mutating func begin(_ kind: JSONTree.Kind, _ next: State) {
        add(kind, SourceRange(index..<index + 1))
        open.append(nodes.count - 1)
        index += 1
        state = next
    }

    private mutating func add(_ kind: JSONTree.Kind, _ range: SourceRange) {
        nodes.append(JSONTree.Node(kind: kind, range: range, key: key, end: nodes.count + 1, parent: open.last ?? -1))
        key = nil
        state = .separator
    }
}

// MARK: Leaves

extension JSONTreeReader {
    private mutating func readString() -> SourceRange? {
        let start = index
        index += 1
        while index < bytes.count {
            switch bytes[index] {
            case 0x22:
                index += 1
                return SourceRange(start..<index)
            case 0x5C: index += 2
            case 0x0A:
                fail("this string is never closed", at: start)
                return nil
            default: index += 1
            }
        }
        fail("this string is never closed", at: start)
        return nil
    }

    private mutating func readNumber() {
        let start = index
        if bytes[index] == 0x2D { index += 1 }
        let digits = index
        while index < bytes.count, isNumberByte(bytes[index]) { index += 1 }
        let isOctal = index - digits > 1 && bytes[digits] == 0x30 && (0x30...0x39).contains(bytes[digits + 1])
        guard index > digits, !isOctal, !isNameByte(at: index) else {
            return fail("this is not a number that JSON has", at: start)
        }
        add(.number, SourceRange(start..<index))
    }

    private func isNumberByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || [0x2E, 0x2B, 0x2D].contains(byte) || byte | 0x20 == 0x65
    }

    private func isNameByte(at index: Int) -> Bool {
        guard index < bytes.count else { return false }
        return (bytes[index] | 0x20) &- 0x61 < 26 || bytes[index] == 0x5F
    }

    private mutating func readWord() {
        if let range = readPlaceholder() { return add(.placeholder, range) }
        let start = index
        while isNameByte(at: index) { index += 1 }
        switch String(decoding: bytes[start..<index], as: UTF8.self) {
        case "true", "false", "null": add(.literal, SourceRange(start..<index))
        case "": fail("a value is missing here")
        case let word: fail("'\(word.prefix(40))' has to stand in double quotes", at: start)
        }
    }

    private func isDots(_ range: SourceRange) -> Bool {
        bytes[range.lowerBound] == 0x2E || bytes[range.lowerBound] == 0xE2
    }

    /// `...`, `…`, `<name>`, `{{name}}`, `$NAME`, `${NAME}`.
    private mutating func readPlaceholder() -> SourceRange? {
        let start = index
        if hasPrefix("...") { return advance(to: index + 3) }
        if hasPrefix("\u{2026}") { return advance(to: index + 3) }
        if hasPrefix("{{") { return closing("}}", from: start) }
        if hasPrefix("${") { return closing("}", from: start) }
        if hasPrefix("<") { return closing(">", from: start) }
        guard hasPrefix("$") else { return nil }
        var end = index + 1
        while isNameByte(at: end) { end += 1 }
        return end > index + 1 ? advance(to: end) : nil
    }

    private mutating func advance(to end: Int) -> SourceRange {
        defer { index = end }
        return SourceRange(index..<end)
    }

    /// Up to `mark` on the same line.
    private mutating func closing(_ mark: StaticString, from start: Int) -> SourceRange? {
        var end = start + 1
        while end < bytes.count, bytes[end] != 0x0A {
            if hasPrefix(mark, at: end) { return advance(to: end + mark.utf8CodeUnitCount) }
            end += 1
        }
        return nil
    }

    private func hasPrefix(_ text: StaticString) -> Bool { hasPrefix(text, at: index) }

    private func hasPrefix(_ text: StaticString, at start: Int) -> Bool {
        text.withUTF8Buffer { unsafe bytes[start...].starts(with: $0) }
    }

    /// Blanks, and the comments that documentation puts into JSON.
    private mutating func skipBlanks() {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x09, 0x0A, 0x0D: index += 1
            case 0x23: skipLine()
            case 0x2F where hasPrefix("//"): skipLine()
            case 0x2F where hasPrefix("/*"):
                index += 2
                while index < bytes.count, !hasPrefix("*/") { index += 1 }
                index = min(index + 2, bytes.count)
            default: return
            }
        }
    }

    private mutating func skipLine() {
        while index < bytes.count, bytes[index] != 0x0A { index += 1 }
    }
}

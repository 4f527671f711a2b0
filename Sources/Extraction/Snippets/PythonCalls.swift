/// A call in Python text: `os.remove(…)`; a method of a result has nothing in front of its dot: `.delete(…)`.
struct PythonCall: Hashable {
    var name: String
    /// What stands between the quotes when the first argument is one string.
    var text: String?
    var offset: Int

    /// Behind the last dot.
    var method: Substring { name.split(separator: ".").last ?? "" }
}

/// Finds calls by tokens: strings, comments and definitions are told apart.
struct PythonCallReader {
    private let text: [UInt8]
    private var index = 0
    private(set) var calls: [PythonCall] = []
    /// What the text itself defines.
    private(set) var defined: Set<String> = []
    private(set) var imports: [String] = []

    static func read(_ text: [UInt8]) -> PythonCallReader {
        var reader = PythonCallReader(text)
        reader.read()
        return reader
    }

    private init(_ text: [UInt8]) { self.text = text }

    private static let keywords: Set<String> = [
        "if", "elif", "while", "for", "in", "and", "or", "not", "return", "with", "as", "assert", "del", "lambda",
        "yield", "await", "is", "except", "raise", "else", "print", "async", "from", "import", "match", "case",
    ]

    private mutating func read() {
        var previous = ""
        while index < text.count {
            let byte = text[index]
            if byte == 0x23 {
                while index < text.count, text[index] != 0x0A { index += 1 }
            } else if byte == 0x22 || byte == 0x27 {
                _ = readString()
                previous = ""
            } else if ASCII.isNameByte(byte), !ASCII.isDigit(byte) {
                previous = readName(after: previous)
            } else if byte == 0x2E, index + 1 < text.count, ASCII.isLetter(text[index + 1]) || text[index + 1] == 0x5F {
                previous = readName(after: "")
            } else if ASCII.isDigit(byte) {
                while index < text.count, ASCII.isAlphanumeric(text[index]) || text[index] == 0x2E { index += 1 }
                previous = ""
            } else {
                if !ASCII.isSpace(byte) || byte == 0x0A { previous = "" }
                index += 1
            }
        }
    }

    /// A dotted name; a call when a parenthesis follows.
    private mutating func readName(after previous: String) -> String {
        let start = index
        while index < text.count, ASCII.isNameByte(text[index]) || text[index] == 0x2E { index += 1 }
        let name = String(decoding: text[start..<index], as: UTF8.self)
        if index < text.count, text[index] == 0x22 || text[index] == 0x27, name.utf8.count <= 2 {
            _ = readString()
            return ""
        }
        switch previous {
        case "def", "class": defined.insert(name)
        case "import", "from": imports.append(name)
        default:
            var next = index
            while next < text.count, text[next] == 0x20 { next += 1 }
            guard next < text.count, text[next] == 0x28, !Self.keywords.contains(name) || name == "print" else { break }
            calls.append(PythonCall(name: name, text: argument(at: next + 1), offset: start))
        }
        return name
    }

    /// The string that is the first argument, prefixes allowed.
    private func argument(at start: Int) -> String? {
        var probe = self
        probe.index = start
        while probe.index < text.count, ASCII.isSpace(text[probe.index]) { probe.index += 1 }
        if probe.index + 5 < text.count, text[probe.index...].starts(with: "text(".utf8) { probe.index += 5 }
        var prefix = 0
        while probe.index < text.count, prefix < 2, "rRbBfFuU".utf8.contains(text[probe.index]) {
            probe.index += 1
            prefix += 1
        }
        guard probe.index < text.count, text[probe.index] == 0x22 || text[probe.index] == 0x27 else { return nil }
        return probe.readString()
    }

    /// Passes a string and gives what is in it.
    private mutating func readString() -> String {
        let quote = text[index]
        let isLong = index + 2 < text.count && text[index + 1] == quote && text[index + 2] == quote
        index += isLong ? 3 : 1
        let start = index
        while index < text.count {
            if text[index] == 0x5C {
                index += 2
            } else if isLong, text[index...].starts(with: [quote, quote, quote]) {
                defer { index += 3 }
                return String(decoding: text[start..<index], as: UTF8.self)
            } else if !isLong, text[index] == quote || text[index] == 0x0A {
                defer { index += 1 }
                return String(decoding: text[start..<index], as: UTF8.self)
            } else {
                index += 1
            }
        }
        index = text.count
        return String(decoding: text[min(start, text.count)...], as: UTF8.self)
    }
}

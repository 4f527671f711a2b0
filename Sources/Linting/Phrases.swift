/// Words and groups of words to look for in titles and text, whatever their case. What begins with a letter that is not
/// of ASCII may stand within a word: other scripts put no blanks there.
struct Phrases: Sendable, Hashable {
    private struct Phrase: Hashable {
        var bytes: [UInt8]
        /// The last word may go on: `restor*`.
        var isOpen: Bool
    }

    /// By the first byte.
    private var byFirst: [[Phrase]] = Array(repeating: [], count: 256)
    let isEmpty: Bool
    /// All of them, one on a line.
    let text: String

    /// - Parameter phrases: lower or upper case; a `*` at the end lets the last word go on.
    init(_ phrases: [String]) {
        isEmpty = phrases.isEmpty
        text = phrases.joined(separator: "\n")
        for text in phrases {
            var bytes = text.utf8.map(Self.lower)
            let isOpen = bytes.last == UInt8(ascii: "*")
            if isOpen { bytes.removeLast() }
            guard let first = bytes.first else { continue }
            byFirst[Int(first)].append(Phrase(bytes: bytes, isOpen: isOpen))
        }
    }

    /// Whether one of them stands in `text` between word borders.
    func stand(in text: String) -> Bool {
        var text = text
        return text.withUTF8 { buffer in unsafe stand(in: buffer.span) }
    }

    func stand(inAny texts: [String]) -> Bool { texts.contains { stand(in: $0) } }

    func stand(in text: Span<UInt8>) -> Bool {
        var before: UInt8 = 0x20
        for start in text.indices {
            let byte = Self.lower(text[start])
            defer { before = byte }
            guard byte >= 128 || !Self.isWord(before), !byFirst[Int(byte)].isEmpty else { continue }
            for phrase in byFirst[Int(byte)] where stands(phrase, in: text, at: start) { return true }
        }
        return false
    }

    private func stands(_ phrase: Phrase, in text: Span<UInt8>, at start: Int) -> Bool {
        let end = start + phrase.bytes.count
        guard end <= text.count else { return false }
        for index in phrase.bytes.indices where Self.lower(text[start + index]) != phrase.bytes[index] {
            return false
        }
        return phrase.isOpen || phrase.bytes[0] >= 128 || end == text.count || !Self.isWord(Self.lower(text[end]))
    }

    private static func lower(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }

    static func isWord(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte >= 0x80
    }
}

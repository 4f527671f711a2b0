import SourceText

/// Small operations on lines of prose.
enum Prose {
    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

    /// Whether `needle` stands in `text`; a scan over bytes.
    static func holds(_ needle: StaticString, in text: some StringProtocol) -> Bool {
        let wanted = Array(needle.description.utf8)
        let bytes = Array(text.utf8)
        guard let first = wanted.first, wanted.count <= bytes.count else { return wanted.isEmpty }
        for start in 0...(bytes.count - wanted.count) where bytes[start] == first {
            if bytes[start..<start + wanted.count] == wanted[...] { return true }
        }
        return false
    }

    static func trimmed(_ text: some StringProtocol) -> String { trimmed(Substring(text)) }

    private static func trimmed(_ text: Substring) -> String {
        let bytes = text.utf8
        guard let start = bytes.firstIndex(where: { !isBlank($0) }), let last = bytes.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(text[start..<bytes.index(after: last)])
    }

    /// Without blanks and closing punctuation that only leads on to what follows: `Check status:` is `Check status`.
    static func titleText(_ text: some StringProtocol) -> String {
        var title = trimmed(text)
        while let last = title.utf8.last, last == 0x3A || last == 0x2E, !title.ends("..") {
            title.removeLast()
            title = trimmed(title)
        }
        return title
    }

    /// Splits `1. Title`, `2) Title`, `Step 3: Title`, `a. Title` into number and title.
    static func numbered(_ text: String) -> (number: String?, title: String) {
        let isStepWord = startsWithStep(text)
        guard isStepWord || text.utf8.first.map({ (0x30...0x39).contains($0) }) == true else { return (nil, text) }
        var bytes = Array(text.utf8)[...]
        if isStepWord { bytes = bytes.dropFirst(5) }
        let digits = bytes.prefix { (0x30...0x39).contains($0) || $0 == 0x2E }
        var number = Array(digits)
        var rest = bytes.dropFirst(digits.count)
        if number.last == 0x2E {
            number.removeLast()
            rest = bytes.dropFirst(number.count)
        }
        guard let first = number.first, first != 0x2E, number.count <= 8 else { return (nil, text) }
        if number.count < 8, let letter = rest.first, (0x61...0x7A).contains(letter),
            isSeparator(rest.dropFirst().first)
        {
            number.append(letter)
            rest = rest.dropFirst()
        }
        guard let separator = rest.first, isSeparator(separator) || (isStepWord && separator == 0x2D) else {
            return (nil, text)
        }
        rest = rest.dropFirst()
        guard rest.first.map(isBlank) ?? true else { return (nil, text) }
        return (String(decoding: number, as: UTF8.self), trimmed(String(decoding: rest, as: UTF8.self)))
    }

    private static func startsWithStep(_ text: String) -> Bool {
        guard let first = text.utf8.first, first | 0x20 == 0x73 else { return false }
        return text.utf8.prefix(5).elementsEqual("step ".utf8) { $0 | 0x20 == $1 }
    }

    private static func isSeparator(_ byte: UInt8?) -> Bool { byte == 0x2E || byte == 0x29 || byte == 0x3A }

    static func firstSentence(of text: String) -> String {
        var index = text.startIndex
        while index < text.endIndex {
            let next = text.index(after: index)
            if next < text.endIndex, text[next] == " ", ".;!?".contains(text[index]), index > text.startIndex {
                return titleText(text[..<next])
            }
            index = next
        }
        return titleText(text)
    }

    /// The sentences of a paragraph, each with its closing mark.
    static func sentences(of text: String) -> [String] {
        let bytes = Array(text.utf8)
        var sentences: [String] = []
        var start = 0
        for index in bytes.indices where isSentenceEnd(bytes, at: index, from: start) {
            sentences.append(trimmed(String(decoding: bytes[start...index], as: UTF8.self)))
            start = index + 1
        }
        let rest = trimmed(String(decoding: bytes[start...], as: UTF8.self))
        return rest.isEmpty ? sentences : sentences + [rest]
    }

    private static let abbreviations: Set<String> = [
        "e.g", "i.e", "etc", "vs", "approx", "no", "incl", "cf", "resp", "min", "max", "fig", "al",
    ]

    private static func isSentenceEnd(_ bytes: [UInt8], at index: Int, from start: Int) -> Bool {
        let byte = bytes[index]
        guard byte == 0x2E || byte == 0x21 || byte == 0x3F, index + 2 < bytes.count, bytes[index + 1] == 0x20 else {
            return false
        }
        // "e.g. the" goes on; so does "1. Open": a number in front is part of what it counts.
        let next = bytes[index + 2]
        guard !(0x61...0x7A).contains(next) else { return false }
        let word = bytes[start..<index].split(separator: 0x20).last ?? []
        if word.allSatisfy({ (0x30...0x39).contains($0) }) { return false }
        return !abbreviations.contains(String(decoding: word, as: UTF8.self).lowercased())
    }

    /// At most `limit` bytes, cut between words, for titles made of longer texts.
    static func shortened(_ text: String, to limit: Int) -> String {
        guard text.utf8.count > limit else { return text }
        var short = ""
        for word in text.split(separator: " ") {
            guard short.utf8.count + word.utf8.count + 1 <= limit else { break }
            if !short.isEmpty { short.append(" ") }
            short.append(contentsOf: word)
        }
        return short.isEmpty ? String(text.prefix(limit)) + "…" : short + "…"
    }
}

import SourceText

/// Small operations on lines of prose.
enum Prose {
    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

    static func trimmed(_ text: String) -> String { text.trimmed }

    static func trimmed(_ text: Substring) -> String {
        let range = text.utf8.span.trimmed
        let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
        return String(text[start..<text.utf8.index(start, offsetBy: range.count)])
    }

    /// Without blanks and closing punctuation that only leads on to what follows: `Check status:` is `Check status`.
    static func titleText(_ text: String) -> String {
        let bytes = text.utf8.span
        var range = bytes.trimmed
        while let last = range.last, isClosing(bytes, at: last, from: range.lowerBound) {
            // A few characters draw the mark behind them into theirs.
            if last > range.lowerBound, bytes[last - 1] >= 0x80 { return titleTextByCharacters(text) }
            let rest = bytes.extracting(range.lowerBound..<last).trimmed
            range = range.lowerBound..<range.lowerBound + rest.upperBound
        }
        return range.count == bytes.count ? text : text.part(range)
    }

    static func titleText(_ text: Substring) -> String { titleText(String(text)) }

    /// Whether a colon or a full stop stands there; dots that are more than one stay.
    private static func isClosing(_ bytes: borrowing Span<UInt8>, at index: Int, from start: Int) -> Bool {
        bytes[index] == 0x3A || bytes[index] == 0x2E && (index == start || bytes[index - 1] != 0x2E)
    }

    private static func titleTextByCharacters(_ text: String) -> String {
        var title = text.trimmed
        while let last = title.utf8.last, last == 0x3A || last == 0x2E, !title.ends("..") {
            title.removeLast()
            title = title.trimmed
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
        // `step ` in any case.
        text.utf8.count >= 5
            && (ByteScan.word(text.utf8.span, at: 0) | 0x20_2020_2020) & 0xFF_FFFF_FFFF == 0x20_70_65_74_73
    }

    private static func isSeparator(_ byte: UInt8?) -> Bool { byte == 0x2E || byte == 0x29 || byte == 0x3A }

    static func firstSentence(of text: String) -> String {
        titleText(sentenceEnd(in: text, marks: ".;!?", from: 1).map { text.part(0..<$0) } ?? text)
    }

    /// Behind the first of the marks, from a byte on, that a blank follows; both are characters of their own.
    static func sentenceEnd(in text: String, marks: String, from start: Int = 0) -> Int? {
        let bytes = text.utf8.span
        var index = 0
        while index + 1 < bytes.count {
            // U+037E is the same character as `;`.
            let isSemicolon = bytes[index] == 0xCD && bytes[index + 1] == 0xBE
            if isSemicolon || bytes[index + 1] == 0x20 && index >= start && marks.utf8.contains(bytes[index]) {
                let isAlone =
                    (index == 0 || bytes[index - 1] < 0x80) && (index + 2 == bytes.count || bytes[index + 2] < 0x80)
                return isAlone && !isSemicolon ? index + 1 : sentenceEndByCharacters(text, marks, start)
            }
            index += 1
        }
        return nil
    }

    /// Beside letters beyond ASCII only the rules of Unicode tell where a character ends.
    private static func sentenceEndByCharacters(_ text: String, _ marks: String, _ start: Int) -> Int? {
        var index = text.startIndex
        while index < text.endIndex {
            let next = text.index(after: index)
            if next < text.endIndex, text[next] == " ", marks.contains(text[index]) {
                let offset = text.utf8.distance(from: text.startIndex, to: index)
                if offset >= start { return text.utf8.distance(from: text.startIndex, to: next) }
            }
            index = next
        }
        return nil
    }

    /// The sentences of a paragraph, each with its closing mark.
    static func sentences(of text: String) -> [String] {
        let bytes = text.utf8.span
        var sentences: [String] = []
        var start = 0
        for index in bytes.indices where isSentenceEnd(bytes, at: index, from: start) {
            sentences.append(part(start..<index + 1, of: text))
            start = index + 1
        }
        let rest = part(start..<bytes.count, of: text)
        if !rest.isEmpty { sentences.append(rest) }
        return sentences
    }

    private static func part(_ range: Range<Int>, of text: String) -> String {
        let bytes = text.utf8.span
        let inner = bytes.extracting(range).trimmed
        guard inner.count < bytes.count else { return text }
        return text.part(range.lowerBound + inner.lowerBound..<range.lowerBound + inner.upperBound)
    }

    private static let abbreviations: PhraseSet = [
        "e.g", "i.e", "etc", "vs", "approx", "no", "incl", "cf", "resp", "min", "max", "fig", "al",
    ]

    private static func isSentenceEnd(_ bytes: borrowing Span<UInt8>, at index: Int, from start: Int) -> Bool {
        let byte = bytes[index]
        guard byte == 0x2E || byte == 0x21 || byte == 0x3F, index + 2 < bytes.count, bytes[index + 1] == 0x20 else {
            return false
        }
        // "e.g. the" goes on; so does "1. Open": a number in front is part of what it counts.
        let next = bytes[index + 2]
        guard !(0x61...0x7A).contains(next) else { return false }
        var end = index
        while end > start, bytes[end - 1] == 0x20 { end -= 1 }
        var first = end
        while first > start, bytes[first - 1] != 0x20 { first -= 1 }
        var digits = first
        while digits < end, ASCII.isDigit(bytes[digits]) { digits += 1 }
        return digits < end && !abbreviations.contains(Words.Word(folding: bytes.extracting(first..<end)))
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

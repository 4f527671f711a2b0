import RunbookModel
import SourceText

/// Reads how long something takes out of a sentence.
enum Durations {
    private static let units: [(names: PhraseSet, unit: Estimate.Unit)] = [
        (["s", "sec", "secs", "second", "seconds"], .seconds),
        (["m", "min", "mins", "minute", "minutes"], .minutes),
        (["h", "hr", "hrs", "hour", "hours"], .hours),
        (["d", "day", "days"], .days),
    ]
    private static let dash = Words.Word("-")
    private static let to = Words.Word("to")

    /// The first `5 min`, `30-60 minutes`, `1 to 2 hours` or `~2 hours` of `text`.
    static func first(in text: String) -> Estimate? {
        let pieces = pieces(of: text.utf8.span) ?? characterPieces(of: text)
        for index in pieces.indices {
            guard let low = number(pieces[index]) else { continue }
            if let estimate = range(from: low, pieces[(index + 1)...], text: text) { return estimate }
            if let unit = pieces.dropFirst(index + 1).first.flatMap(unit) {
                return Estimate(min: low, max: low, unit: unit, text: Prose.trimmed(text))
            }
        }
        return nil
    }

    /// `30-60 minutes`: the second number and the unit behind a first number.
    private static func range(from low: Int, _ pieces: ArraySlice<Words.Word>, text: String) -> Estimate? {
        var rest = pieces
        guard let first = rest.first, first == dash || first == to else { return nil }
        rest = rest.dropFirst()
        guard let high = rest.first.flatMap(number), let unit = rest.dropFirst().first.flatMap(unit), high >= low
        else { return nil }
        return Estimate(min: low, max: high, unit: unit, text: Prose.trimmed(text))
    }

    private static func number(_ word: Words.Word) -> Int? { word.count <= 6 ? word.number : nil }

    private static func unit(_ word: Words.Word) -> Estimate.Unit? {
        units.first { $0.names.contains(word) }?.unit
    }

    /// Runs of digits, runs of letters, and dashes, from the first digit on; `nil` where other characters beyond ASCII
    /// may join with those.
    private static func pieces(of text: borrowing Span<UInt8>) -> [Words.Word]? {
        var pieces: [Words.Word] = []
        var index = 0
        while index < text.count, !ASCII.isDigit(text[index]) { index += 1 }
        if index > 0, index < text.count, text[index - 1] >= 0x80 { return nil }
        while index < text.count {
            let first = index
            let byte = text[index]
            if ASCII.isDigit(byte) {
                while index < text.count, ASCII.isDigit(text[index]) { index += 1 }
            } else if ASCII.isLetter(byte) {
                while index < text.count, ASCII.isLetter(text[index]) { index += 1 }
            } else {
                let isDash = text.holds("\u{2013}", at: index) || text.holds("\u{2014}", at: index)
                guard byte < 0x80 || isDash else { return nil }
                index += isDash ? 3 : 1
                if isDash || byte == 0x2D { pieces.append(dash) }
                continue
            }
            pieces.append(Words.Word(folding: text.extracting(first..<index)))
        }
        return pieces
    }

    private static func characterPieces(of text: String) -> [Words.Word] {
        var pieces: [String] = []
        var current = ""
        var currentIsDigit = false
        func flush() {
            if !current.isEmpty { pieces.append(current) }
            current = ""
        }
        for character in text.lowercased() {
            if character == "-" || character == "–" || character == "—" {
                flush()
                pieces.append("-")
            } else if character.isASCII, character.isNumber || character.isLetter {
                if character.isNumber != currentIsDigit { flush() }
                currentIsDigit = character.isNumber
                current.append(character)
            } else {
                flush()
            }
        }
        flush()
        return pieces.map { Words.Word($0) }
    }

    private static let waits: PhraseSet = ["wait", "sleep", "pause"]
    private static let watches: PhraseSet = ["monitor", "observe", "watch", "hold", "soak"]
    private static let until: PhraseSet = ["until"]

    /// Of a sentence, which may begin with these words and mean something else: it names a time or an end.
    static func statesWait(_ sentence: String) -> Bool {
        guard isWait(sentence) else { return false }
        return first(in: sentence) != nil || until.occurs(in: Words(sentence))
    }

    /// "Wait 10 minutes", "monitor for 1 hour", "wait until the backup is done".
    static func isWait(_ title: String) -> Bool {
        guard let verb = Words.first(of: title) else { return false }
        if waits.contains(verb) { return true }
        guard watches.contains(verb) else { return false }
        return first(in: title) != nil || until.occurs(in: Words(title))
    }
}

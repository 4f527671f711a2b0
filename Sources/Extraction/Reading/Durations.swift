import RunbookModel

/// Reads how long something takes out of a sentence.
enum Durations {
    private static let units: [(names: [String], unit: Estimate.Unit)] = [
        (["s", "sec", "secs", "second", "seconds"], .seconds),
        (["m", "min", "mins", "minute", "minutes"], .minutes),
        (["h", "hr", "hrs", "hour", "hours"], .hours),
        (["d", "day", "days"], .days),
    ]

    /// The first `5 min`, `30-60 minutes`, `1 to 2 hours` or `~2 hours` of `text`.
    static func first(in text: String) -> Estimate? {
        guard text.utf8.contains(where: ASCII.isDigit) else { return nil }
        let words = pieces(of: text)
        for index in words.indices {
            guard let low = number(words[index]) else { continue }
            if let estimate = range(from: low, words: words[(index + 1)...], text: text) { return estimate }
            if let unit = words.dropFirst(index + 1).first.flatMap(unit) {
                return Estimate(min: low, max: low, unit: unit, text: Prose.trimmed(text))
            }
        }
        return nil
    }

    /// `30-60 minutes`: the second number and the unit behind a first number.
    private static func range(from low: Int, words: ArraySlice<String>, text: String) -> Estimate? {
        var rest = words
        guard let first = rest.first, ["-", "–", "to", "—"].contains(first) else { return nil }
        rest = rest.dropFirst()
        guard let high = rest.first.flatMap(number), let unit = rest.dropFirst().first.flatMap(unit), high >= low
        else { return nil }
        return Estimate(min: low, max: high, unit: unit, text: Prose.trimmed(text))
    }

    private static func number(_ word: String) -> Int? { word.utf8.count <= 6 ? Int(word) : nil }

    private static func unit(_ word: String) -> Estimate.Unit? { units.first { $0.names.contains(word) }?.unit }

    /// Runs of digits, runs of letters, and dashes.
    private static func pieces(of text: String) -> [String] {
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
                pieces.append(String(character))
            } else if character.isASCII, character.isNumber || character.isLetter {
                if character.isNumber != currentIsDigit { flush() }
                currentIsDigit = character.isNumber
                current.append(character)
            } else {
                flush()
            }
        }
        flush()
        return pieces
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

import RunbookModel

/// Reads dates as people write them.
enum CalendarDates {
    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    /// `2026-11-12`, `2026/11/12`, `November 12, 2026`, `12 Nov 2026`; the date must be all of the text.
    static func day(in text: String) -> CalendarDay? {
        let words = Wording.words(of: text)
        guard words.count >= 3 else { return nil }
        if let year = number(words[0], digits: 4), let month = number(words[1]), let day = number(dayDigits(words[2])) {
            return CalendarDay(year: year, month: month, day: day)
        }
        guard words.count == 3, let year = number(words[2], digits: 4) else { return nil }
        if let month = month(words[0]), let day = number(ordinal(words[1])) {
            return CalendarDay(year: year, month: month, day: day)
        }
        if let month = month(words[1]), let day = number(ordinal(words[0])) {
            return CalendarDay(year: year, month: month, day: day)
        }
        return nil
    }

    /// The day of `2026-11-12T10:00:00Z` is followed by a time.
    private static func dayDigits(_ word: String) -> String {
        guard let separator = word.firstIndex(of: "t") else { return word }
        return String(word[..<separator])
    }

    private static func ordinal(_ word: String) -> String {
        for suffix in ["st", "nd", "rd", "th"] where word.hasSuffix(suffix) { return String(word.dropLast(2)) }
        return word
    }

    private static func month(_ word: String) -> Int? {
        guard word.utf8.count >= 3 else { return nil }
        return months.firstIndex { $0 == word || ($0.hasPrefix(word) && word.utf8.count <= 4) }.map { $0 + 1 }
    }

    private static func number(_ word: String, digits: Int? = nil) -> Int? {
        guard digits == nil ? word.utf8.count <= 2 : word.utf8.count == digits else { return nil }
        return word.utf8.allSatisfy({ (0x30...0x39).contains($0) }) ? Int(word) : nil
    }
}

import SourceText

/// Dates that end with their year: `31.02.2027`, `02/30/2026`, `February 30, 2026`, `31st April 2026`.
enum EndingYear {
    /// Only a day from 29 to 31 that its month does not have, however day and month are taken: other numbers that are
    /// joined like this are versions, parts of an address or a path.
    static func malformed(in prose: ArraySlice<UInt8>, at year: Int) -> DatePatterns.Malformed? {
        let end = year + 4
        guard end <= prose.endIndex, prose[year..<end].allSatisfy(DatePatterns.isDigit),
            DatePatterns.isOfOurTime(prose[year..<end]), year - 3 >= prose.startIndex
        else { return nil }
        if end < prose.endIndex, DatePatterns.isPartOfName(prose[end]), !DatePatterns.isSentenceEnd(prose, end) {
            return nil
        }
        let separator = prose[year - 1]
        let number = DatePatterns.number(prose[year..<end])
        let found: (start: Int, fault: String)? =
            switch separator {
            case 0x2E, 0x2F: joined(prose, before: year - 1, by: separator, year: number)
            case 0x20: spoken(prose, before: year - 1, year: number)
            default: nil
            }
        guard let found else { return nil }
        let range = SourceRange(found.start..<end)
        return DatePatterns.Malformed(
            range: range, text: String(decoding: prose[range.range], as: UTF8.self), fault: found.fault)
    }

    private static func joined(
        _ prose: ArraySlice<UInt8>, before end: Int, by separator: UInt8, year: Int
    ) -> (start: Int, fault: String)? {
        guard let second = word(prose, before: end), second.lowerBound > prose.startIndex,
            prose[second.lowerBound - 1] == separator, let first = word(prose, before: second.lowerBound - 1),
            let one = day(prose[first]), let other = day(prose[second]),
            first.lowerBound == prose.startIndex || !DatePatterns.isPartOfName(prose[first.lowerBound - 1])
        else { return nil }
        let (day, month) = one > other ? (one, other) : (other, one)
        return fault(year: year, month: month, day: day).map { (first.lowerBound, $0) }
    }

    private static func spoken(_ prose: ArraySlice<UInt8>, before end: Int, year: Int) -> (start: Int, fault: String)? {
        var stop = end
        if stop > prose.startIndex, prose[stop - 1] == 0x2C { stop -= 1 }
        guard let second = word(prose, before: stop), second.lowerBound > prose.startIndex,
            prose[second.lowerBound - 1] == 0x20, let first = word(prose, before: second.lowerBound - 1)
        else { return nil }
        let (words, others) = (prose[first], prose[second])
        guard let month = month(words) ?? month(others), let day = day(words) ?? day(others) else { return nil }
        return fault(year: year, month: month, day: day).map { (first.lowerBound, $0) }
    }

    private static func fault(year: Int, month: Int, day: Int) -> String? {
        guard (1...12).contains(month), (29...31).contains(day) else { return nil }
        return DatePatterns.fault(year: year, month: month, day: day)
    }

    /// The letters and digits that end at `end`.
    private static func word(_ prose: ArraySlice<UInt8>, before end: Int) -> Range<Int>? {
        var start = end
        while start > prose.startIndex, end - start < 10, isPart(prose[start - 1]) { start -= 1 }
        return start < end ? start..<end : nil
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        DatePatterns.isDigit(byte) || (0x61...0x7A).contains(byte | 0x20)
    }

    /// `5`, `05`, `5th`.
    private static func day(_ word: ArraySlice<UInt8>) -> Int? {
        let digits = word.prefix(while: DatePatterns.isDigit)
        let ending = word[digits.endIndex...]
        guard (1...2).contains(digits.count),
            ending.isEmpty || ["st", "nd", "rd", "th"].contains(where: { ending.elementsEqual($0.utf8) })
        else { return nil }
        return DatePatterns.number(digits)
    }

    /// A whole name, or its first three or four letters.
    private static func month(_ word: ArraySlice<UInt8>) -> Int? {
        guard word.count >= 3, let first = word.first, (0x41...0x5A).contains(first) else { return nil }
        return DatePatterns.months.firstIndex { name in
            let letters = name.utf8
            return (word.count <= 4 || word.count == letters.count) && letters.starts(with: word)
        }.map { $0 + 1 }
    }
}

import RunbookModel
import SourceText

/// Recognises dates that look like dates and are none.
enum DatePatterns {
    struct Malformed: Equatable {
        var range: SourceRange
        var text: String
        /// Lower case, without a full stop.
        var fault: String
    }

    /// Year, month and day joined by `-` or `/`, where a number is left open or does not exist, and days before their
    /// year that no month has.
    static func malformed(in prose: ArraySlice<UInt8>) -> [Malformed] {
        var found: [Malformed] = []
        var index = prose.startIndex
        while let next = year(in: prose.span, from: index - prose.startIndex) {
            index = prose.startIndex + next
            guard let date = date(in: prose, at: index) else {
                if let date = EndingYear.malformed(in: prose, at: index) { found.append(date) }
                index += 1
                continue
            }
            if let fault = date.fault {
                let range = SourceRange(index..<index + 10)
                let text = String(decoding: prose[range.range], as: UTF8.self)
                found.append(Malformed(range: range, text: text, fault: fault))
            }
            index += 10
        }
        return found
    }

    /// The next place where a year fits in whose century may be right.
    private static func year(in prose: Span<UInt8>, from start: Int) -> Int? {
        for index in start..<max(start, prose.count - 3) where prose[index] == 0x31 || prose[index] == 0x32 {
            return index
        }
        return nil
    }

    /// What is wrong with a text that should be nothing but a date; `nil` when it is only less exact than a day.
    static func fault(ofValue text: String) -> String? {
        if let date = malformed(in: Array(text.utf8)[...]).first { return date.fault }
        let upper = text.uppercased()
        if upper.contains("YYYY") || upper.contains("XX") { return "it was never filled in" }
        return namedDay(text)
    }

    private static func date(in prose: ArraySlice<UInt8>, at start: Int) -> (fault: String?, Void)? {
        guard start + 10 <= prose.endIndex else { return nil }
        let separator = prose[start + 4]
        guard separator == 0x2D || separator == 0x2F, prose[start + 7] == separator else { return nil }
        guard start == prose.startIndex || !isPartOfName(prose[start - 1]) else { return nil }
        // A time may follow, any other letter makes it part of a name.
        let end = start + 10
        if end < prose.endIndex, isPartOfName(prose[end]), !isSentenceEnd(prose, end), prose[end] != 0x54 { return nil }
        let year = prose[start..<start + 4]
        let month = prose[start + 5..<start + 7]
        let day = prose[start + 8..<start + 10]
        guard isOfOurTime(year) else { return nil }
        let parts = [year, month, day]
        guard parts.allSatisfy({ isNumber($0) || isOpen($0) }), year.contains(where: isDigit) else { return nil }
        if parts.contains(where: isOpen) { return ("it was never filled in", ()) }
        return (fault(year: number(year), month: number(month), day: number(day)), ())
    }

    static func fault(year: Int, month: Int, day: Int) -> String? {
        guard CalendarDay(year: year, month: month, day: day) == nil else { return nil }
        guard (1...12).contains(month) else { return "there is no month \(month)" }
        return day == 0 ? "there is no day 0" : "\(months[month - 1]) \(year) has no day \(day)"
    }

    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// `February 30, 2025`.
    private static func namedDay(_ text: String) -> String? {
        let words = text.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
        guard words.count == 3, let year = words.lazy.compactMap({ $0.utf8.count == 4 ? Int($0) : nil }).first else {
            return nil
        }
        let month = words.lazy.compactMap { word in
            months.firstIndex { word.utf8.count >= 3 && $0.lowercased().hasPrefix(word) }
        }.first
        let day = words.lazy.compactMap { $0.utf8.count <= 2 ? Int($0) : nil }.first
        guard let month, let day else { return nil }
        return fault(year: year, month: month + 1, day: day)
    }

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isNumber(_ part: ArraySlice<UInt8>) -> Bool { part.allSatisfy(isDigit) }

    /// A year that begins with 19 or 20.
    static func isOfOurTime(_ year: ArraySlice<UInt8>) -> Bool {
        year.starts(with: "19".utf8) || year.starts(with: "20".utf8)
    }

    static func number(_ part: ArraySlice<UInt8>) -> Int { part.reduce(0) { $0 * 10 + Int($1 - 0x30) } }

    /// `XX`, `xx`, `??`, `1X`, `DD` or `MM`.
    private static func isOpen(_ part: ArraySlice<UInt8>) -> Bool {
        let open = part.filter { [0x58, 0x78, 0x3F].contains($0) }
        if !open.isEmpty { return part.allSatisfy { isDigit($0) || [0x58, 0x78, 0x3F].contains($0) } }
        return part.elementsEqual("DD".utf8) || part.elementsEqual("MM".utf8)
    }

    static func isPartOfName(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x61...0x7A).contains(byte | 0x20) || [0x2D, 0x5F, 0x2E, 0x2F, 0x3D].contains(byte)
    }

    static func isSentenceEnd(_ prose: ArraySlice<UInt8>, _ index: Int) -> Bool {
        prose[index] == 0x2E && (index + 1 >= prose.endIndex || prose[index + 1] <= 0x20)
    }
}

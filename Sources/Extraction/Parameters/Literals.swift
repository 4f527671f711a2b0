/// Literal text that stands for something else: `PROJECT_ID`, `your-app`, `xxxxx`, `2025-01-XX`, `api-00001-abc`.
enum Literals {
    enum Kind { case upper, your, xs, uuid, datePattern, sample }

    struct Match {
        var kind: Kind
        var range: Range<Int>
    }

    /// Words in `range` that are placeholders wherever they stand; those that need a look around come back as well.
    static func matches(in text: [UInt8], _ range: Range<Int>) -> [Match] {
        var found: [Match] = []
        var index = range.lowerBound
        while index < range.upperBound {
            guard isWordByte(text[index]) else {
                index += 1
                continue
            }
            let start = index
            while index < range.upperBound, isWordByte(text[index]) { index += 1 }
            if let match = match(in: text, word: start..<index, within: range) {
                found.append(match)
                index = max(index, match.range.upperBound)
            }
        }
        return found
    }

    private static func match(in text: [UInt8], word: Range<Int>, within range: Range<Int>) -> Match? {
        guard word.count >= 3, mayStandForSomething(text, word) else { return nil }
        if let file = datedFile(in: text, word, within: range) { return Match(kind: .sample, range: file) }
        if let kind = Kind(word: text[word]) { return Match(kind: kind, range: word) }
        return sampleID(in: text, word).map { Match(kind: .uuid, range: $0) }
    }

    /// The `user-uuid` of `user-uuid-export`.
    private static func sampleID(in text: [UInt8], _ word: Range<Int>) -> Range<Int>? {
        guard word.count > 6 else { return nil }
        for index in word.lowerBound..<word.upperBound - 5 where text[index] == 0x2D {
            let rest = text[index..<word.upperBound]
            if rest.starts(with: "-uuid-".utf8) { return word.lowerBound..<index + 5 }
        }
        return nil
    }

    /// Most words are plain lower case; one look at each byte settles it.
    private static func mayStandForSomething(_ text: [UInt8], _ word: Range<Int>) -> Bool {
        var xs = 0
        for index in word {
            let byte = text[index]
            if ASCII.isDigit(byte) || ASCII.isUpper(byte) { return true }
            xs = byte == 0x78 ? xs + 1 : 0
            if xs == 3 { return true }
            // `your-`, `-uuid`
            if byte == 0x75, index + 1 < word.upperBound, text[index + 1] == 0x72 || text[index + 1] == 0x75 {
                return true
            }
        }
        return false
    }

    @inline(__always) private static func isWordByte(_ byte: UInt8) -> Bool {
        ASCII.isAlphanumeric(byte) || byte == 0x5F || byte == 0x2D
    }

    /// A backup with the day in its name: `loopcloser-20250115-120000.db`, or a folder `2024-07-24` of a bucket.
    private static func datedFile(in text: [UInt8], _ word: Range<Int>, within range: Range<Int>) -> Range<Int>? {
        guard hasDate(text[word]) else { return nil }
        var end = word.upperBound
        while end < range.upperBound, isWordByte(text[end]) || text[end] == 0x2E { end += 1 }
        let start = word.lowerBound
        let isInPath = start > range.lowerBound && text[start - 1] == 0x2F
        let extensionStart = text[start..<end].firstIndex(of: 0x2E)
        if let extensionStart, let kind = PackedWord(lastExtension(text[extensionStart..<end])) {
            return fileKinds.contains(kind) ? start..<end : nil
        }
        guard isInPath, extensionStart == nil, isURI(text, range, before: start) else { return nil }
        return start..<end
    }

    private static func lastExtension(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let dot = bytes.lastIndex(of: 0x2E) else { return bytes }
        return bytes[(dot + 1)...]
    }

    private static let fileKinds = PackedWord.set(
        "db sql dump gz tar tgz bak zip sqlite sqlite3 backup rdb zst json parquet xz")

    private static func isURI(_ text: [UInt8], _ range: Range<Int>, before index: Int) -> Bool {
        var start = index
        while start > range.lowerBound, !ASCII.isSpace(text[start - 1]) { start -= 1 }
        return text[start..<index].starts(with: "gs://".utf8) || text[start..<index].starts(with: "s3://".utf8)
    }

    /// `20250115` or `2024-07-24`, a year of this century.
    private static func hasDate(_ word: ArraySlice<UInt8>) -> Bool {
        var index = word.startIndex
        while index + 8 <= word.endIndex {
            defer { index += 1 }
            guard word[index] == 0x32, word[index + 1] == 0x30 else { continue }
            if index > word.startIndex, ASCII.isDigit(word[index - 1]) { continue }
            let compact = word[index..<index + 8].allSatisfy(ASCII.isDigit)
            if compact, index + 8 == word.endIndex || !ASCII.isDigit(word[index + 8]) {
                return isDay(month: word[index + 4..<index + 6], day: word[index + 6..<index + 8])
            }
            guard index + 10 <= word.endIndex, word[index + 4] == 0x2D, word[index + 7] == 0x2D else { continue }
            if isDay(month: word[index + 5..<index + 7], day: word[index + 8..<index + 10]) { return true }
        }
        return false
    }

    private static func isDay(month: ArraySlice<UInt8>, day: ArraySlice<UInt8>) -> Bool {
        func number(_ digits: ArraySlice<UInt8>) -> Int {
            digits.reduce(0) { ASCII.isDigit($1) ? $0 * 10 + Int($1 - 0x30) : 1000 }
        }
        return (1...12).contains(number(month)) && (1...31).contains(number(day))
    }
}

extension Literals.Kind {
    /// Of a whole parameter as noted earlier.
    init?(whole text: ArraySlice<UInt8>) {
        guard let kind = Self(word: text) else { return nil }
        self = kind
    }

    /// Of one word of letters, digits, `_` and `-`.
    init?(word: ArraySlice<UInt8>) {
        if Self.isDatePattern(word) {
            self = .datePattern
        } else if Self.isYour(word) {
            self = .your
        } else if Self.isXs(word) {
            self = .xs
        } else if Self.isUUID(word) {
            self = .uuid
        } else if Self.isRevision(word) || Self.isSampleNumber(word) {
            self = .sample
        } else if PlaceholderWords.isUpperPlaceholder(word) {
            self = .upper
        } else {
            return nil
        }
    }

    private static func isYour(_ word: ArraySlice<UInt8>) -> Bool {
        guard word.count > 5, let mark = word.dropFirst(4).first, mark == 0x2D || mark == 0x5F else { return false }
        return word.prefix(4).elementsEqual("your".utf8) || word.prefix(4).elementsEqual("YOUR".utf8)
    }

    /// A part of three or more `x`, all of one case.
    private static func isXs(_ word: ArraySlice<UInt8>) -> Bool {
        var run = 0
        var partStart = true
        var isPart = true
        for byte in word {
            if byte == 0x2D || byte == 0x5F {
                if isPart, run >= 3 { return true }
                (run, partStart, isPart) = (0, true, true)
                continue
            }
            if byte == 0x78 || byte == 0x58 { run += 1 } else { isPart = false }
            partStart = false
        }
        return isPart && run >= 3 && !partStart
    }

    private static func isUUID(_ word: ArraySlice<UInt8>) -> Bool {
        if word.elementsEqual("uuid".utf8) { return true }
        if word.count > 5, word.suffix(5).elementsEqual("-uuid".utf8) { return true }
        return word.elementsEqual("00000000-0000-0000-0000-000000000000".utf8)
            || word.elementsEqual("123e4567-e89b-12d3-a456-426614174000".utf8)
    }

    /// `2025-01-XX`, `YYYY-MM-DD`, `YYYYMMDD`.
    private static func isDatePattern(_ word: ArraySlice<UInt8>) -> Bool {
        guard word.count >= 7, word.first == 0x59 || ASCII.isDigit(word[word.startIndex]) else { return false }
        let bytes = Array(word)
        if bytes.starts(with: "YYYY".utf8) { return bytes.dropFirst(4).allSatisfy { "MDHS-_".utf8.contains($0) } }
        guard bytes.count >= 10, bytes[0..<4].allSatisfy(ASCII.isDigit), bytes[4] == 0x2D, bytes[7] == 0x2D else {
            return false
        }
        let (month, day) = (bytes[5..<7], bytes[8..<10])
        let isMonth = month.allSatisfy { ASCII.isDigit($0) } || month.allSatisfy { $0 == 0x58 || $0 == 0x4D }
        return isMonth && (day.allSatisfy { $0 == 0x58 } || day.allSatisfy { $0 == 0x44 })
    }

    /// `api-00001-abc`: as Cloud Run names revisions.
    private static func isRevision(_ word: ArraySlice<UInt8>) -> Bool {
        guard let first = word.first, ASCII.isLower(first), let dash = word.lastIndex(of: 0x2D),
            dash - word.startIndex > 6
        else { return false }
        let (number, suffix) = (word[(dash - 5)..<dash], word[(dash + 1)...])
        return word[dash - 6] == 0x2D && number.allSatisfy(ASCII.isDigit) && (3...8).contains(suffix.count)
            && suffix.allSatisfy { ASCII.isLower($0) || ASCII.isDigit($0) } && suffix.contains { ASCII.isLower($0) }
    }

    private static func isSampleNumber(_ word: ArraySlice<UInt8>) -> Bool {
        word.elementsEqual("123456789012".utf8) || word.elementsEqual("111122223333".utf8)
    }
}

/// Whether a whole value only stands for another.
enum Placeholders {
    static func isPlaceholder(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let first = bytes.first else { return false }
        if first == UInt8(ascii: "<"), bytes.last == UInt8(ascii: ">") { return true }
        if bytes.starts(with: "{{".utf8) || first == UInt8(ascii: "$") { return true }
        if bytes.allSatisfy({ $0 == 0x2E || $0 == 0x2A }) || bytes.starts(with: "...".utf8) { return true }
        return Literals.Kind(word: bytes[...]) != nil || text.lowercased() == "changeme" || text == "…"
    }
}

/// What the bytes of a literal leave possible, found in one pass: most words are plain lower case and stand for nothing.
struct LiteralMarks: OptionSet {
    let rawValue: UInt8

    /// `_` or `-`, as in `feature_name`.
    static let joiner = Self(rawValue: 1)
    /// A digit, a capital, or a letter of `xxx`, `your-` and `uuid`: `Literals` may find something.
    static let standIn = Self(rawValue: 2)
    static let angle = Self(rawValue: 4)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ text: [UInt8], _ range: Range<Int>) {
        self = []
        for index in range {
            let byte = text[index]
            if ASCII.isLower(byte) {
                if byte == 0x75 || byte == 0x78 { insert(.standIn) }
            } else if ASCII.isUpper(byte) || ASCII.isDigit(byte) {
                insert(.standIn)
            } else if byte == 0x5F || byte == 0x2D {
                insert(.joiner)
            } else if byte == 0x3C {
                insert(.angle)
            }
        }
    }
}

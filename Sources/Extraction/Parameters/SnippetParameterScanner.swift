import RunbookModel
import SourceText

/// Finds placeholders in text that is not shell: SQL, data, code, and instructions for people.
enum SnippetParameterScanner {
    static func scan(_ text: [UInt8], _ language: Language?) -> [ParameterUse] {
        // Most instructions are plain sentences: one look at each byte settles it.
        if language == nil, !Self.mayHold(text) { return [] }
        let context = context(of: language)
        var found: [Range<Int>] = []
        found += Placeholders.angles(in: text, 0..<text.count)
        if language != .python { found += mustaches(in: text) }
        for match in Literals.matches(in: text, 0..<text.count) where fits(match, in: text, language) {
            found.append(match.range)
        }
        if language == nil { found += requests(in: text) }
        if language == .sql || language == .json {
            found += Nouns.ranges(in: text, 0..<text.count).filter { Nouns.isValue($0, in: text) }
        }
        return uses(of: found, in: text, context)
    }

    /// Whether an instruction has a bracket, the `x` of `xxxxx`, or the `our-` of `your-app`.
    private static func mayHold(_ text: [UInt8]) -> Bool {
        for index in text.indices {
            switch text[index] {
            case UInt8(ascii: "<"), UInt8(ascii: "{"), UInt8(ascii: "["): return true
            case UInt8(ascii: "x"), UInt8(ascii: "X"):
                if index > 0, text[index - 1] | 0x20 == UInt8(ascii: "x") { return true }
            case UInt8(ascii: "-"), UInt8(ascii: "_"):
                if index > 0, text[index - 1] | 0x20 == UInt8(ascii: "r") { return true }
            default: break
            }
        }
        return false
    }

    private static func context(of language: Language?) -> ParameterUse.Context {
        switch language {
        case .sql: .sql
        case .json: .json
        case .yaml: .yaml
        default: .other
        }
    }

    private static func fits(_ match: Literals.Match, in text: [UInt8], _ language: Language?) -> Bool {
        guard language != nil else {
            return match.kind == .your || match.kind == .xs && text[match.range].count > 4
        }
        switch match.kind {
        case .your, .datePattern: return true
        case .xs, .uuid, .upper: return isQuoted(match.range, in: text) && language != .python
        case .sample: return language != .python && isInQuotes(match.range, in: text)
        }
    }

    private static func isQuoted(_ range: Range<Int>, in text: [UInt8]) -> Bool {
        guard range.lowerBound > 0, range.upperBound < text.count else { return false }
        let (before, after) = (text[range.lowerBound - 1], text[range.upperBound])
        return before == after && (before == 0x22 || before == 0x27)
    }

    /// An odd number of quotes stands before it on its line.
    private static func isInQuotes(_ range: Range<Int>, in text: [UInt8]) -> Bool {
        var quotes = 0
        var index = range.lowerBound - 1
        while index >= 0, text[index] != 0x0A {
            if text[index] == 0x22 || text[index] == 0x27 { quotes += 1 }
            index -= 1
        }
        return quotes % 2 == 1
    }

    private static func mustaches(in text: [UInt8]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = 0
        while index + 4 < text.count {
            guard text[index] == 0x7B, text[index + 1] == 0x7B else {
                index += 1
                continue
            }
            var end = index + 2
            while end + 1 < text.count, text[end] != 0x0A, !(text[end] == 0x7D && text[end + 1] == 0x7D) { end += 1 }
            guard end + 1 < text.count, text[end] == 0x7D else {
                // What this line does not close is closed nowhere in it.
                index = max(index + 2, end)
                continue
            }
            if Placeholders.isMustache(text[index..<end + 2]) { found.append(index..<end + 2) }
            index = end + 2
        }
        return found
    }

    /// `[Add contact]`, `[Contact Information]`: not a link, a checkbox or a level.
    private static func requests(in text: [UInt8]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        for index in text.indices where text[index] == UInt8(ascii: "[") {
            guard let end = text[index...].firstIndex(of: UInt8(ascii: "]")), end - index > 4, end - index < 60 else {
                continue
            }
            let inner = text[index + 1..<end]
            let next = end + 1 < text.count ? text[end + 1] : 0x20
            guard next != UInt8(ascii: "("), next != UInt8(ascii: "["), ASCII.isUpper(inner[inner.startIndex]),
                inner.contains(0x20), inner.contains(where: ASCII.isLower),
                inner.allSatisfy({ ASCII.isAlphanumeric($0) || $0 == 0x20 || $0 == 0x2D })
            else { continue }
            found.append(index..<end + 1)
        }
        return found
    }

    private static func uses(
        of ranges: [Range<Int>], in text: [UInt8], _ context: ParameterUse.Context
    ) -> [ParameterUse] {
        var uses: [ParameterUse] = []
        var end = 0
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.lowerBound >= end {
            guard let id = ParameterName.id(of: Notations.name(of: text[range])) else { continue }
            uses.append(ParameterUse(id: id, range: SourceRange(range), context: context))
            end = range.upperBound
        }
        return uses
    }
}

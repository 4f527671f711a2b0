import RunbookModel
import SourceText

/// `runsheet-ignore RULE[, RULE]: reason [until=DATE]`, as written in a comment.
struct SuppressionComment {
    struct Name {
        var text: String
        var range: SourceRange
    }

    static let word = "runsheet-ignore"

    var names: [Name] = []
    var reason = ""
    /// The last day on which it holds.
    var until: (text: String, range: SourceRange)?
    /// Something like `untill=…`.
    var unknownKey: (text: String, range: SourceRange)?
    /// The comment with its delimiters.
    var range: SourceRange
    /// What is passed over.
    var scope: SourceRange
    /// Whether findings about the file as a whole are meant too.
    var coversFile = false

    /// - Parameters:
    ///   - text: What stands behind `runsheet-ignore`, up to the end of the comment.
    ///   - isRule: Tells rules from words of the reason where nobody wrote a colon.
    init(text: Range<Int>, in bytes: [UInt8], range: SourceRange, scope: SourceRange, isRule: (String) -> Bool) {
        self.range = range
        self.scope = scope
        var rest = bytes[text]
        rest = Self.withoutBlanks(rest)
        if rest.first == UInt8(ascii: ":") { rest = Self.withoutBlanks(rest.dropFirst()) }
        readNames(&rest, isRule: isRule)
        readReason(rest)
    }

    private mutating func readNames(_ rest: inout ArraySlice<UInt8>, isRule: (String) -> Bool) {
        var isWanted = true
        while true {
            let word = rest.prefix { Self.isNameByte($0) }
            let name = String(decoding: word, as: UTF8.self)
            guard !word.isEmpty, isWanted || isRule(name) || Self.looksLikeCode(word) else { return }
            names.append(Name(text: name, range: SourceRange(word.startIndex..<word.endIndex)))
            rest = Self.withoutBlanks(rest[word.endIndex...])
            isWanted = rest.first == UInt8(ascii: ",")
            if isWanted { rest = Self.withoutBlanks(rest.dropFirst()) }
            guard rest.first != UInt8(ascii: ":") else {
                rest = rest.dropFirst()
                return
            }
        }
    }

    private mutating func readReason(_ rest: ArraySlice<UInt8>) {
        var words: [String] = []
        for word in rest.split(whereSeparator: { [0x20, 0x09, 0x0A, 0x0D].contains($0) }) {
            let text = String(decoding: word, as: UTF8.self)
            let place = SourceRange(word.startIndex..<word.endIndex)
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            if parts.count == 2, parts[0] == "until" {
                until = (parts[1], place)
            } else if parts.count == 2, Nearest.of(parts[0], among: ["until"]) != nil {
                unknownKey = (parts[0], place)
            } else {
                words.append(text)
            }
        }
        reason = words.joined(separator: " ")
    }

    private static func withoutBlanks(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        bytes.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
        default: false
        }
    }

    private static func looksLikeCode(_ word: ArraySlice<UInt8>) -> Bool {
        word.count == 6 && word.prefix(3).allSatisfy { (0x41...0x5A).contains($0) }
            && word.suffix(3).allSatisfy { (0x30...0x39).contains($0) }
    }
}

extension SuppressionComment {
    /// The day it ends with; `nil` without one, or when the text is no day.
    var lastDay: CalendarDay? { until.flatMap { CalendarDay(iso: $0.text) } }
}

extension SuppressionComment.Name {
    func isName(of code: String, _ rule: RuleID) -> Bool {
        let name = text.lowercased()
        return name == code.lowercased() || name == rule.rawValue
    }
}

extension CalendarDay {
    /// `2026-03-01`.
    init?(iso text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2] else { return nil }
        let numbers = parts.compactMap { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int($0) : nil }
        guard numbers.count == 3 else { return nil }
        self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    }
}

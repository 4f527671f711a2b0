import SourceText

extension ToolTables {
    /// A line of a table that would be passed over.
    package struct Problem: Sendable, Hashable {
        /// Counted from 1.
        package var line: Int
        package var message: String
    }

    /// What is wrong with a table that somebody wrote.
    package static func problems(in table: [UInt8]) -> [Problem] {
        var found: [Problem] = []
        var keywords = starting
        for (index, line) in table.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let words = line.split { $0 == 0x20 || $0 == 0x0D }.map { String(decoding: $0, as: UTF8.self) }
            guard let keyword = words.first, keyword.utf8.first != UInt8(ascii: "#") else { continue }
            if let own = paragraphs[keyword] { keywords = own }
            if let message = problem(keyword, words.dropFirst(), keywords) {
                found.append(Problem(line: index + 1, message: message))
            }
        }
        return found
    }

    private static func problem(
        _ keyword: String, _ words: ArraySlice<String>, _ keywords: [String: Line]
    ) -> String? {
        guard let line = keywords[keyword] else {
            let near = Nearest.of(keyword, among: keywords.keys.sorted())
            return "'\(keyword)' is not a keyword here" + (near.map { "; did you mean '\($0)'?" } ?? "")
        }
        switch line {
        case .alone: return words.isEmpty ? nil : "nothing may follow '\(keyword)'"
        case .words: return words.isEmpty ? "'\(keyword)' needs a word behind it" : nil
        case .number:
            return words.count == 1 && words.first.flatMap { Int($0) } ?? -1 >= 0 ? nil : "'\(keyword)' needs a number"
        case .one(let values):
            guard words.count != 1 || !values.contains(words.first ?? "") else { return nil }
            return "'\(keyword)' needs one of \(values.joined(separator: ", "))"
        case .verb:
            guard words.count < 2 || ToolEffect(rawValue: words.first ?? "") == nil else { return nil }
            return "'verb' needs an effect (none, read, change, destroy, unknown) and words"
        case .slot:
            guard words.count > 1 else { return "'slot' needs a command and places such as 0=run.service" }
            let wrong = words.dropFirst().first { Slot(Array($0.utf8)[...]) == nil }
            return wrong.map { "'\($0)' is not a place and its type, such as --region=gcp.region" }
        case .nested:
            let isRight =
                words.count >= 3 && NestedCommand.Form(rawValue: words[words.startIndex]) != nil
                && Int(words[words.startIndex + 2]) ?? -1 >= 0
            return isRight ? nil : "'nested' needs words, dashes or text, a command, and a number of arguments"
        }
    }

    /// What may follow a keyword.
    private enum Line {
        case alone, words, number, verb, slot, nested
        case one([String])
    }

    private static let starting: [String: Line] = ["tool": .words, "wrapper": .words]

    private static let paragraphs: [String: [String: Line]] = [
        "wrapper": starting.merging(
            ["values": .words, "arguments": .number, "assignments": .alone, "blocks": .alone, "text": .alone]
        ) { $1 },
        "tool": starting.merging(
            [
                "also": .words, "like": .words, "values": .words, "switches": .words, "attached": .words,
                "style": .one(ToolShape.FlagStyle.allCases.map(\.rawValue)),
                "path": .one(ToolShape.PathRule.allCases.map(\.rawValue)), "assume": .alone, "negative": .alone,
                "groups": .words, "children": .words, "nested": .nested, "verb": .verb, "slot": .slot, "blocks": .words,
                "asks": .words, "undoable": .words, "local": .words, "remote": .words, "none": .words, "read": .words,
                "change": .words, "destroy": .words, "unknown": .words,
            ]
        ) { $1 },
    ]
}

import RunbookModel

/// Finds for each step of one procedure the one it was before: by its id, by what it does, by what it is like.
struct StepMatching {
    /// Index of the old step for each new one.
    private(set) var old: [Int?]
    private(set) var removed: [Int] = []

    init(old before: [Step], new after: [Step]) {
        old = Array(repeating: nil, count: after.count)
        let (earlier, later) = (before.map(Facts.init), after.map(Facts.init))
        var free = Set(before.indices)
        for rule in Self.rules {
            // By what has to be equal: two procedures may have thousands of steps each.
            var candidates: [String: [Int]] = [:]
            for index in before.indices where free.contains(index) {
                if let key = rule.key(before[index], earlier[index]) { candidates[key, default: []].append(index) }
            }
            var comparisons = 0
            for new in after.indices where old[new] == nil {
                guard let key = rule.key(after[new], later[new]) else { continue }
                let match = candidates[key]?.firstIndex { index in
                    comparisons += 1
                    return comparisons <= rule.limit
                        && rule.fits(before[index], earlier[index], after[new], later[new])
                }
                guard let match, let index = candidates[key]?.remove(at: match) else { continue }
                old[new] = index
                free.remove(index)
            }
        }
        removed = before.indices.filter(free.contains)
    }

    /// What is compared of a step more than once.
    private struct Facts: Sendable {
        var meaning: String
        /// Of a manual step.
        var words: Set<String> = []

        init(_ step: Step) {
            meaning = StepMatching.meaning(step)
            if step.commands.isEmpty { words = Set(Wording.words(step.title + " " + step.text)) }
        }
    }

    /// A way in which two steps may be one.
    private struct Rule: Sendable {
        /// Steps with other keys, or without one, do not fit.
        var key: @Sendable (Step, Facts) -> String?
        var fits: @Sendable (Step, Facts, Step, Facts) -> Bool = { _, _, _, _ in true }
        /// So many pairs are looked at.
        var limit = Int.max
    }

    private static let rules: [Rule] = [
        Rule(key: { step, facts in step.id.rawValue + "\n" + facts.meaning }),
        Rule(key: { _, facts in facts.meaning }),
        Rule(key: { step, _ in step.id.rawValue }, fits: { one, _, other, _ in isAlike(one, other) }),
        Rule(key: { step, _ in
            step.commands.isEmpty ? nil : step.commands.map(\.name).joined(separator: "\n")
        }),
        Rule(key: { step, _ in step.title }, fits: { one, _, other, _ in isAlike(one, other) }),
        Rule(
            key: { step, _ in step.commands.isEmpty ? step.effectiveLanguage?.rawValue ?? "" : nil },
            // In other words; among thousands of steps nobody finds out which was which.
            fits: { _, one, _, other in Wording.likeness(one.words, other.words) >= 0.5 }, limit: 500_000),
    ]

    /// What a step does, without how it is written: `nil` texts never match.
    static func meaning(_ step: Step) -> String {
        guard !step.commands.isEmpty else {
            return "\(step.effectiveLanguage?.rawValue ?? "manual"):" + Wording.normalized(step)
        }
        return step.commands.map(CommandMeaning.text).joined(separator: "\n")
    }

    private static func isAlike(_ left: Step, _ right: Step) -> Bool {
        left.commands.isEmpty == right.commands.isEmpty && left.effectiveLanguage == right.effectiveLanguage
            && (left.commands.isEmpty || left.commands[0].tool == right.commands[0].tool || left.id == right.id)
    }
}

/// A command without its quotes, its line ends and the order of its flags.
enum CommandMeaning {
    static func text(_ command: Command) -> String {
        let flags = command.flags.map { "\($0.name)=\($0.value?.text ?? "")" }.sorted()
        let parts =
            command.wrappers + [command.name] + command.positionals.map(\.value.text) + flags
            + command.environment.map { "\($0.name)=\($0.value?.text ?? "")" }
            + command.redirects.map { $0.op + $0.target.text }
        return (parts + [command.connector.rawValue, "\(command.isBackground)"]).joined(separator: "\u{1F}")
    }
}

/// What counts in the words of an instruction.
enum Wording {
    private static let weighty: Set<String> = [
        "not", "never", "no", "none", "don't", "dont", "without", "before", "after", "until", "unless", "only", "all",
        "every", "stop",
        "start", "delete", "disable", "enable", "approve", "skip", "always", "first", "must", "cannot", "can't",
    ]

    static func words(_ text: String) -> [String] {
        text.lowercased().split {
            !($0.isLetter || $0.isNumber || $0 == "'" || $0 == "_" || $0 == "/" || $0 == "-" || $0 == ".")
        }
        .map { word in
            var word = word
            while let last = word.last, last == "." || last == "-" || last == "'" { word.removeLast() }
            return String(word)
        }.filter { !$0.isEmpty }
    }

    /// Numbers, names of things and the words that turn a sentence around.
    static func weighty(_ text: String) -> [String] {
        let code = text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
        let words = words(text).filter { word in
            weighty.contains(word) || word.contains { $0.isNumber || $0 == "/" || $0 == "_" || $0 == "." }
        }
        return (code + words).sorted()
    }

    /// For code the text without blanks that mean nothing; for prose what counts in it.
    static func normalized(_ step: Step) -> String {
        if step.effectiveLanguage == nil { return words(step.text).joined(separator: " ") }
        let lines = step.text.split(separator: "\n").map { OneLine.of(String($0)) }.filter { !$0.isEmpty }
        let isSQL = step.effectiveLanguage == .sql
        return isSQL ? lines.filter { !$0.hasPrefix("--") }.joined(separator: " ") : lines.joined(separator: "\n")
    }

    static func likeness(_ one: Set<String>, _ other: Set<String>) -> Double {
        let all = one.union(other)
        return all.isEmpty ? 1 : Double(one.intersection(other).count) / Double(all.count)
    }
}

import RunbookModel

/// Finds for each step of one procedure the one it was before: by its id, by what it does, by what it is like.
struct StepMatching {
    /// Index of the old step for each new one.
    private(set) var old: [Int?]
    private(set) var removed: [Int] = []

    init(old before: [Step], new after: [Step]) {
        old = Array(repeating: nil, count: after.count)
        var free = Set(before.indices)
        func pair(_ fits: (Step, Step) -> Bool) -> [(new: Int, old: Int)] {
            var found: [(new: Int, old: Int)] = []
            for new in after.indices where self.old[new] == nil {
                let taken = Set(found.map(\.old))
                if let match = before.indices.first(where: {
                    free.contains($0) && !taken.contains($0) && fits(before[$0], after[new])
                }) {
                    found.append((new, match))
                }
            }
            return found
        }
        let rules: [(Step, Step) -> Bool] = [
            { $0.id == $1.id && Self.meaning($0) == Self.meaning($1) },
            { Self.meaning($0) == Self.meaning($1) },
            { $0.id == $1.id && Self.isAlike($0, $1) },
            { Self.doesTheSame($0, $1) },
            { $0.title == $1.title && Self.isAlike($0, $1) },
            { Self.saysTheSame($0, $1) },
        ]
        for rule in rules {
            for match in pair(rule) {
                self.old[match.new] = match.old
                free.remove(match.old)
            }
        }
        removed = before.indices.filter(free.contains)
    }

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

    /// The same tool and subcommand, with other flags or values.
    private static func doesTheSame(_ left: Step, _ right: Step) -> Bool {
        !left.commands.isEmpty && left.commands.count == right.commands.count
            && zip(left.commands, right.commands).allSatisfy { $0.name == $1.name }
    }

    /// A manual step in other words.
    private static func saysTheSame(_ left: Step, _ right: Step) -> Bool {
        guard left.commands.isEmpty, right.commands.isEmpty, left.effectiveLanguage == right.effectiveLanguage else {
            return false
        }
        return Wording.likeness(left.title + " " + left.text, right.title + " " + right.text) >= 0.5
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

    static func likeness(_ left: String, _ right: String) -> Double {
        let (one, other) = (Set(words(left)), Set(words(right)))
        let all = one.union(other)
        return all.isEmpty ? 1 : Double(one.intersection(other).count) / Double(all.count)
    }
}

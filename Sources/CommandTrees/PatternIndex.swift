/// The patterns of a tool, laid out for being matched: all words in one array, all conditions in another, and the
/// patterns by the first word of their path. A command is compared with a dozen, and most fail at one number.
struct PatternIndex: Sendable {
    private struct Entry: Sendable {
        let weight: Int
        let isBare: Bool
        /// In `words`.
        let path: Range<Int>
        let arguments: Range<Int>
        /// In `conditions`.
        let required: Range<Int>
        let absent: Range<Int>
    }

    private var entries: [Entry] = []
    private var words: [WordPattern] = []
    private var conditions: [FlagCondition] = []
    private let firsts: WordIndex
    /// For each of them its patterns.
    private var byFirst: [[Int]] = []
    /// Patterns without a path, or with a wild card at its front.
    private var anywhere: [Int] = []

    init(_ patterns: [CommandPattern]) {
        var words: [String] = []
        var places: [String: Int] = [:]
        for (index, pattern) in patterns.enumerated() {
            guard let first = pattern.path.first?.written, !first.utf8.contains(UInt8(ascii: "*")) else {
                anywhere.append(index)
                continue
            }
            if let place = places[first] {
                byFirst[place].append(index)
            } else {
                places[first] = words.count
                words.append(first)
                byFirst.append([index])
            }
        }
        firsts = WordIndex(words)
        for pattern in patterns { add(pattern) }
    }

    private mutating func add(_ pattern: CommandPattern) {
        let path = words.count
        words += pattern.path
        let arguments = words.count
        words += pattern.arguments
        let required = conditions.count
        conditions += pattern.required
        let absent = conditions.count
        conditions += pattern.absent
        entries.append(
            Entry(
                weight: pattern.weight, isBare: pattern.isBare, path: path..<arguments,
                arguments: arguments..<words.count, required: required..<absent, absent: absent..<conditions.count))
    }

    func weight(of index: Int) -> Int { entries[index].weight }

    /// Calls `body` with the patterns that may match, in the order of the tables within each kind.
    @inline(__always) func forEach(of command: ToolCall, _ body: (Int) -> Void) {
        for index in anywhere { body(index) }
        guard let first = command.path.first, let own = firsts.position(of: first) else { return }
        for index in byFirst[own] { body(index) }
    }

    func matches(_ index: Int, _ command: ToolCall) -> Bool {
        let path = entries[index].path
        guard path.count <= command.path.count, !entries[index].isBare || command.arguments.isEmpty else {
            return false
        }
        for place in path {
            let word = place - path.lowerBound
            guard words[place].fits(command.path[word], command.heads[word]) else { return false }
        }
        for condition in entries[index].required where !has(conditions[condition], command) { return false }
        for condition in entries[index].absent where has(conditions[condition], command) { return false }
        for wanted in entries[index].arguments where !hasArgument(words[wanted], command) { return false }
        return true
    }

    private func has(_ condition: FlagCondition, _ command: ToolCall) -> Bool {
        for index in command.flags.indices
        where condition.name.fits(command.flags[index].name, command.flags[index].head) {
            guard let wanted = condition.value else { return true }
            if wanted.written.isEmpty, command.flags[index].value == nil { return true }
            if let value = command.flags[index].value, wanted.fits(value, WordHead(value)) { return true }
        }
        return false
    }

    private func hasArgument(_ wanted: WordPattern, _ command: ToolCall) -> Bool {
        for argument in command.arguments where wanted.fits(argument, WordHead(argument)) { return true }
        return false
    }
}

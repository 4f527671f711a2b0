import RunbookModel
import SourceText

/// What flags take, by command and flag. Gathered once: thousands of steps use the same few.
struct FlagHints: Sendable {
    private var hints: [String: [String: String]] = [:]
    /// Whose commands have any.
    private var tools: Set<String> = []

    init(_ catalog: Catalog, takes: SiteOptions.FlagHelp) {
        for entry in catalog.commands {
            var found: [String: String] = [:]
            var seen: Set<String> = []
            for address in entry.steps {
                let steps = catalog.runbooks[address.runbook].procedures[address.procedure].steps
                for command in steps[address.step].commands where entry.isCommand(command) {
                    for flag in command.flags where seen.insert(flag.name).inserted {
                        found[flag.name] = takes(entry.tool, entry.path, flag.name)
                    }
                }
            }
            guard !found.isEmpty else { continue }
            hints[CommandLinks.key(entry.tool, entry.path)] = found
            tools.insert(entry.tool)
        }
    }

    /// By the numbers of the step's tokens: what the flag takes that stands there. Steps are large: they are read where
    /// they stand.
    func hints(ofStep step: Int, in steps: [Step]) -> [Int: String] {
        let known = flags(of: steps[step].commands)
        guard !known.isEmpty else { return [:] }
        let tokens = steps[step].tokens
        let text = steps[step].text
        var result: [Int: String] = [:]
        var next = 0
        for number in tokens.indices where tokens[number].kind == .flag {
            guard let name = text[tokens[number].range] else { continue }
            // In the order of the text where that is known, as commands in commands stand elsewhere.
            let place = known[next...].firstIndex { $0.name == name } ?? known.firstIndex { $0.name == name }
            guard let place else { continue }
            next = max(next, place)
            if let hint = known[place].hint { result[number] = hint }
        }
        return result
    }

    /// The flags of all commands; none where nothing is known of any.
    private func flags(of commands: [Command]) -> [(name: String, hint: String?)] {
        var flags: [(name: String, hint: String?)] = []
        var hasHint = false
        for index in commands.indices {
            let own = hints(of: commands, index)
            for flag in commands[index].flags.indices {
                let name = commands[index].flags[flag].name
                let hint = own?[name]
                hasHint = hasHint || hint != nil
                flags.append((name, hint))
            }
        }
        return hasHint ? flags : []
    }

    private func hints(of commands: [Command], _ index: Int) -> [String: String]? {
        guard !commands[index].flags.isEmpty, tools.contains(commands[index].tool) else { return nil }
        return hints[CommandLinks.key(commands[index].tool, commands[index].path.lazy.map(\.text))]
    }
}

extension Catalog.CommandEntry {
    /// Whether it is this command that stands in a step.
    func isCommand(_ command: Command) -> Bool {
        command.tool == tool && command.path.elementsEqual(path) { $0.text == $1 }
    }
}

extension String {
    /// The text of a token; `nil` where it ends behind the string.
    subscript(range: SourceRange) -> Substring? {
        guard range.upperBound <= utf8.count else { return nil }
        let start = utf8.index(startIndex, offsetBy: range.lowerBound)
        return self[start..<utf8.index(start, offsetBy: range.upperBound - range.lowerBound)]
    }
}

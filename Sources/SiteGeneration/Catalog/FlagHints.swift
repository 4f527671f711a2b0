import RunbookModel
import SourceText

/// What flags take, by command and flag. Gathered once: thousands of steps use the same few.
struct FlagHints: Sendable {
    private var hints: [String: [String: String]] = [:]

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
            if !found.isEmpty { hints[Self.key(entry.tool, entry.path)] = found }
        }
    }

    /// By the numbers of the step's tokens: what the flag takes that stands there.
    func hints(of step: Step) -> [Int: String] {
        guard !hints.isEmpty else { return [:] }
        let known = step.commands.flatMap { command -> [(name: String, hint: String?)] in
            let own = hints[Self.key(command.tool, command.path.map(\.text))]
            return command.flags.map { ($0.name, own?[$0.name]) }
        }
        guard known.contains(where: { $0.hint != nil }) else { return [:] }
        var result: [Int: String] = [:]
        var next = 0
        for (number, token) in step.tokens.enumerated() where token.kind == .flag {
            guard let text = step.text[token.range] else { continue }
            // In the order of the text where that is known, as commands in commands stand elsewhere.
            let place = known[next...].firstIndex { $0.name == text } ?? known.firstIndex { $0.name == text }
            guard let place else { continue }
            next = max(next, place)
            result[number] = known[place].hint
        }
        return result
    }

    private static func key(_ tool: String, _ path: [String]) -> String {
        path.reduce(into: tool) { $0 += " " + $1 }
    }
}

extension Catalog.CommandEntry {
    /// Whether it is this command that stands in a step.
    func isCommand(_ command: Command) -> Bool {
        command.tool == tool && command.path.elementsEqual(path) { $0.text == $1 }
    }
}

extension String {
    fileprivate subscript(range: SourceRange) -> Substring? {
        guard range.upperBound <= utf8.count else { return nil }
        let start = utf8.index(startIndex, offsetBy: range.lowerBound)
        return self[start..<utf8.index(start, offsetBy: range.upperBound - range.lowerBound)]
    }
}

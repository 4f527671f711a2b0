import RunbookModel
import SourceText

/// What the commands of each procedure create, by tool, kind and name: `az group web`.
///
/// What another procedure made may have been filled since.
struct CreatedThings: Sendable {
    private var keys: Set<String> = []

    init(_ page: Page) {
        for procedure in page.runbook.procedures {
            for command in procedure.steps.lazy.flatMap(\.commands) {
                guard let key = Self.key(command, ["create", "new", "init"], page) else { continue }
                keys.insert("\(procedure.range.lowerBound) \(key)")
            }
        }
    }

    /// Whether a command deletes one of them.
    func hold(_ command: Command, _ page: Page) -> Bool {
        guard !keys.isEmpty, let key = Self.key(command, ["delete", "remove", "rm", "destroy"], page),
            let index = Page.last(
                in: page.runbook.procedures, before: command.range.start, start: { $0.range.start })
        else { return false }
        return keys.contains("\(page.runbook.procedures[index].range.lowerBound) \(key)")
    }

    /// The tool, its groups without the release track, and the name that is given as written.
    private static func key(_ command: Command, _ verbs: Set<String>, _ page: Page) -> String? {
        let path = command.path.map(\.text).drop { ["beta", "alpha", "preview"].contains($0) }
        guard path.count > 1, let verb = path.last else { return nil }
        // `create-auto` too.
        guard verbs.contains(String(verb.prefix { $0 != "-" })) else { return nil }
        guard let name = command.flag(anyOf: ["-n", "--name"])?.value ?? command.positionals.first?.value else {
            return nil
        }
        let written = page.text(name.range).filter { $0 != "\"" && $0 != "'" }
        return ([command.tool] + path.dropLast() + [written]).joined(separator: " ")
    }
}

extension Page {
    /// Whether a place is in a command that deletes what another command of its procedure creates.
    func makesItself(_ place: SourceRange) -> Bool {
        step(at: place)?.commands.contains { $0.range.contains(place) && makesItself($0) } == true
    }

    func makesItself(_ command: Command) -> Bool { answers.created(in: self).hold(command, self) }
}

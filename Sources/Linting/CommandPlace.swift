package import RunbookModel
import SourceText

/// A command and where it stands.
package struct CommandPlace: Sendable {
    package let procedure: Procedure
    package let step: Step
    /// Index into the step's commands.
    package internal(set) var index: Int

    package var command: Command { step.commands[index] }

    func fits(_ advisory: Advisory, _ page: Page) -> Bool {
        // A warning sign is read in any language.
        if !advisory.told.isEmpty,
            page.says(advisory.told, in: procedure.range) || page.holds("⚠", in: procedure.range)
        {
            return false
        }
        if !advisory.effects.isEmpty, !advisory.effects.contains(command.effect.rawValue) {
            return false
        }
        if let output = advisory.output, output != self.output { return false }
        if advisory.under.isEmpty, advisory.notUnder.isEmpty { return true }
        if !advisory.under.isEmpty, !isUnder(advisory.under) { return false }
        return advisory.notUnder.isEmpty || !isUnder(advisory.notUnder)
    }

    /// Whether a heading above, or the step's title, speaks of one of these.
    func isUnder(_ phrases: Phrases) -> Bool {
        let titles = procedure.path + [procedure.title, step.title]
        return phrases.stand(inAny: titles)
    }

    /// Whether the step's own title speaks of one of these.
    func isTitled(_ phrases: Phrases) -> Bool { phrases.stand(in: step.title) }

    private var output: Advisory.Output? {
        let isPiped = index + 1 < step.commands.count && step.commands[index + 1].connector == .pipe
        let isRedirected = command.redirects.contains {
            $0.op.hasPrefix(">") || $0.op.hasPrefix("1>") || $0.op.hasPrefix("&>")
        }
        guard !isPiped, !isRedirected else { return nil }
        return command.isNested ? .captured : .terminal
    }
}

package import CommandTrees
package import RunbookModel
import ShellSyntax
import SourceText

/// Checks command lines that stand in no runbook.
package struct CommandChecker: Sendable {
    /// What was found in one command line.
    package struct Answer: Sendable {
        /// Every command in it, those inside quotations and substitutions too.
        package var commands: [Command]
        /// Of the line as a whole: that of its worst command.
        package var verdict: Verdict
        /// Why the line could not be read as shell text.
        package var message: String?

        package init(commands: [Command], verdict: Verdict, message: String? = nil) {
            self.commands = commands
            self.verdict = verdict
            self.message = message
        }
    }

    private let trees: TreeLibrary

    package init(trees: TreeLibrary) { self.trees = trees }

    /// Shell text as a person would type it, or paste it from a document.
    package func check(_ line: String) -> Answer {
        let text = Array(line.utf8)
        let script = ShellParser.parse(text)
        let map = SourceMap(segments: [SourceMap.Segment(text: 0, file: 0, count: UInt32(clamping: text.count))])
        var reader = CommandReader(text: text, map: map)
        reader.trees = trees
        reader.read(script)
        let commands = reader.commands.map(\.command)
        if commands.isEmpty {
            return Answer(commands: [], verdict: .unparsed, message: script.errors.first?.message)
        }
        let own = Self.verdict(of: commands)
        let isBroken = !script.errors.isEmpty && own != .invalid
        return Answer(
            commands: commands, verdict: isBroken ? .unparsed : own, message: script.errors.first?.message)
    }

    /// The words that a process would get.
    package func check(arguments: [String]) -> Answer {
        guard let name = arguments.first else { return Answer(commands: [], verdict: .unparsed) }
        var words: [SourceRange] = []
        var offset = 0
        for argument in arguments {
            words.append(SourceRange(offset..<offset + argument.utf8.count))
            offset += argument.utf8.count + 1
        }
        var command = Command(
            tool: CommandReader.baseName(name), toolRange: words[0], range: SourceRange(0..<max(0, offset - 1)))
        if let tree = trees.tree(of: command.tool) {
            command.take(Matcher.match(CommandWords(arguments: arguments), tree)) { $0 }
        }
        return Answer(commands: [command], verdict: command.verdict)
    }

    private static func verdict(of commands: [Command]) -> Verdict {
        let order: [Verdict] = [.invalid, .unparsed, .ok, .unknownTool]
        return order.first { verdict in commands.contains { $0.verdict == verdict } } ?? .unknownTool
    }
}

import CommandTrees
import RunbookModel
import ShellSyntax
import SourceText

extension CommandReader {
    /// Asks the tool's tree what its parser would say.
    ///
    /// - Parameter words: from the tool's name on, wrappers left out.
    /// - Returns: what the tree itself says of running the command.
    func judge(_ command: inout Command, _ words: ArraySlice<Word>) -> StatedBehaviour? {
        guard let tree = trees.tree(of: command.tool) else { return nil }
        var input = CommandWords(words, in: text)
        if let last = words.last, command.wrappers.contains("xargs") {
            // What was read is put behind, as one word or many.
            input.begin(at: last.range)
            input.addHole()
            input.end(isOpen: true)
        }
        let verdict = Matcher.match(input, tree)
        command.take(verdict, at: inFile)
        return tree.behaviour(of: verdict)
    }

    /// Marks the flags: what the verdict does not mention is known.
    static func markFlags(of command: inout Command) {
        guard command.verdict == .ok || command.verdict == .invalid, command.toolVersion != nil else { return }
        for index in command.flags.indices {
            let range = command.flags[index].nameRange
            command.flags[index].isKnown = !command.faults.contains {
                $0.kind == .unknownFlag && $0.range.overlaps(range)
            }
        }
    }
}

extension Command {
    /// - Parameter place: where a range of the words stands in the file.
    mutating func take(_ verdict: CommandVerdict, at place: (SourceRange) -> SourceRange) {
        toolVersion = verdict.version
        self.verdict =
            switch verdict.outcome {
            case .ok: .ok
            case .invalid: .invalid
            case .unknownTool: .unknownTool
            case .unparsed: .unparsed
            }
        guard !verdict.problems.isEmpty, let worst = verdict.worst else { return }
        faults = verdict.problems.map { problem in
            Fault(
                kind: Fault.Kind(rawValue: problem.kind.rawValue) ?? .unknownCommand,
                certainty: Fault.Certainty(rawValue: problem.certainty.rawValue) ?? .notice,
                range: place(problem.range), subject: problem.subject, message: problem.message,
                suggestion: problem.suggestion)
        }
        message = worst.message
        suggestion = worst.suggestion
    }
}

import CommandTrees
package import RunbookModel
import ShellSyntax
import SourceText

/// What surrounds a step and may say more about it than its own text.
package struct AnnotationContext: Sendable {
    package var procedureTitle: String
    /// Titles of the headings around the procedure, outermost first.
    package var procedurePath: [String]
    package var procedureKind: ProcedureKind

    package init(procedureTitle: String, procedurePath: [String], procedureKind: ProcedureKind) {
        self.procedureTitle = procedureTitle
        self.procedurePath = procedurePath
        self.procedureKind = procedureKind
    }
}

/// Fills in what a step's text says: commands, tokens, effect and what it takes to run it.
package enum StepAnnotator {
    package static func annotate(_ step: inout Step, context: AnnotationContext) {
        switch step.effectiveLanguage {
        case .shell, .console: annotateShell(&step, context)
        default: break
        }
    }

    private static func annotateShell(_ step: inout Step, _ context: AnnotationContext) {
        let text = Array(step.text.utf8)
        let script = ShellParser.parse(text)
        var reader = CommandReader(text: text, map: step.map)
        reader.read(script)
        step.tokens = reader.tokens.sorted(in: text, fillsGaps: true)
        step.commands = reader.commands.map { read in
            var command = read.command
            command.effect = EffectReader.read(read).effect
            return command
        }
        step.effect = step.commands.map(\.effect).max() ?? .none
    }
}

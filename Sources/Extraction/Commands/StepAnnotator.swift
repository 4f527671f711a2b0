package import CommandTrees
package import RunbookModel
import ShellSyntax
import SourceText

/// What surrounds a step and may say more about it than its own text.
package struct AnnotationContext: Sendable {
    package let procedureTitle: String
    /// Titles of the headings around the procedure, outermost first.
    package let procedurePath: [String]
    package let procedureKind: ProcedureKind
    let environment: EnvironmentKind
    /// What commands are checked against.
    let trees: TreeLibrary

    package init(
        procedureTitle: String, procedurePath: [String], procedureKind: ProcedureKind, trees: TreeLibrary = .shipped
    ) {
        self.trees = trees
        self.procedureTitle = procedureTitle
        self.procedurePath = procedurePath
        self.procedureKind = procedureKind
        environment = EnvironmentKind(titles: procedurePath + [procedureTitle])
    }
}

/// Fills in what a step's text says: commands, tokens, effect and what it takes to run it.
package enum StepAnnotator {
    package static func annotate(_ step: inout Step, context: AnnotationContext) {
        let text = Array(step.text.utf8)
        switch step.effectiveLanguage {
        case .shell, .console, .powershell, .cmd: annotateShell(&step, text, context)
        case .sql: annotateSQL(&step, text, context)
        case .python:
            step.tokens = CodeHighlighter.tokens(of: text, in: .python)
            annotatePython(&step, PythonEffects(text), context)
        case .json, .yaml:
            step.tokens = CodeHighlighter.tokens(of: text, in: step.effectiveLanguage ?? .other)
        case .other where step.kind == .query:
            step.effect = .read
            step.reasons = [Reason(text: "a query of a monitoring system only reads", provenance: .derived)]
        case .other where step.kind == .script: markUnknown(&step, because: "what this code does is not analysed")
        default: break
        }
    }

    private static func markUnknown(_ step: inout Step, because reason: String) {
        step.effect = .unknown
        step.risk = 1
        step.reasons = [Reason(text: reason, provenance: .derived)]
    }

    private static func annotateShell(_ step: inout Step, _ text: [UInt8], _ context: AnnotationContext) {
        let windows = WindowsShell(step.effectiveLanguage)
        let script = windows?.parse(text) ?? ShellParser.parse(text)
        var reader = CommandReader(text: text, map: step.map)
        reader.trees = context.trees
        reader.isWindows = windows != nil
        reader.tokens.reserve(for: text)
        reader.read(script)
        step.tokens = reader.tokens.sorted(in: text, fillsGaps: true)
        var judge = StepJudge(context: context)
        for index in reader.commands.indices {
            let reading = EffectReader.read(reader.commands[index])
            reader.commands[index].command.effect = reading.effect
            judge.add(reader.commands[index], reading)
        }
        step.commands = reader.commands.map(\.command)
        judge.write(to: &step)
        RunHintReader.read(reader.commands, into: &step)
        SecretReader.read(script, reader.commands, into: &step)
        VariableReader.read(script, text, into: &step)
        // Only a step that could not be read at all is unknown as a whole.
        if reader.commands.isEmpty, !script.errors.isEmpty { step.effect = max(step.effect, .unknown) }
    }

    private static func annotatePython(_ step: inout Step, _ effects: PythonEffects, _ context: AnnotationContext) {
        var judge = StepJudge(context: context)
        judge.add(effects)
        judge.write(to: &step)
    }

    private static func annotateSQL(_ step: inout Step, _ text: [UInt8], _ context: AnnotationContext) {
        let tokens = SQLLexer.tokens(of: text, in: 0..<text.count)
        var collector = TokenCollector()
        SQLHighlighter.highlight(text, tokens, base: 0, into: &collector)
        step.tokens = collector.sorted(in: text, fillsGaps: false)
        var judge = StepJudge(context: context)
        for statement in SQLReader.statements(in: text, tokens: tokens) { judge.add(statement) }
        judge.write(to: &step)
    }
}

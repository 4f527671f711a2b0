import Extraction
import Reporting
import RunbookModel
import SourceText

/// What there is to say of one step: its title, its commands word by word, what it takes and what it does.
struct StepNotes {
    let step: Step
    let procedure: Int
    let runbook: Runbook
    private let outer: [Int?]

    init(step: Step, procedure: Int, runbook: Runbook) {
        self.step = step
        self.procedure = procedure
        self.runbook = runbook
        outer = step.outerCommands
    }

    func notes() -> [Note] {
        var notes = [Note("step", heading, at: step.range)]
        for index in step.commands.indices { notes += self.notes(ofCommand: index) }
        notes += statements + parameters + state + effect
        return notes
    }

    private var statements: [Note] {
        StatementTrace.statements(of: step).map { statement in
            let tables = statement.tables.isEmpty ? "" : " of \(statement.tables.joined(separator: ", "))"
            return Note(
                "statement", "\(statement.verb)\(tables); \(statement.effect.rawValue)", at: statement.range, depth: 1)
        }
    }

    private var heading: String {
        var text = "\(procedure + 1).\(step.ordinal) '\(step.title)', title from \(Self.source(step.titleSource))"
        if let number = step.number { text += ", numbered \(number)" }
        if let group = step.group { text += ", below '\(group)'" }
        text += "; \(step.kind.rawValue), \(step.phase.rawValue)"
        if let condition = step.condition { text += "; \(condition)" }
        if let estimate = step.estimate { text += "; takes \(estimate.text)" }
        return text
    }

    static func source(_ source: Step.TitleSource) -> String {
        switch source {
        case .comment: "the comment"
        case .listItem: "the list item"
        case .label: "the label or sentence in front"
        case .heading: "the heading"
        case .statement: "what it runs"
        case .prose: "the sentence in front"
        }
    }
}

// MARK: Commands

extension StepNotes {
    private func notes(ofCommand index: Int) -> [Note] {
        let command = step.commands[index]
        let depth = 1 + nesting(of: index)
        var text = command.name
        if !command.wrappers.isEmpty { text += " by \(command.wrappers.joined(separator: ", "))" }
        if let joint = Self.joint(command) { text += ", \(joint)" }
        text += "; \(command.effect.rawValue)"
        if command.verdict != .ok { text += ", \(Self.verdict(command.verdict))" }
        if let message = command.message { text += ": \(message)" }
        let isInner = outer[index] != nil
        var notes = [Note(isInner ? "inner" : "command", text, at: command.range, depth: depth)]
        notes += words(of: command).map { label, text, range in
            Note(label, text, at: range, depth: depth + 1, ink: .frame)
        }
        return notes
    }

    private func nesting(of index: Int) -> Int {
        var depth = 0
        var next = outer[index]
        while let around = next, depth < 8 {
            depth += 1
            next = outer[around]
        }
        return depth
    }

    private static func joint(_ command: Command) -> String? {
        if command.isBackground { return "in the background" }
        switch command.connector {
        case .none, .sequence: return nil
        case .pipe: return "reads what the one before prints"
        case .and: return "if the one before succeeds"
        case .or: return "if the one before fails"
        }
    }

    private static func verdict(_ verdict: Verdict) -> String {
        switch verdict {
        case .ok: "known"
        case .invalid: "not valid"
        case .unknownTool: "not checked"
        case .unparsed: "not understood"
        }
    }

    /// The words of a command by their roles, in the order in which they stand.
    private func words(of command: Command) -> [(label: String, text: String, range: SourceRange)] {
        var words = [(label: "tool", text: command.tool, range: command.toolRange)]
        words += command.path.map { ("subcommand", $0.text, $0.range) }
        words += command.flags.map { flag in
            let value = flag.value.map { " = \(Self.shown($0))" } ?? ""
            let doubt = flag.isKnown == false ? " (not known)" : ""
            return ("flag", flag.name + value + doubt, flag.range)
        }
        words += command.positionals.map { operand in
            ("operand", Self.shown(operand.value) + (operand.name.map { " (\($0))" } ?? ""), operand.value.range)
        }
        words += command.environment.map { ("assignment", "\($0.name) = \($0.value.map(Self.shown) ?? "")", $0.range) }
        words += command.redirects.map { ("redirection", "\($0.op) \(Self.shown($0.target))", $0.range) }
        return words.sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
    }

    private static func shown(_ value: Command.Value) -> String {
        let line = value.text.split(separator: "\n", omittingEmptySubsequences: false).first ?? ""
        return line.utf8.count < value.text.utf8.count ? "\(line) …" : value.text
    }
}

// MARK: Parameters, state, effect

extension StepNotes {
    private var parameters: [Note] {
        step.parameters.map { use in
            let parameter = runbook.parameters.first { $0.id == use.id }
            let type = parameter.map { ", \($0.type), \($0.notation.rawValue), \($0.provenance.rawValue)" } ?? ""
            return Note(
                "parameter", "\(use.id.rawValue)\(type), \(Self.context(use.context))",
                at: step.map.fileRange(of: use.range), depth: 1, ink: .warning)
        }
    }

    private static func context(_ context: ParameterUse.Context) -> String {
        switch context {
        case .bare: "unquoted"
        case .doubleQuoted: "in double quotes"
        case .singleQuoted: "in single quotes"
        case .hereDocument: "in a here-document"
        case .sql: "in SQL"
        case .json: "in JSON"
        case .yaml: "in YAML"
        case .other: "in text"
        }
    }

    private var state: [Note] {
        var notes: [Note] = []
        if !step.inputs.isEmpty { notes.append(faint("uses", step.inputs.joined(separator: ", "))) }
        for output in step.outputs { notes.append(faint("leaves", "\(output.name), \(output.from.rawValue)")) }
        for secret in step.secrets { notes.append(faint("secret", "\(secret.name), \(secret.exposure.rawValue)")) }
        for resource in step.resources { notes.append(faint("resource", "\(resource.id), \(resource.role.rawValue)")) }
        if !step.requires.environment.isEmpty {
            notes.append(faint("needs", step.requires.environment.joined(separator: ", ")))
        }
        for id in step.requires.steps { notes.append(faint("after", id.rawValue)) }
        if let directory = step.run.directory { notes.append(faint("runs in", directory)) }
        if let id = step.verifiedBy { notes.append(faint("checked by", id.rawValue)) }
        if let id = step.alternativeTo { notes.append(faint("instead of", id.rawValue)) }
        if step.run.isBlocking { notes.append(faint("blocks", "does not return by itself")) }
        if step.run.isInteractive { notes.append(faint("waits", "for input")) }
        for detail in step.details { notes.append(faint("detail", detail)) }
        return notes
    }

    private func faint(_ label: String, _ text: String) -> Note { Note(label, text, depth: 1, ink: .faint) }

    private var effect: [Note] {
        guard step.effectiveLanguage != nil else { return [] }
        var text = "\(step.effect.rawValue), risk \(step.risk)"
        if step.effect >= .change { text += ", reversible: \(step.reversible.rawValue)" }
        if let undo = step.undo { text += ", undone by \(undo.rawValue)" }
        let reasons = step.reasons.map { "\($0.text) (\($0.provenance.rawValue))" }
        if !reasons.isEmpty { text += "; \(reasons.joined(separator: "; "))" }
        let ink: Paint.Ink = step.effect == .destroy ? .error : step.effect >= .unknown ? .warning : .info
        return [Note("effect", text, depth: 1, ink: ink)]
    }
}

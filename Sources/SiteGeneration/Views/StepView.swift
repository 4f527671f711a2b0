import MarkdownSyntax
import RunbookModel
import SourceText

/// A step card.
struct StepView: TemplateModel {
    var step: Step
    var effect: EffectView?
    var command: HTML
    var targets: [TargetView]
    var hints: [String]
    var expectation: ExpectationView?
    var undo: Link?
    var findings: [FindingView]
    /// Which command this is of several that share one title: `2 of 3`.
    var part: Part?
    /// The whole block, behind the last of its steps when it has several.
    var written: HTML

    /// What stands in the box: for a person's step the number alone would not say what to do.
    var number: String { step.number ?? String(step.ordinal) }
    var isCommand: Bool { step.kind == .command || step.kind == .script || step.kind == .query }
    /// A manual step whose title does not say everything.
    var instruction: String { isCommand || step.text == step.title ? "" : step.text }
    var reasons: [String] { step.reasons.map(\.text) }

    static let fields = TemplateFields<StepView>(
        "step",
        [
            .text("id") { $0.step.id.rawValue },
            .text("anchor") { $0.step.anchor },
            .text("hash") { $0.step.contentHash },
            .text("number") { $0.number },
            .text("stepTitle") { $0.step.title },
            .text("part") { $0.part?.text },
            .flag("isNext") { ($0.part?.number ?? 1) > 1 },
            .flag("hasMeta") { !$0.targets.isEmpty || $0.step.estimate != nil },
            .text("kind") { $0.step.kind.rawValue },
            .text("confirm") { $0.step.confirm.rawValue },
            .optional("badge") { $0.effect },
            .text("effectName") { $0.step.effect.rawValue },
            .texts("reasons") { $0.reasons },
            .text("condition") { $0.step.condition.map(ifSentence) },
            .texts("details") { $0.step.details },
            .text("instruction") { $0.instruction },
            .flag("isCommand") { $0.isCommand },
            .text("language") { $0.step.effectiveLanguage?.rawValue },
            .markup("command") { $0.command },
            .list("targets") { $0.targets },
            .texts("hints") { $0.hints },
            .text("stepEstimate") { $0.step.estimate?.text },
            .optional("expectation") { $0.expectation },
            .optional("undo") { $0.undo },
            .list("findings") { $0.findings },
            .markup("written") { $0.written },
        ])
}

/// A condition as a reader expects it, whether or not its author wrote the `if`.
private func ifSentence(_ condition: String) -> String {
    let start = condition.prefix(7).lowercased()
    let hasOwn = ["if ", "when ", "only ", "unless "].contains { start.hasPrefix($0) }
    return hasOwn ? condition : "\(UIText.onlyIf.text) \(condition)"
}

/// A place among neighbouring steps that have number and title in common.
struct Part: Sendable, Hashable {
    var number: Int
    var count: Int

    var text: String { "\(number) \(UIText.of.text) \(count)" }

    /// One per step; `nil` for a step that has its title to itself.
    static func parts(of steps: [Step]) -> [Part?] {
        var parts: [Part?] = []
        while parts.count < steps.count {
            let first = steps[parts.count]
            let count = steps[parts.count...].prefix { $0.title == first.title && $0.number == first.number }.count
            parts += count > 1 ? (1...count).map { Part(number: $0, count: count) } : [nil]
        }
        return parts
    }
}

/// A thing that a step acts on.
struct TargetView: TemplateModel {
    var type: String
    var name: String

    static let fields = TemplateFields<TargetView>(
        "target",
        [
            .text("type") { $0.type },
            .text("name") { $0.name },
        ])
}

extension StepView {
    init(_ step: Step, part: Part?, findings: [FindingView], undo: Link?, written: HTML) {
        var command = HTML()
        CodeMarkup.append(step.text, tokens: step.tokens, parameters: step.parameters, to: &command)
        self.init(
            step: step, effect: EffectView(step.effect, kind: step.kind), command: command,
            targets: Self.targets(of: step), hints: Self.hints(of: step),
            expectation: step.expect.map(ExpectationView.init), undo: undo, findings: findings, part: part,
            written: written)
    }

    private static func targets(of step: Step) -> [TargetView] {
        step.resources.filter { $0.role == .target }.map { TargetView(type: $0.type, name: $0.name) }
    }

    private static func hints(of step: Step) -> [String] {
        var hints: [UIText] = []
        if step.run.isBlocking {
            hints.append(.blocking)
        } else if step.run.needsNewTerminal {
            hints.append(.newTerminal)
        }
        if step.run.isInteractive { hints.append(.interactive) }
        if step.effect == .destroy, step.reversible == .no { hints.append(.irreversible) }
        if step.secrets.contains(where: { $0.exposure == .argv || $0.exposure == .literal }) {
            hints.append(.secretOnCommandLine)
        }
        return hints.map(\.text) + (step.run.directory.map { ["\(UIText.directory.text) \($0)"] } ?? [])
    }
}

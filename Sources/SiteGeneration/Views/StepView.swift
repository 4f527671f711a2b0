import MarkdownSyntax
import RunbookModel
import SourceText

/// A step card.
struct StepView: TemplateModel {
    let page: ProcedureView
    let number: Int

    var step: Step { _read { yield page.procedure.steps[number] } }
    var effect: EffectView? { EffectView(step.effect, kind: step.kind) }
    /// What stands in the box: for a person's step the number alone would not say what to do.
    var label: String { step.number ?? (page.hasNumbers ? "•" : String(step.ordinal)) }
    private var isCommand: Bool { step.kind == .command || step.kind == .script || step.kind == .query }
    /// A shell command on one line that no sheet of paper holds: it is printed with a line for each flag.
    private var isLong: Bool {
        let columns = step.text.utf8.count + Self.blank * step.parameters.count
        return columns > 88 && (step.effectiveLanguage ?? .shell) == .shell && !step.text.utf8.contains(0x0A)
    }
    /// Columns of the room to write a value in, which paper has in front of each parameter's name.
    private static let blank = 12
    /// A manual step whose title does not say everything.
    private var instruction: String { isCommand || step.text == step.title ? "" : step.text }
    /// Which command this is of several that share one title: `2 of 3`.
    private var part: Part? { page.part(ofStep: number) }
    private var hasLinks: Bool {
        step.undo != nil || step.verifiedBy != nil || page.context.site.options.reportLink != nil
    }
    private var report: String? {
        guard let template = page.context.site.options.reportLink else { return nil }
        let runbook = page.context.runbook
        return template.filled(
            in: runbook, at: step.range.lowerBound,
            [.title: step.title, .step: step.id.rawValue, .hash: step.contentHash])
    }
    /// A wait whose title is what its author wrote of it needs no second line.
    private var estimate: String? { step.estimate.map(\.text).flatMap { $0 == step.title ? nil : $0 } }
    private var hasTargets: Bool { step.resources.contains { $0.role == .target } }

    /// Commands have no marks of code in them that would be worth looking for.
    fileprivate func write(_ text: String, to html: inout HTML) {
        guard !isCommand else { return html.append(text: text) }
        InlineCode(step.range, in: page.context.runbook).write(text, to: &html)
    }

    static let fields = TemplateFields<StepView>(
        "step",
        [
            .text("id") { $0.step.id.rawValue },
            .text("anchor") { $0.page.anchorPrefix + $0.step.anchor },
            .text("hash") { $0.step.contentHash },
            .text("number") { $0.label },
            .text("stepTitle") { $0.step.title },
            .markup("titleMarkup") { $0.write($0.step.title, to: &$1) },
            .text("part") { $0.part?.text },
            .flag("isNext") { ($0.part?.number ?? 1) > 1 },
            .flag("hasMeta") { $0.effect != nil || $0.hasTargets || $0.estimate != nil },
            .text("kind") { $0.step.kind.rawValue },
            .text("confirm") { $0.step.confirm == .none ? nil : $0.step.confirm.rawValue },
            .text("seconds") { $0.step.estimate.map { String($0.seconds) } },
            .optional("badge") { $0.effect },
            .text("effectName") { $0.step.effect.rawValue },
            .texts("reasons") { $0.step.reasons.map(\.text) },
            .text("condition") { $0.step.condition.map(ifSentence) },
            .list("details") { view in view.step.details.map { StepProse(step: view, text: $0) } },
            .markup("instruction") { $0.write($0.instruction, to: &$1) },
            .flag("isCommand") { $0.isCommand },
            .flag("isLong") { $0.isLong },
            .text("language") { $0.step.effectiveLanguage?.rawValue },
            .markup("command") { view, html in
                let steps = view.page.procedure.steps
                CodeMarkup.append(
                    steps[view.number].text, tokens: steps[view.number].tokens,
                    parameters: steps[view.number].parameters,
                    hints: view.page.context.site.flagHints.hints(ofStep: view.number, in: steps),
                    links: view.page.context.site.commandLinks.addresses(
                        ofStep: view.number, in: steps, root: view.page.root), to: &html)
            },
            .list("targets") { $0.targets },
            .texts("hints") { $0.hints },
            .text("stepEstimate") { $0.estimate },
            .optional("expectation") { $0.step.expect.map(ExpectationView.init) },
            .optional("alternative") { view in view.step.alternativeTo.flatMap(view.page.link) },
            .optional("verify") { view in view.step.verifiedBy.flatMap(view.page.link) },
            .optional("undo") { view in view.step.undo.flatMap(view.page.link) },
            .text("report") { $0.report },
            .flag("hasLinks") { $0.hasLinks },
            .list("findings") { $0.page.findings(ofStep: $0.number) },
            .flag("hasWritten") { $0.page.block(endingWithStep: $0.number) != nil },
            .markup("written") { view, html in
                // The whole block, behind the last of its steps when it has several.
                if let block = view.page.block(endingWithStep: view.number) {
                    let runbook = view.page.context.runbook
                    BlockMarkup.append(runbook.blocks[block], in: runbook, to: &html)
                }
            },
        ])
}

/// A sentence below a step's title.
struct StepProse: TemplateModel {
    var step: StepView
    var text: String

    static let fields = TemplateFields<StepProse>(
        "step's prose", [.markup("sentence") { $0.step.write($0.text, to: &$1) }])
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
            let first = parts.count
            let end = steps[first...].indices.first { !isSame(steps, first, $0) } ?? steps.count
            let count = end - first
            parts += count > 1 ? (1...count).map { Part(number: $0, count: count) } : [nil]
        }
        return parts
    }

    private static func isSame(_ steps: [Step], _ left: Int, _ right: Int) -> Bool {
        steps[left].title == steps[right].title && steps[left].number == steps[right].number
    }
}

/// A thing that a step acts on.
struct TargetView: TemplateModel {
    var type: String
    var name: String
    /// The page of everything that touches it.
    var href: String

    static let fields = TemplateFields<TargetView>(
        "target",
        [
            .text("href") { $0.href },
            .text("type") { $0.type },
            .text("name") { $0.name },
        ])
}

extension StepView {
    private var targets: [TargetView] {
        step.resources.filter { $0.role == .target }.map { use in
            let address = page.context.site.index.pages.page(ofResource: use.type, use.name)
            return TargetView(
                type: use.type, name: use.name,
                href: address.map { "\(page.root)\(SitePath.encoded($0)).html" } ?? "")
        }
    }

    private var hints: [String] {
        let run = step.run
        var hints: [UIText] = []
        if run.isBlocking {
            hints.append(.blocking)
        } else if run.needsNewTerminal {
            hints.append(.newTerminal)
        }
        if run.isInteractive { hints.append(.interactive) }
        if step.effect == .destroy, step.reversible == .no { hints.append(.irreversible) }
        if step.secrets.contains(where: { $0.exposure == .argv || $0.exposure == .literal }) {
            hints.append(.secretOnCommandLine)
        }
        return hints.map(\.text) + (run.directory.map { ["\(UIText.directory.text) \($0)"] } ?? [])
    }
}

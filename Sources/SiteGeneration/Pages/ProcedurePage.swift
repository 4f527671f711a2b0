import MarkdownSyntax
import RunbookModel
import SourceText

/// The focused view of one procedure.
struct ProcedureView: TemplateModel {
    var navigation: [NavigationGroup]
    var runbookHref: String
    var runbookTitle: String
    var crumbs: [Link]
    var procedure: Procedure
    var facts: [Fact]
    var phases: [PhaseView]
    var steps: [StepView]
    var undo: Link?
    var related: [Link]
    var notes: [Fact]
    var otherFindings: [FindingView]
    var sourcePlace: String
    var contextHref: String
    var parameters: [ParameterView]

    static let fields = TemplateFields<ProcedureView>(
        "procedure",
        [
            .list("groups") { $0.navigation },
            .text("runbookHref") { $0.runbookHref },
            .text("runbookTitle") { $0.runbookTitle },
            .list("crumbs") { $0.crumbs },
            .text("heading") { $0.procedure.title },
            .text("when") { $0.procedure.when },
            .text("objective") { $0.procedure.objective },
            .text("validation") { $0.procedure.validation },
            .text("rollback") { $0.procedure.rollback },
            .list("facts") { $0.facts },
            .list("phases") { $0.phases },
            .list("steps") { $0.steps },
            .optional("undo") { $0.undo },
            .list("related") { $0.related },
            .flag("hasRelated") { !$0.related.isEmpty },
            .list("notes") { $0.notes },
            .flag("hasNotes") { !$0.notes.isEmpty },
            .list("otherFindings") { $0.otherFindings },
            .text("sourcePlace") { $0.sourcePlace },
            .text("contextHref") { $0.contextHref },
            .list("parameters") { $0.parameters },
            .flag("hasParameters") { !$0.parameters.isEmpty },
        ])
}

extension SiteGenerator {
    func procedurePage(_ context: RunbookContext, number: Int) -> OutputFile {
        let procedure = context.runbook.procedures[number]
        let path = SitePath.procedure(context.runbook.id, anchor: procedure.anchor)
        let view = ProcedureView(context, number: number, root: SitePath.root(from: path))
        var layout = layout(.procedure, title: "\(procedure.title) · \(context.runbook.title)", at: path)
        layout.description = procedure.when ?? procedure.objective
        layout.runbook = context.runbook.id.rawValue
        layout.procedure = procedure.id.rawValue
        layout.hasNavigation = true
        layout.hasAside = !view.parameters.isEmpty
        layout.body = templates.procedure.render(view)
        return file(path, layout)
    }
}

extension ProcedureView {
    init(_ context: RunbookContext, number: Int, root: String) {
        let runbook = context.runbook
        let procedure = runbook.procedures[number]
        let findings = context.findings(in: procedure.range)
        let steps = Self.steps(of: number, context: context, findings: findings, root: root)
        let line = runbook.lines.line(at: procedure.range.lowerBound) + 1
        self.init(
            navigation: context.navigation(root: root, current: number), runbookHref: context.href(root: root),
            runbookTitle: runbook.title, crumbs: Self.crumbs(procedure, context, root: root), procedure: procedure,
            facts: Self.facts(procedure, context, findings: findings), phases: PhaseView.phases(of: steps),
            steps: steps, undo: procedure.undo.flatMap { Self.link(to: $0, context, root: root) },
            related: procedure.related.compactMap { Self.link(to: $0, context, root: root) },
            notes: Self.notes(procedure),
            otherFindings: findings.filter { Self.isOutsideSteps($0, of: procedure) }
                .map { context.view(of: $0, root: root) },
            sourcePlace: "\(runbook.path):\(line)",
            contextHref: context.href(root: root) + "#\(SitePath.encoded(procedure.anchor))",
            parameters: Self.parameters(of: procedure, in: runbook))
    }

    private static func crumbs(_ procedure: Procedure, _ context: RunbookContext, root: String) -> [Link] {
        let headings = procedure.path.filter { $0 != context.runbook.title }
        return [Link(href: root + SitePath.home, title: UIText.runbooks.text)]
            + [Link(href: context.href(root: root), title: context.runbook.title)]
            + headings.map { Link(href: "", title: $0) }
    }

    private static func facts(_ procedure: Procedure, _ context: RunbookContext, findings: [Diagnostic]) -> [Fact] {
        var facts: [Fact] = []
        if let estimate = procedure.estimate { facts.append(Fact(label: UIText.takes.text, text: estimate.text)) }
        if let downtime = procedure.downtime { facts.append(Fact(label: UIText.downtime.text, text: downtime)) }
        return facts + context.facts(findings: findings, findingsHref: nil)
    }

    private static func link(to id: ProcedureID, _ context: RunbookContext, root: String) -> Link? {
        guard let found = context.site.index.procedure(id) else { return nil }
        let path = SitePath.procedure(found.runbook.id, anchor: found.procedure.anchor)
        return Link(href: root + SitePath.encoded(path), title: found.procedure.title)
    }

    /// Key-value lines that no other part of the page shows.
    private static func notes(_ procedure: Procedure) -> [Fact] {
        let shown = [
            procedure.when, procedure.estimate?.text, procedure.downtime, procedure.validation, procedure.rollback,
            procedure.objective,
        ].compactMap(\.self)
        return procedure.metadata.filter { !shown.contains($0.value) && !$0.value.isEmpty }
            .map { Fact(label: $0.key, text: $0.value) }
    }

    /// Parameters of this procedure's steps, in the order of their first use.
    private static func parameters(of procedure: Procedure, in runbook: Runbook) -> [ParameterView] {
        var order: [ParameterID] = []
        var counts: [ParameterID: Int] = [:]
        for use in procedure.steps.lazy.flatMap(\.parameters) {
            if counts[use.id] == nil { order.append(use.id) }
            counts[use.id, default: 0] += 1
        }
        return order.compactMap { id in
            runbook.parameters.first { $0.id == id }.map { ParameterView(parameter: $0, uses: counts[id] ?? 0) }
        }
    }
}

// Steps.
extension ProcedureView {
    private static func steps(
        of number: Int, context: RunbookContext, findings: [Diagnostic], root: String
    ) -> [StepView] {
        let procedure = context.runbook.procedures[number]
        let parts = Part.parts(of: procedure.steps)
        return procedure.steps.enumerated().map { index, step in
            StepView(
                step, part: parts[index],
                findings: findings.filter { isInside($0, step) }.map { context.view(of: $0, root: root) },
                undo: step.undo.flatMap { undo(of: $0, in: procedure) },
                written: written(after: index, of: number, context.runbook))
        }
    }

    private static func undo(of id: StepID, in procedure: Procedure) -> Link? {
        procedure.steps.first { $0.id == id }
            .map { Link(href: "#\(SitePath.encoded($0.anchor))", title: $0.title) }
    }

    private static func isInside(_ finding: Diagnostic, _ step: Step) -> Bool {
        finding.range.map { step.range.contains(offset: $0.lowerBound) } ?? false
    }

    private static func isOutsideSteps(_ finding: Diagnostic, of procedure: Procedure) -> Bool {
        !procedure.steps.contains { isInside(finding, $0) }
    }

    /// The block as it stands in the file, behind the last of its several steps.
    private static func written(after index: Int, of procedure: Int, _ runbook: Runbook) -> HTML {
        guard let number = runbook.procedures[procedure].steps[index].block else { return HTML() }
        let block = runbook.blocks[number]
        guard block.procedure == procedure, block.steps.count > 1, block.steps.upperBound == index + 1 else {
            return HTML()
        }
        return BlockMarkup.html(block, in: runbook)
    }
}

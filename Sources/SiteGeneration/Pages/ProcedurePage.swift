import MarkdownSyntax
import RunbookModel
import SourceText

/// The focused view of one procedure. A class, so that its steps' views hold it without copying it.
final class ProcedureView: TemplateModel {
    let context: RunbookContext
    let number: Int
    let place: PagePlace
    /// Indices of the findings in the procedure.
    let findings: [Int]
    let parameters: [ParameterView]
    /// For each step which it is of several that share one title.
    private let parts: [Part?]
    /// The author numbered steps: one without a number must not get one that belongs to another.
    let hasNumbers: Bool
    /// Goes before the steps' anchors where several procedures share a page.
    let anchorPrefix: String

    init(_ context: RunbookContext, number: Int, at place: PagePlace, anchorPrefix: String = "") {
        self.anchorPrefix = anchorPrefix
        self.context = context
        self.number = number
        self.place = place
        let procedure = context.runbook.procedures[number]
        findings = context.findings(in: procedure.range)
        parameters = Self.parameters(of: procedure.steps, context, root: place.root)
        parts = Part.parts(of: procedure.steps)
        hasNumbers = procedure.steps.contains { $0.number != nil }
    }

    var procedure: Procedure { _read { yield context.runbook.procedures[number] } }
    /// The way to the output folder.
    var root: String { place.root }

    static let fields = TemplateFields<ProcedureView>(
        "procedure",
        [
            .list("groups") { $0.context.navigation(current: $0.number, href: $0.place.href) },
            .text("runbookHref") { $0.context.href(root: $0.root) },
            .text("runbookTitle") { $0.context.runbook.title },
            .list("crumbs") { $0.crumbs },
            .text("heading") { $0.procedure.title },
            .text("group") { $0.context.group(ofProcedure: $0.number) },
            .text("when") { $0.procedure.when },
            .text("objective") { $0.procedure.objective },
            .text("validation") { $0.procedure.validation },
            .text("rollback") { $0.procedure.rollback },
            .list("facts") { $0.facts },
            .list("phases") { PhaseView.phases(of: $0) },
            .list("steps") { $0.steps },
            .optional("undo") { view in view.procedure.undo.flatMap(view.link) },
            .list("related") { view in view.procedure.related.compactMap(view.link) },
            .flag("hasRelated") { view in view.procedure.related.contains { view.link(to: $0) != nil } },
            .list("notes") { $0.notes },
            .flag("hasNotes") { !$0.notes.isEmpty },
            .list("contacts") { $0.contacts },
            .flag("hasContacts") { !$0.context.runbook.contacts.isEmpty },
            .text("editHref") { $0.editHref },
            .list("otherFindings") { $0.otherFindings },
            .text("sourcePlace") { $0.sourcePlace },
            .text("contextHref") { "\($0.context.href(root: $0.root))#\(SitePath.encoded($0.procedure.anchor))" },
            .text("mapHref") { view in
                view.context.site.index.map.address(of: view.context.runbook.id, procedure: view.number)
                    .map { view.root + $0 }
            },
            .list("parameters") { $0.parameters },
            .flag("hasParameters") { !$0.parameters.isEmpty },
        ])
}

extension SiteGenerator {
    func procedurePage(_ context: RunbookContext, number: Int) -> OutputFile {
        let procedure = context.runbook.procedures[number]
        let path = SitePath.procedure(context.runbook.id, page: procedure.pageName)
        let view = ProcedureView(context, number: number, at: PagePlace(path: path))
        var layout = layout(.procedure, title: "\(procedure.title) · \(context.runbook.title)", at: path)
        layout.description = procedure.when ?? procedure.objective
        layout.runbook = context.runbook.id.rawValue
        layout.procedure = procedure.id.rawValue
        layout.hash = context.runbook.contentHash
        layout.hasNavigation = true
        layout.hasAside = !view.parameters.isEmpty
        layout.body = { [templates] in templates.procedure.render(view, into: &$0) }
        return file(path, layout)
    }
}

extension ProcedureView {
    private var crumbs: [Link] {
        let headings = procedure.path.filter { $0 != context.runbook.title }
        return [Link(href: root + SitePath.home, title: UIText.runbooks.text)]
            + [Link(href: context.href(root: root), title: context.runbook.title)]
            + headings.map { Link(href: "", title: $0) }
    }

    private var facts: [Fact] {
        var facts: [Fact] = []
        if let estimate = procedure.estimate { facts.append(Fact(label: UIText.takes.text, text: estimate.text)) }
        if let downtime = procedure.downtime { facts.append(Fact(label: UIText.downtime.text, text: downtime)) }
        return facts
            + context.facts(
                findings: FindingCounts(context.findings, at: findings), findingsHref: nil, contactsHref: "#:contacts")
    }

    private var contacts: [Fact] { context.runbook.contacts.map { Fact(label: $0.role, text: $0.reach) } }

    private var editHref: String? {
        context.site.options.editLink?.filled(
            in: context.runbook, at: procedure.range.lowerBound, [.title: procedure.title])
    }

    private var sourcePlace: String {
        "\(context.runbook.path):\(context.runbook.lines.line(at: procedure.range.lowerBound) + 1)"
    }

    private func link(to id: ProcedureID) -> Link? {
        context.site.index.procedure(id).map { Link(href: place.href($0.address), title: $0.title) }
    }

    /// Key-value lines that no other part of the page shows.
    private var notes: [Fact] {
        guard !procedure.metadata.isEmpty else { return [] }
        let shown = [
            procedure.when, procedure.estimate?.text, procedure.downtime, procedure.validation, procedure.rollback,
            procedure.objective,
        ].compactMap(\.self)
        return procedure.metadata.filter { !shown.contains($0.value) && !$0.value.isEmpty }
            .map { Fact(label: $0.key, text: $0.value) }
    }

    /// Parameters of the steps, in the order of their first use.
    private static func parameters(of steps: [Step], _ context: RunbookContext, root: String) -> [ParameterView] {
        var order: [ParameterID] = []
        var counts: [Int] = []
        for step in steps.indices {
            for use in steps[step].parameters {
                if let known = order.firstIndex(of: use.id) {
                    counts[known] += 1
                } else {
                    order.append(use.id)
                    counts.append(1)
                }
            }
        }
        let parameters = context.runbook.parameters
        return zip(order, counts).compactMap { id, uses in
            parameters.indices.first { parameters[$0].id == id }
                .map { ParameterView(context: context, number: $0, uses: uses, root: root) }
        }
    }
}

// Steps.
extension ProcedureView {
    var steps: [StepView] { procedure.steps.indices.map { StepView(page: self, number: $0) } }

    func part(ofStep index: Int) -> Part? { parts[index] }

    func findings(ofStep index: Int) -> [FindingView] {
        let range = procedure.steps[index].range
        return findings.filter { range.contains(offset: context.place(ofFinding: $0)) }
            .map { context.view(ofFinding: $0, root: root) }
    }

    private var otherFindings: [FindingView] {
        findings.filter { finding in
            let place = context.place(ofFinding: finding)
            return !procedure.steps.indices.contains { procedure.steps[$0].range.contains(offset: place) }
        }.map { context.view(ofFinding: $0, root: root) }
    }

    /// The way to a step of the same runbook; none to one that is not there.
    func link(to id: StepID) -> Link? {
        if let found = procedure.steps.indices.first(where: { procedure.steps[$0].id == id }) {
            let steps = procedure.steps
            return Link(href: "#\(SitePath.encoded(anchorPrefix + steps[found].anchor))", title: steps[found].title)
        }
        guard let (other, found) = context.place(of: id) else { return nil }
        let steps = context.runbook.procedures[other].steps
        return Link(
            href: "\(place.href(context.address(ofProcedure: other)))#\(SitePath.encoded(steps[found].anchor))",
            title: steps[found].title)
    }

    /// The block that a step is the last of, when it has several.
    func block(endingWithStep index: Int) -> Int? {
        guard let block = procedure.steps[index].block else { return nil }
        let steps = context.runbook.blocks[block].steps
        guard context.runbook.blocks[block].procedure == number, steps.count > 1, steps.upperBound == index + 1 else {
            return nil
        }
        return block
    }
}

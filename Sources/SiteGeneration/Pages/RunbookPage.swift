import MarkdownSyntax
import RunbookModel
import SourceText

/// One Markdown file as a page: its procedures, then the document as it was written.
struct RunbookView: TemplateModel {
    let context: RunbookContext
    let document: DocumentMarkup
    let isSourceOnly: Bool
    let root: String

    private var runbook: Runbook { _read { yield context.runbook } }

    static let fields = TemplateFields<RunbookView>(
        "runbook",
        [
            .list("groups") { view in view.context.navigation(current: nil) { view.root + $0 } },
            .text("runbookHref") { _ in "#:main" },
            .text("runbookTitle") { $0.runbook.title },
            .list("crumbs") { $0.crumbs },
            .markup("heading") { $1.append(trusted: $0.document.heading) },
            .list("facts") { $0.facts },
            .list("rows") { $0.rows },
            .flag("hasRows") { !$0.runbook.procedures.isEmpty },
            .list("contacts") { $0.runbook.contacts.map { Fact(label: $0.role, text: $0.reach) } },
            .flag("hasContacts") { !$0.runbook.contacts.isEmpty },
            .list("findings") { $0.findings },
            .flag("hasFindings") { !$0.context.findings.isEmpty },
            .markup("document") { $1.append(trusted: $0.document.body) },
            .flag("isSourceOnly") { $0.isSourceOnly },
            .text("sourcePlace") { $0.runbook.path },
            .text("jsonHref") { $0.root + SitePath.encoded(SitePath.json($0.runbook.id)) },
            .text("schemaHref") { $0.root + SitePath.schema },
            .text("editHref") { view in
                view.context.site.options.editLink?.filled(in: view.runbook, at: 0, [.title: view.runbook.title])
            },
        ])

    private var facts: [Fact] {
        let facts = context.facts(
            findings: FindingCounts(context.findings), findingsHref: "#:findings", contactsHref: "#:contacts")
        guard let map = context.site.index.map.address(of: runbook.id) else { return facts }
        return facts + [Fact(label: UIText.map.text, text: UIText.onMap.text, href: root + map)]
    }

    private var crumbs: [Link] {
        [Link(href: root + SitePath.home, title: UIText.runbooks.text)]
            + runbook.services.prefix(1).map { Link(href: "", title: $0) }
    }

    private var rows: [ProcedureRow] {
        runbook.procedures.indices.map { ProcedureRow(context: context, number: $0, root: root) }
    }

    private var findings: [FindingView] {
        context.findings.indices.map { context.view(ofFinding: $0, root: root, showsExcerpt: true) }
    }
}

/// One line of a runbook's list of procedures.
struct ProcedureRow: TemplateModel {
    let context: RunbookContext
    let number: Int
    let root: String

    static let fields = TemplateFields<ProcedureRow>(
        "procedure row",
        [
            .text("href") { $0.root + $0.context.address(ofProcedure: $0.number) },
            .text("title") { $0.procedure.title },
            .text("when") { $0.procedure.when ?? $0.procedure.objective },
            .text("estimate") { $0.procedure.estimate?.text },
            .text("steps") { UICount.steps($0.procedure.steps.count) },
            .texts("effects") { row in
                row.procedure.steps.indices.map { row.procedure.steps[$0].effect.rawValue }
            },
            .optional("heaviest") { $0.heaviest },
            .text("findings") { $0.findings.isEmpty ? nil : $0.findings.text },
            .text("findingsTone") { $0.findings.tone.rawValue },
        ])

    private var procedure: Procedure { _read { yield context.runbook.procedures[number] } }

    private var findings: FindingCounts {
        FindingCounts(context.findings, at: context.findings(in: procedure.range))
    }

    private var heaviest: EffectView? {
        let steps = procedure.steps
        let heaviest = steps.indices.max { steps[$0].effect < steps[$1].effect }
        return heaviest.flatMap { EffectView(steps[$0].effect, kind: steps[$0].kind) }
    }
}

extension SiteGenerator {
    func runbookPage(_ context: RunbookContext, document: Document) -> OutputFile {
        let path = SitePath.runbook(context.runbook.id)
        var layout = layout(.runbook, title: "\(context.runbook.title) · \(options.name)", at: path)
        layout.description = context.runbook.summary
        layout.runbook = context.runbook.id.rawValue
        layout.hasNavigation = !context.runbook.procedures.isEmpty
        let view = RunbookView(
            context: context, document: DocumentMarkup(context, document: document, root: layout.root),
            isSourceOnly: document.isSourceOnly, root: layout.root)
        layout.body = { [templates] in templates.runbook.render(view, into: &$0) }
        return file(path, layout)
    }
}

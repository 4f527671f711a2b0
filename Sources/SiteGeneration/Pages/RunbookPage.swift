import MarkdownSyntax
import RunbookModel
import SourceText

/// One Markdown file as a page: its procedures, then the document as it was written.
struct RunbookView: TemplateModel {
    var navigation: [NavigationGroup]
    var title: String
    var crumbs: [Link]
    var heading: HTML
    var facts: [Fact]
    var rows: [ProcedureRow]
    var contacts: [Fact]
    var findings: [FindingView]
    var document: HTML
    var isSourceOnly: Bool
    var sourcePlace: String

    static let fields = TemplateFields<RunbookView>(
        "runbook",
        [
            .list("groups") { $0.navigation },
            .text("runbookHref") { _ in "#:main" },
            .text("runbookTitle") { $0.title },
            .list("crumbs") { $0.crumbs },
            .markup("heading") { $0.heading },
            .list("facts") { $0.facts },
            .list("rows") { $0.rows },
            .flag("hasRows") { !$0.rows.isEmpty },
            .list("contacts") { $0.contacts },
            .flag("hasContacts") { !$0.contacts.isEmpty },
            .list("findings") { $0.findings },
            .flag("hasFindings") { !$0.findings.isEmpty },
            .markup("document") { $0.document },
            .flag("isSourceOnly") { $0.isSourceOnly },
            .text("sourcePlace") { $0.sourcePlace },
        ])
}

/// One line of a runbook's list of procedures.
struct ProcedureRow: TemplateModel {
    var procedure: Procedure
    var href: String
    var findings: FindingCounts

    static let fields = TemplateFields<ProcedureRow>(
        "procedure row",
        [
            .text("href") { $0.href },
            .text("title") { $0.procedure.title },
            .text("when") { $0.procedure.when ?? $0.procedure.objective },
            .text("estimate") { $0.procedure.estimate?.text },
            .text("steps") { UICount.steps($0.procedure.steps.count) },
            .texts("effects") { $0.procedure.steps.map(\.effect.rawValue) },
            .optional("heaviest") { $0.heaviest },
            .text("findings") { $0.findings.isEmpty ? nil : $0.findings.text },
            .text("findingsTone") { $0.findings.tone.rawValue },
        ])

    private var heaviest: EffectView? {
        procedure.steps.max { $0.effect < $1.effect }.flatMap { EffectView($0.effect, kind: $0.kind) }
    }
}

extension SiteGenerator {
    func runbookPage(_ context: RunbookContext, document: Document) -> OutputFile {
        let path = SitePath.runbook(context.runbook.id)
        var layout = layout(.runbook, title: "\(context.runbook.title) · \(options.name)", at: path)
        layout.description = context.runbook.summary
        layout.runbook = context.runbook.id.rawValue
        layout.hasNavigation = !context.runbook.procedures.isEmpty
        layout.body = templates.runbook.render(RunbookView(context, document: document, root: layout.root))
        return file(path, layout)
    }
}

extension RunbookView {
    init(_ context: RunbookContext, document: Document, root: String) {
        let runbook = context.runbook
        let rendered = DocumentMarkup(context, document: document, root: root)
        self.init(
            navigation: context.navigation(root: root, current: nil), title: runbook.title,
            crumbs: [Link(href: root + SitePath.home, title: UIText.runbooks.text)]
                + runbook.services.prefix(1).map { Link(href: "", title: $0) },
            heading: rendered.heading, facts: context.facts(findings: context.findings, findingsHref: "#:findings"),
            rows: runbook.procedures.map { procedure in
                ProcedureRow(
                    procedure: procedure, href: context.href(of: procedure, root: root),
                    findings: FindingCounts(context.findings(in: procedure.range)))
            },
            contacts: runbook.contacts.map { Fact(label: $0.role, text: $0.reach) },
            findings: context.findings.map { context.view(of: $0, root: root, showsExcerpt: true) },
            document: rendered.body, isSourceOnly: document.isSourceOnly, sourcePlace: runbook.path)
    }
}

import RunbookModel
import SourceText

/// A list of things that runbooks name: tools, the commands of a tool, types of resources, resources, parameters.
struct CatalogView: TemplateModel {
    var crumbs: [Link] = []
    var heading: String
    var isCode = false
    var lead = ""
    var facts: [Fact] = []
    var groups: [CatalogGroup]
    var pages: [Link] = []

    static let fields = TemplateFields<CatalogView>(
        "catalog",
        [
            .list("crumbs") { $0.crumbs },
            .flag("hasCrumbs") { !$0.crumbs.isEmpty },
            .text("heading") { $0.heading },
            .flag("isCode") { $0.isCode },
            .text("lead") { $0.lead },
            .list("facts") { $0.facts },
            .list("groups") { $0.groups },
            .flag("isEmpty") { $0.groups.allSatisfy(\.rows.isEmpty) },
            .list("pages") { $0.pages },
            .flag("hasPages") { !$0.pages.isEmpty },
        ])
}

struct CatalogGroup: TemplateModel {
    var title = ""
    var href = ""
    var rows: [CatalogRow]
    /// Says that there are more than are shown.
    var more = ""

    static let fields = TemplateFields<CatalogGroup>(
        "catalog group",
        [
            .text("groupTitle") { $0.title },
            .text("groupHref") { $0.href },
            .list("rows") { $0.rows },
            .text("more") { $0.more },
        ])
}

struct CatalogRow: TemplateModel {
    /// For what leads to this row.
    var anchor = ""
    var href: String
    var title: String
    var note = ""
    var detail = ""
    var effects = EffectCounts()
    var figure: String
    var links: [Link] = []

    static let fields = TemplateFields<CatalogRow>(
        "catalog row",
        [
            .text("anchor") { $0.anchor },
            .text("href") { $0.href },
            .text("title") { $0.title },
            .text("note") { $0.note },
            .text("detail") { $0.detail },
            .list("tallies") { $0.effects.tallies },
            .text("figure") { $0.figure },
            .list("links") { $0.links },
        ])
}

extension SiteGenerator {
    func catalogPage(_ page: LayoutView.Page, _ view: CatalogView, at path: String) -> OutputFile {
        var layout = layout(page, title: "\(view.heading) · \(options.name)", at: path)
        layout.description = view.lead
        layout.body = { [templates] in templates.catalog.render(view, into: &$0) }
        return file(path, layout)
    }

    func usesPage(_ page: LayoutView.Page, _ view: UsesView, at path: String) -> OutputFile {
        var layout = layout(page, title: "\(view.heading) · \(options.name)", at: path)
        layout.body = { [templates] in templates.uses.render(view, into: &$0) }
        return file(path, layout)
    }
}

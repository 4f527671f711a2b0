import MarkdownSyntax
import SourceText

/// The frame that every page has.
struct LayoutView: TemplateModel {
    enum Page: String, Sendable {
        case home, runbook, procedure, commands, resources, parameters, map, findings, rule, book, missing
    }

    var page: Page
    var title: String
    var description: String?
    var root: String
    var site: String
    var scripts: [String]
    var runbook: String?
    var procedure: String?
    /// Of the runbook's bytes, for the log of a run.
    var hash: String?
    var canonical: String?
    var options: SiteOptions
    var hasNavigation = false
    var hasAside = false
    var body: @Sendable (inout HTML) -> Void = { _ in }

    static let fields = TemplateFields<LayoutView>(
        "layout",
        [
            .text("page") { $0.page.rawValue },
            .text("title") { $0.title },
            .text("description") { $0.description },
            .text("root") { $0.root },
            .text("site") { $0.site },
            .texts("scripts") { $0.scripts },
            .text("contentPolicy") { _ in ContentPolicy.text },
            .text("runbook") { $0.runbook },
            .text("procedure") { $0.procedure },
            .text("hash") { $0.hash },
            .text("canonical") { $0.canonical },
            .flag("hasAccent") { $0.options.accent != nil },
            .text("logo") { $0.options.logo },
            .text("footer") { $0.options.footer },
            .list("links") { $0.options.links.map { Link(href: $0.address, title: $0.title) } },
            .flag("isHome") { $0.page == .home },
            .flag("isMissing") { $0.page == .missing },
            .flag("isCommands") { $0.page == .commands },
            .flag("isResources") { $0.page == .resources },
            .flag("isParameters") { $0.page == .parameters },
            .flag("isMap") { $0.page == .map },
            .flag("isFindings") { $0.page == .findings || $0.page == .rule },
            .flag("hasNavigation") { $0.hasNavigation },
            .flag("hasAside") { $0.hasAside },
            .markup("body") { $0.body(&$1) },
        ])
}

extension SiteGenerator {
    func layout(_ page: LayoutView.Page, title: String, at path: String) -> LayoutView {
        LayoutView(
            page: page, title: title, root: SitePath.root(from: path), site: options.name,
            scripts: templates.scripts, canonical: options.address(of: path), options: options)
    }

    /// The whole page: the frame and the body in it.
    func file(_ path: String, _ layout: LayoutView) -> OutputFile {
        var html = HTML(reserving: 32 * 1024)
        templates.layout.render(layout, into: &html)
        return OutputFile(path: path, bytes: html.bytes)
    }
}

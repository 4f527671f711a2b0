import MarkdownSyntax
import SourceText

/// The frame that every page has.
struct LayoutView: TemplateModel {
    enum Page: String, Sendable { case home, runbook, procedure, findings, rule, missing }

    var page: Page
    var title: String
    var description: String?
    var root: String
    var site: String
    var scripts: [String]
    var runbook: String?
    var procedure: String?
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
            .flag("isHome") { $0.page == .home },
            .flag("isMissing") { $0.page == .missing },
            .flag("isFindings") { $0.page == .findings },
            .flag("hasNavigation") { $0.hasNavigation },
            .flag("hasAside") { $0.hasAside },
            .markup("body") { $0.body(&$1) },
        ])
}

extension SiteGenerator {
    func layout(_ page: LayoutView.Page, title: String, at path: String) -> LayoutView {
        LayoutView(
            page: page, title: title, root: SitePath.root(from: path), site: options.name, scripts: templates.scripts)
    }

    /// The whole page: the frame and the body in it.
    func file(_ path: String, _ layout: LayoutView) -> OutputFile {
        var html = HTML(reserving: 32 * 1024)
        templates.layout.render(layout, into: &html)
        return OutputFile(path: path, bytes: html.bytes)
    }
}

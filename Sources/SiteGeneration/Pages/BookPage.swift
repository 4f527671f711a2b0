import RunbookModel
import SourceText

/// All runbooks on one page, to be printed. It has no scripts: nothing on it is for the screen.
struct BookView: TemplateModel {
    var title: String
    var chapters: [BookChapter]

    static let fields = TemplateFields<BookView>(
        "book",
        [
            .text("bookTitle") { $0.title },
            .list("chapters") { $0.chapters },
        ])
}

/// One runbook of the book.
struct BookChapter: TemplateModel {
    let context: RunbookContext
    let place: PagePlace

    static let fields = TemplateFields<BookChapter>(
        "chapter",
        [
            .text("chapterTitle") { $0.context.site.index.label(of: $0.context.runbook) },
            .text("chapterAnchor") { $0.context.runbook.id.rawValue },
            .list("facts") { $0.context.facts(findings: FindingCounts($0.context.findings), findingsHref: nil) },
            .list("procedures") { $0.procedures },
            .list("contacts") { $0.context.runbook.contacts.map { Fact(label: $0.role, text: $0.reach) } },
            .flag("hasContacts") { !$0.context.runbook.contacts.isEmpty },
        ])

    private var procedures: [ProcedureView] {
        context.runbook.procedures.indices.map { number in
            ProcedureView(
                context, number: number, at: place,
                anchorPrefix: "\(context.runbook.id.rawValue)/\(context.runbook.procedures[number].anchor)/")
        }
    }
}

extension SiteGenerator {
    /// Nobody prints more; each runbook can still be printed by itself.
    private static let longestBook = 100

    var hasBook: Bool { (1...Self.longestBook).contains(index.catalog.runbooks.count) }

    func bookPage() -> OutputFile? {
        guard hasBook else { return nil }
        var layout = layout(.book, title: "\(UIText.book.text) · \(options.name)", at: SitePath.book)
        layout.scripts = []
        let view = BookView(
            title: options.name,
            chapters: index.catalog.runbooks.indices.map { number in
                BookChapter(
                    context: RunbookContext(ofRunbook: number, site: self), place: PagePlace(path: SitePath.book))
            })
        layout.body = { [templates] in templates.book.render(view, into: &$0) }
        return file(SitePath.book, layout)
    }
}

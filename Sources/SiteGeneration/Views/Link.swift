/// A link as templates show it.
struct Link: TemplateModel {
    var href: String
    var title: String
    /// The page that the link stands on.
    var isCurrent = false

    static let fields = TemplateFields<Link>(
        "link",
        [
            .text("href") { $0.href },
            .text("title") { $0.title },
            .flag("isCurrent") { $0.isCurrent },
        ])
}

/// A short fact below a page's title.
struct Fact: TemplateModel {
    enum Tone: String, Sendable { case plain, stale, bad }

    var label: String
    var text: String
    var href: String?
    var tone = Tone.plain

    static let fields = TemplateFields<Fact>(
        "fact",
        [
            .text("label") { $0.label },
            .text("text") { $0.text },
            .text("href") { $0.href },
            .text("tone") { $0.tone.rawValue },
        ])
}

import RunbookModel
import SourceText

/// Every step that has one command, or touches one resource.
struct UsesView: TemplateModel {
    var crumbs: [Link]
    var heading: String
    var facts: [Fact]
    var flags: [FlagRow] = []
    var groups: [UsesGroup]
    var pages: [Link] = []

    static let fields = TemplateFields<UsesView>(
        "uses",
        [
            .list("crumbs") { $0.crumbs },
            .text("heading") { $0.heading },
            .list("facts") { $0.facts },
            .list("flags") { $0.flags },
            .flag("hasFlags") { !$0.flags.isEmpty },
            .flag("hasOdd") { $0.flags.contains { !$0.odd.isEmpty } },
            .list("groups") { $0.groups },
            .list("pages") { $0.pages },
            .flag("hasPages") { !$0.pages.isEmpty },
        ])
}

struct UsesGroup: TemplateModel {
    var title: String
    var effect: EffectView?
    var lines: [StepLine]

    static let fields = TemplateFields<UsesGroup>(
        "uses group",
        [
            .text("groupTitle") { $0.title },
            .optional("groupBadge") { $0.effect },
            .list("lines") { $0.lines },
        ])
}

/// What the steps that have a command do with one of its flags.
struct FlagRow: TemplateModel {
    var name: String
    var uses: String
    var values: String
    /// What most steps have and these do not, or a value that stands alone.
    var odd: String
    var links: [Link]

    static let fields = TemplateFields<FlagRow>(
        "flag",
        [
            .text("name") { $0.name },
            .text("uses") { $0.uses },
            .text("values") { $0.values },
            .text("odd") { $0.odd },
            .list("links") { $0.links },
        ])
}

import RunbookModel
import SourceText

/// The way in: search, then all runbooks by the service that they are for.
struct HomeView: TemplateModel {
    var site: String
    var facts: [Fact]
    var groups: [HomeGroup]
    var hasBook: Bool

    /// More rows than an eye takes in.
    private var isLong: Bool { groups.reduce(0) { $0 + $1.rows.count } > 12 }

    static let fields = TemplateFields<HomeView>(
        "home",
        [
            .text("siteName") { $0.site },
            .list("facts") { $0.facts },
            .list("groups") { $0.groups },
            .text("bookHref") { $0.hasBook ? SitePath.book : nil },
            .text("schemaHref") { _ in SitePath.schema },
            .flag("isEmpty") { $0.groups.isEmpty },
            .flag("isLong") { $0.isLong },
        ])
}

struct HomeGroup: TemplateModel {
    var title: String
    var rows: [RunbookRow]

    static let fields = TemplateFields<HomeGroup>(
        "home group",
        [
            .text("groupTitle") { $0.title },
            .list("rows") { $0.rows },
        ])
}

/// One line of the list of runbooks.
struct RunbookRow: TemplateModel {
    var title: String
    /// The file, where several runbooks have the same title.
    var path: String?
    var owner: String
    /// What the row stands under.
    var group: String
    var href: String
    var freshness: Freshness
    var findings: FindingCounts
    var procedureCount: Int
    var stepCount: Int
    var destructiveCount: Int

    static let fields = TemplateFields<RunbookRow>(
        "runbook row",
        [
            .text("href") { $0.href },
            .text("title") { $0.title },
            .text("path") { $0.path },
            .text("owner") { $0.owner },
            .text("service") { $0.group },
            .text("reviewed") { $0.freshness.text },
            .flag("isStale") { $0.freshness.isStale },
            .number("age") { $0.freshness.rank },
            .number("severity") { $0.findings.rank },
            .text("procedures") { UICount.procedures($0.procedureCount) },
            .text("steps") { UICount.steps($0.stepCount) },
            .number("destructive") { $0.destructiveCount },
            .text("findings") { $0.findings.text },
            .text("findingsTone") { $0.findings.tone.rawValue },
        ])

    init(_ runbook: Runbook, findings: FindingCounts, options: SiteOptions) {
        title = runbook.title
        group = runbook.services.first ?? runbook.owners.first ?? ""
        let owners = runbook.owners.joined(separator: ", ")
        // The group's own title says it already.
        owner = owners == group ? "" : owners
        href = SitePath.encoded(SitePath.runbook(runbook.id))
        freshness = Freshness(runbook, options: options)
        self.findings = findings
        procedureCount = runbook.procedures.count
        stepCount = 0
        destructiveCount = 0
        for number in runbook.procedures.indices {
            let steps = runbook.procedures[number].steps
            stepCount += steps.count
            for step in steps.indices where steps[step].effect == .destroy { destructiveCount += 1 }
        }
    }
}

extension SiteGenerator {
    func homePage() -> OutputFile {
        let rows = index.catalog.runbooks.map { runbook in
            var row = RunbookRow(
                runbook, findings: FindingCounts(index.findings, at: index.findings(of: runbook).indices),
                options: options)
            if index.hasSharedTitle(runbook) { row.path = runbook.path }
            return row
        }
        var layout = layout(.home, title: options.name, at: SitePath.home)
        layout.description = UIText.homeSummary.text
        let view = HomeView(site: options.name, facts: homeFacts(rows), groups: homeGroups(rows), hasBook: hasBook)
        layout.body = { [templates] in templates.home.render(view, into: &$0) }
        return file(SitePath.home, layout)
    }

    private func homeFacts(_ rows: [RunbookRow]) -> [Fact] {
        func total(_ count: (RunbookRow) -> Int) -> String { String(rows.reduce(0) { $0 + count($1) }) }
        let stale = rows.count { $0.freshness.isStale }
        var facts = [
            Fact(label: UIText.runbooks.text, text: String(rows.count)),
            Fact(label: UIText.procedures.text, text: total(\.procedureCount)),
            Fact(label: UIText.steps.text, text: total(\.stepCount)),
            Fact(label: UIText.destructive.text, text: total(\.destructiveCount)),
            FindingCounts(index.findings).fact(href: SitePath.findings),
        ]
        if stale > 0 { facts.append(Fact(label: UIText.staleCount.text, text: String(stale), tone: .stale)) }
        return facts
    }

    /// A runbook stands under its first service, and without one under its first owner.
    private func homeGroups(_ rows: [RunbookRow]) -> [HomeGroup] {
        var groups: [String: [RunbookRow]] = [:]
        for row in rows { groups[row.group, default: []].append(row) }
        let titles = groups.keys.sorted { left, right in
            if left.isEmpty != right.isEmpty { return right.isEmpty }
            return left.utf8.lexicographicallyPrecedes(right.utf8)
        }
        return titles.map { title in
            HomeGroup(title: title.isEmpty ? UIText.noService.text : title, rows: groups[title] ?? [])
        }
    }
}

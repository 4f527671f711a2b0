import RunbookModel
import SourceText

/// The way in: search, then all runbooks by the service that they are for.
struct HomeView: TemplateModel {
    var site: String
    var facts: [Fact]
    var groups: [HomeGroup]

    static let fields = TemplateFields<HomeView>(
        "home",
        [
            .text("siteName") { $0.site },
            .list("facts") { $0.facts },
            .list("groups") { $0.groups },
            .flag("isEmpty") { $0.groups.isEmpty },
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
    var runbook: Runbook
    var href: String
    var freshness: Freshness
    var findings: FindingCounts

    static let fields = TemplateFields<RunbookRow>(
        "runbook row",
        [
            .text("href") { $0.href },
            .text("title") { $0.runbook.title },
            .text("owner") { $0.runbook.owners.joined(separator: ", ") },
            .text("reviewed") { $0.freshness.text },
            .flag("isStale") { $0.freshness.isStale },
            .text("procedures") { UICount.procedures($0.runbook.procedures.count) },
            .text("steps") { UICount.steps($0.stepCount) },
            .number("destructive") { $0.destructiveCount },
            .text("findings") { $0.findings.text },
            .text("findingsTone") { $0.findings.tone.rawValue },
        ])

    var stepCount: Int { runbook.procedures.reduce(0) { $0 + $1.steps.count } }

    var destructiveCount: Int {
        runbook.procedures.reduce(0) { count, procedure in count + procedure.steps.count { $0.effect == .destroy } }
    }
}

extension SiteGenerator {
    func homePage() -> OutputFile {
        let rows = index.catalog.runbooks.map { runbook in
            RunbookRow(
                runbook: runbook, href: SitePath.encoded(SitePath.runbook(runbook.id)),
                freshness: Freshness(runbook, options: options),
                findings: FindingCounts(index.findings(of: runbook)))
        }
        var layout = layout(.home, title: options.name, at: SitePath.home)
        layout.description = UIText.homeSummary.text
        layout.body = templates.home.render(
            HomeView(site: options.name, facts: homeFacts(rows), groups: homeGroups(rows)))
        return file(SitePath.home, layout)
    }

    private func homeFacts(_ rows: [RunbookRow]) -> [Fact] {
        func total(_ count: (RunbookRow) -> Int) -> String { String(rows.reduce(0) { $0 + count($1) }) }
        let stale = rows.count { $0.freshness.isStale }
        var facts = [
            Fact(label: UIText.runbooks.text, text: String(rows.count)),
            Fact(label: UIText.procedures.text, text: total { $0.runbook.procedures.count }),
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
        for row in rows {
            groups[row.runbook.services.first ?? row.runbook.owners.first ?? "", default: []].append(row)
        }
        let titles = groups.keys.sorted { left, right in
            if left.isEmpty != right.isEmpty { return right.isEmpty }
            return left.utf8.lexicographicallyPrecedes(right.utf8)
        }
        return titles.map { title in
            HomeGroup(title: title.isEmpty ? UIText.noService.text : title, rows: groups[title] ?? [])
        }
    }
}

import RunbookModel
import SourceText

/// Everything that one rule found.
struct RuleView: TemplateModel {
    var crumbs: [Link]
    var rule: RuleID
    var help: (summary: String, rationale: String, good: String)?
    var facts: [Fact]
    var groups: [RuleGroup]
    var more: String

    static let fields = TemplateFields<RuleView>(
        "rule",
        [
            .list("crumbs") { $0.crumbs },
            .text("rule") { $0.rule.rawValue },
            .text("summary") { $0.help?.summary },
            .text("rationale") { $0.help?.rationale },
            .text("good") { $0.help?.good },
            .list("facts") { $0.facts },
            .list("groups") { $0.groups },
            .text("more") { $0.more },
        ])
}

/// What a rule found in one file.
struct RuleGroup: TemplateModel {
    var title: String
    var href: String
    var findings: [FindingView]

    static let fields = TemplateFields<RuleGroup>(
        "rule group",
        [
            .text("groupTitle") { $0.title },
            .text("groupHref") { $0.href },
            .list("findings") { $0.findings },
        ])
}

extension SiteGenerator {
    /// More findings than this on one page help nobody; the page says how many there are.
    private static let findingsPerPage = 1_000

    func rulePages() -> [OutputFile] { ruleRows().map(rulePage) }

    private func rulePage(_ row: RuleRow) -> OutputFile {
        let path = SitePath.rule(row.rule.rawValue)
        var layout = layout(.rule, title: "\(row.rule.rawValue) · \(UIText.findings.text)", at: path)
        let hidden = row.findings.count - Self.findingsPerPage
        let view = RuleView(
            crumbs: [Link(href: layout.root + SitePath.findings, title: UIText.findings.text)], rule: row.rule,
            help: options.ruleHelp(row.rule), facts: [FindingCounts(row.findings).fact(href: nil)],
            groups: ruleGroups(row.findings.prefix(Self.findingsPerPage), root: layout.root),
            more: hidden > 0 ? "\(hidden) \(UIText.moreFindings.text)" : "")
        layout.body = { [templates] in templates.rule.render(view, into: &$0) }
        return file(path, layout)
    }

    private func ruleGroups(_ findings: ArraySlice<Diagnostic>, root: String) -> [RuleGroup] {
        var groups: [(path: String, findings: [Diagnostic])] = []
        for finding in findings {
            if groups.last?.path != finding.path { groups.append((finding.path, [])) }
            groups[groups.count - 1].findings.append(finding)
        }
        return groups.map { group in
            var result = ruleGroup(group.path, group.findings, root: root)
            // The page's title says it already.
            for index in result.findings.indices { result.findings[index].rule = "" }
            return result
        }
    }

    private func ruleGroup(_ path: String, _ findings: [Diagnostic], root: String) -> RuleGroup {
        guard let runbook = index.runbook(at: path) else {
            return RuleGroup(title: path, href: "", findings: findings.map { FindingView($0, root: root) })
        }
        return RuleGroup(
            title: index.label(of: runbook), href: root + SitePath.encoded(SitePath.runbook(runbook.id)),
            findings: findings.map { FindingView($0, in: runbook, root: root, showsExcerpt: true) })
    }
}

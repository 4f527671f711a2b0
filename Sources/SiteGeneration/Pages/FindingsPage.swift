import RunbookModel
import SourceText

/// All rules that found something.
struct FindingsView: TemplateModel {
    var facts: [Fact]
    var rows: [RuleRow]

    static let fields = TemplateFields<FindingsView>(
        "findings",
        [
            .list("facts") { $0.facts },
            .list("rows") { $0.rows },
            .flag("isClear") { $0.rows.isEmpty },
        ])
}

struct RuleRow: TemplateModel {
    var rule: RuleID
    var findings: [Diagnostic]

    var severity: Severity { findings.map(\.severity).min() ?? .info }

    static let fields = TemplateFields<RuleRow>(
        "rule row",
        [
            .text("rule") { $0.rule.rawValue },
            .text("href") { SitePath.encoded(SitePath.rule($0.rule.rawValue)) },
            .text("severity") { $0.severity.rawValue },
            .text("severityWord") { $0.severity.word.text },
            .number("places") { $0.findings.count },
            .number("files") { Set($0.findings.map(\.path)).count },
            .text("example") { $0.findings.first?.message },
        ])
}

extension SiteGenerator {
    func findingsPage() -> OutputFile {
        var layout = layout(.findings, title: "\(UIText.findings.text) · \(options.name)", at: SitePath.findings)
        let view = FindingsView(facts: [FindingCounts(index.findings).fact(href: nil)], rows: ruleRows())
        layout.body = { [templates] in templates.findings.render(view, into: &$0) }
        return file(SitePath.findings, layout)
    }

    /// Worst first, then by name.
    func ruleRows() -> [RuleRow] {
        let groups = Dictionary(grouping: index.findings, by: \.rule)
        return groups.keys.sorted().map { RuleRow(rule: $0, findings: groups[$0] ?? []) }
            .sorted { ($0.severity, $0.rule) < ($1.severity, $1.rule) }
    }
}

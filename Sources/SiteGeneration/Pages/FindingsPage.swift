import RunbookModel
import SourceText

/// All rules that found something.
struct FindingsView: TemplateModel {
    var facts: [Fact]
    var rows: [RuleRow]
    var files: [FileRow]
    var moreFiles: String

    static let fields = TemplateFields<FindingsView>(
        "findings",
        [
            .list("facts") { $0.facts },
            .list("rows") { $0.rows },
            .list("files") { $0.files },
            .text("moreFiles") { $0.moreFiles },
            .flag("isClear") { $0.rows.isEmpty },
        ])
}

/// What was found in one file.
struct FileRow: TemplateModel {
    var path: String
    var href: String
    var counts: FindingCounts

    static let fields = TemplateFields<FileRow>(
        "file row",
        [
            .text("path") { $0.path },
            .text("href") { $0.href },
            .text("counts") { $0.counts.text },
            .text("tone") { $0.counts.tone.rawValue },
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
        let files = fileRows()
        let hidden = files.count - Self.shownFiles
        let view = FindingsView(
            facts: [FindingCounts(index.findings).fact(href: nil)], rows: ruleRows(),
            files: Array(files.prefix(Self.shownFiles)),
            moreFiles: hidden > 0 ? "\(hidden) \(UIText.moreFindings.text)" : "")
        layout.body = { [templates] in templates.findings.render(view, into: &$0) }
        return file(SitePath.findings, layout)
    }

    private static let shownFiles = 400

    /// Worst first, then by path.
    private func fileRows() -> [FileRow] {
        var counts: [String: FindingCounts] = [:]
        for number in index.findings.indices {
            counts[index.findings[number].path, default: FindingCounts([])].add(index.findings[number].severity)
        }
        return counts.sorted { left, right in
            let (first, second) = (left.value, right.value)
            let order = (second.errors, second.warnings, second.notes)
            if (first.errors, first.warnings, first.notes) != order {
                return (first.errors, first.warnings, first.notes) > order
            }
            return left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
        }.map { path, counts in
            let page = index.runbook(at: path).map { SitePath.encoded(SitePath.runbook($0.id)) + "#:findings" }
            return FileRow(path: path, href: page ?? "", counts: counts)
        }
    }

    /// Worst first, then by name.
    func ruleRows() -> [RuleRow] {
        let groups = Dictionary(grouping: index.findings, by: \.rule)
        return groups.keys.sorted().map { RuleRow(rule: $0, findings: groups[$0] ?? []) }
            .sorted { ($0.severity, $0.rule) < ($1.severity, $1.rule) }
    }
}

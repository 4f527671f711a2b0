import RunbookModel
import SourceText

/// Compares each command with the advisories about its tool, and reports those that fit under their rules.
struct Advisor: Sendable {
    /// Rules that report built-in advisories, by name.
    private var families: [String: Rule] = [:]
    /// An organisation's own, by tool; `*` holds those for every tool.
    private var policies: [String: [(rule: Rule, advisory: Advisory)]] = [:]

    var isEmpty: Bool { families.isEmpty && policies.isEmpty }

    mutating func add(_ rule: Rule) { families[rule.id.rawValue] = rule }

    mutating func add(_ rule: Rule, _ advisory: Advisory) {
        for tool in Set(advisory.patterns.flatMap(\.tools)) {
            policies[tool, default: []].append((rule, advisory))
        }
    }

    func check(_ place: CommandPlace, _ page: Page, _ findings: inout Findings) {
        let command = place.command
        if !families.isEmpty {
            let index = BuiltInAdvisories.about(command.tool)
            index?.forEach(about: command.tool, first: AdvisoryMatch.firstWord(of: command)) { advisory in
                guard let rule = families[advisory.rule] else { return }
                report(advisory, rule, place, page, &findings)
            }
        }
        guard !policies.isEmpty else { return }
        for policy in policies[command.tool] ?? [] {
            report(policy.advisory, policy.rule, place, page, &findings)
        }
        for policy in policies["*"] ?? [] {
            report(policy.advisory, policy.rule, place, page, &findings)
        }
    }

    private func report(
        _ advisory: Advisory, _ rule: Rule, _ place: CommandPlace, _ page: Page,
        _ findings: inout Findings
    ) {
        guard let match = match(advisory, place), place.fits(advisory, page),
            !match.isBehindDashes(in: page)
        else {
            return
        }
        let range = match.range(in: page)
        let because = advisory.because.map { findings.note(match.filled($0), at: nil) }
        let source = advisory.source.map { findings.note("source: \($0)", at: nil) }
        findings.report(
            match.filled(advisory.message), at: range, label: advisory.loses.map(match.filled),
            severity: advisory.severity, confidence: advisory.confidence,
            notes: [because, source].compactMap(\.self), fixes: fixes(advisory, match))
        findings.sign(rule)
    }

    private func match(_ advisory: Advisory, _ place: CommandPlace) -> AdvisoryMatch? {
        for pattern in advisory.patterns
        where pattern.tools.contains(place.command.tool) || pattern.tools == ["*"] {
            if let match = AdvisoryMatch(place.command, pattern) { return match }
        }
        return nil
    }

    private func fixes(_ advisory: Advisory, _ match: AdvisoryMatch) -> [Fix] {
        if let rename = advisory.rename {
            let edit = TextEdit(range: match.renamedRange, replacement: match.filled(rename))
            let title = match.filled(advisory.instead ?? "write '\(rename)'")
            return [Fix(title: title, safety: .unsafe, edits: [edit])]
        }
        return advisory.instead.map { [Fix(title: match.filled($0), safety: .suggestion)] } ?? []
    }
}

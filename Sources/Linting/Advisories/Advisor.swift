import RunbookModel
import SourceText

/// Compares each command with the advisories about its tool, and reports those that fit under their rules.
struct Advisor: Sendable {
    /// Rules that report built-in advisories.
    private var families: [Rule] = []
    private var familyIndices: [String: Int] = [:]
    /// An organisation's own, by tool; `*` holds those for every tool.
    private var policies: [String: [(rule: Rule, advisory: Advisory)]] = [:]

    var isEmpty: Bool { families.isEmpty && policies.isEmpty }

    mutating func add(_ rule: Rule) {
        familyIndices[rule.id.rawValue] = families.count
        families.append(rule)
    }

    mutating func add(_ rule: Rule, _ advisory: Advisory) {
        for tool in Set(advisory.patterns.flatMap(\.tools)) {
            policies[tool, default: []].append((rule, advisory))
        }
    }

    func check(_ place: CommandPlace, _ page: Page, _ findings: inout Findings) {
        let command = place.command
        if !families.isEmpty {
            BuiltInAdvisories.about(command.tool)?.forEach(fitting: command) { advisory, match in
                guard let index = familyIndices[advisory.rule] else { return }
                report(advisory, match, place, page, &findings)
                if findings.hasUnsigned { findings.sign(families[index]) }
            }
        }
        guard !policies.isEmpty else { return }
        for name in [command.tool, "*"] {
            for policy in policies[name] ?? [] {
                guard let match = match(policy.advisory, command) else { continue }
                report(policy.advisory, match, place, page, &findings)
                if findings.hasUnsigned { findings.sign(policy.rule) }
            }
        }
    }

    private func match(_ advisory: Advisory, _ command: Command) -> AdvisoryMatch? {
        for pattern in advisory.patterns where pattern.tools.contains(command.tool) || pattern.tools == ["*"] {
            if let match = AdvisoryMatch(command, pattern) { return match }
        }
        return nil
    }

    private func report(
        _ advisory: Advisory, _ match: AdvisoryMatch, _ place: CommandPlace, _ page: Page, _ findings: inout Findings
    ) {
        guard place.fits(advisory, page), !match.isBehindDashes(in: page) else { return }
        let because = advisory.because.map { findings.note(match.filled($0), at: nil) }
        let source = advisory.source.map { findings.note("source: \($0)", at: nil) }
        findings.report(
            match.filled(advisory.message), at: match.range(in: page), label: advisory.loses.map(match.filled),
            severity: advisory.severity, confidence: advisory.confidence,
            notes: [because, source].compactMap(\.self), fixes: fixes(advisory, match),
            advisory: advisory.rule.isEmpty ? nil : advisory.id)
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

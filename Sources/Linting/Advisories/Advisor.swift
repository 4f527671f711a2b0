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
        // Of a list that is cut nobody knows what is left out.
        if lists.contains(advisory.rule),
            place.command.flags.contains(where: { $0.value?.text.contains("...") == true })
        {
            return
        }
        let because = advisory.because.map { findings.note(match.filled($0), at: nil) }
        let source = advisory.source.map { findings.note("source: \($0)", at: nil) }
        findings.report(
            match.filled(advisory.message), at: match.range(in: page), label: advisory.loses.map(match.filled),
            severity: isTold(advisory, place, page) ? .info : advisory.severity, confidence: advisory.confidence,
            notes: [because, source].compactMap(\.self), fixes: fixes(advisory, match),
            advisory: advisory.rule.isEmpty ? nil : advisory.id)
    }

    /// The author says himself what the command does: "SAVE (blocking!)".
    private func isTold(_ advisory: Advisory, _ place: CommandPlace, _ page: Page) -> Bool {
        guard ["hazardous-command", "reset-as-rollback"].contains(advisory.rule) else { return false }
        let step = place.step
        let own = [.statement, .heading].contains(step.titleSource) ? [] : [step.title]
        if harms.stand(inAny: own + step.details + [step.group ?? ""]) || page.warnsAbroad(around: place.procedure) {
            return true
        }
        // What takes back a deployment has to say more than that.
        guard advisory.rule == "hazardous-command" else { return false }
        return page.saysAround(losses, at: step.range.lowerBound) || page.proseSays(warnings, in: place.procedure.range)
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

private let warnings = Phrases(["warning:", "caution:", "danger:"])

private let losses = Phrases(["data loss", "lose data", "loses data", "irreversibl*", "destructive"])

private let harms = Phrases([
    "danger*", "blocking", "destructive", "destroys", "drops all", "drops every", "wipes", "deletes all",
    "irreversibl*",
    "data loss", "all data", "warning", "caution", "careful*",
])

private let lists: Set<String> = ["set-env-vars-replaces", "whole-list-replaced"]

package import Linting
package import Reporting
import SourceText

/// Everything that can be found: by rules, and by reading.
package enum RuleList {
    /// Codes and names of what reading finds, for comments and configurations that name them.
    package static let inputRules = InputRule.all.map { LintConfiguration.KnownRule(code: $0.code, name: $0.name) }

    package static func names(of rules: [Rule]) -> [LintConfiguration.KnownRule] {
        rules.map { LintConfiguration.KnownRule(code: $0.code, name: $0.id) }
    }

    /// What reports say about the rules of a run, sorted by code.
    package static func summaries(of rules: [Rule]) -> [RuleSummary] {
        let own = rules.map { rule in
            RuleSummary(
                code: rule.code, name: rule.id.rawValue, severity: rule.severity, confidence: rule.confidence,
                summary: rule.summary, help: rule.explanation)
        }
        let inputs = InputRule.all.map { rule in
            RuleSummary(
                code: rule.code, name: rule.name.rawValue, severity: rule.severity, confidence: .high,
                summary: rule.summary, help: rule.explanation)
        }
        return (own + inputs).sorted { $0.code < $1.code }
    }
}

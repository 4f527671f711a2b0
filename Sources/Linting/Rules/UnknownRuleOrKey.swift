import SourceText

extension Rule {
    static let unknownRuleOrKey = Rule(
        id: "unknown-rule-or-key", code: "LNT004", severity: .warning, confidence: .high,
        summary: "A comment names a rule, a key or a day that does not exist.",
        rationale: "It looks as if it passed something over, and does nothing.",
        bad: """
            <!-- runsheet-ignore broken-ankor: the wiki adds this heading -->
            See [Rollback](#rollback).
            """,
        good: """
            <!-- runsheet-ignore broken-anchor: the wiki adds this heading -->
            See [Rollback](#rollback).
            """,
        check: .suppressions)
}

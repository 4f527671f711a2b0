import SourceText

extension Rule {
    static let expiredSuppression = Rule(
        id: "expired-suppression", code: "LNT003", severity: .warning, confidence: .high,
        summary: "A comment passed over a finding until a day that is gone.",
        rationale: "Somebody promised to be done by then. The finding is reported again; mend it, or set a new day.",
        bad: """
            <!-- runsheet-ignore broken-anchor: comes with the release until=2020-01-31 -->
            See [Rollback](#rollback).
            """,
        good: """
            <!-- runsheet-ignore broken-anchor: comes with the release until=9999-12-31 -->
            See [Rollback](#rollback).
            """,
        allows: ["the day itself: a comment holds to its end"],
        check: .suppressions)
}

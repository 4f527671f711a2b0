import SourceText

extension Rule {
    static let unusedSuppression = Rule(
        id: "unused-suppression", code: "LNT001", severity: .warning, confidence: .high,
        summary: "A comment passes over a finding that is not there.",
        rationale: """
            The fault was mended, or moved, and the comment stayed. The next fault of the same kind in that place will not \
            be seen by anybody.
            """,
        bad: """
            <!-- runsheet-ignore broken-anchor: the heading comes with the next release -->
            See [Rollback](#rollback).

            ## Rollback
            """,
        good: """
            See [Rollback](#rollback).

            ## Rollback
            """,
        allows: ["comments about rules that did not run", "comments about findings that only another persona shows"],
        check: .suppressions)
}

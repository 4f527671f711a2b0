import SourceText

extension Rule {
    static let suppressionWithoutReason = Rule(
        id: "suppression-without-reason", code: "LNT002", severity: .warning, confidence: .high,
        summary: "A comment passes over a finding and does not say why.",
        rationale:
            "Who reads it in a year cannot tell whether it was checked or only in the way, and dares not take it out.",
        bad: """
            <!-- runsheet-ignore broken-anchor -->
            See [Rollback](#rollback).
            """,
        good: """
            <!-- runsheet-ignore broken-anchor: the wiki adds this heading -->
            See [Rollback](#rollback).
            """,
        check: .suppressions)
}

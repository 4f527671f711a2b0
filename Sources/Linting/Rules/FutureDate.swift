import RunbookModel
import SourceText

extension Rule {
    static let futureDate = Rule(
        id: "future-date", code: "FRS003", severity: .warning, confidence: .high,
        summary: "The runbook was last changed on a day that is still to come.",
        rationale: "The date is a slip of the pen, most often of the year, and the runbook cannot age.",
        bad: "# Rollback\n\n**Last Updated**: 2206-07-24",
        good: "# Rollback\n\n**Last Updated**: 2026-01-24",
        allows: ["dates to review by"],
        check: .page { page, findings in
            guard let today = page.today, let updated = page.runbook.lastUpdated, let day = updated.day,
                day > today,
                day.ordinal > today.ordinal + 1
            else { return }
            findings.report(
                "'\(day)' is \(day.ordinal - today.ordinal) days in the future", at: updated.range,
                label: "nobody will see when the runbook gets old")
        })
}

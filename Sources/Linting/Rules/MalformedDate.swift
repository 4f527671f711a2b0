import RunbookModel
import SourceText

extension Rule {
    static let malformedDate = Rule(
        id: "malformed-date", code: "FRS002", severity: .warning, confidence: .high,
        summary: "A date is no day of the calendar.",
        rationale: """
            '2025-01-XX' cannot be compared with today, so nobody, person or program, can tell how old the text is, and \
            a stale runbook looks like a fresh one.
            """,
        bad: "**Last Updated:** 2025-01-XX",
        good: "**Last Updated:** 2025-01-17",
        allows: [
            "explanations of a format (`YYYY-MM-DD`), names of files and folders, code",
            "files and sections that are templates or examples",
            "months and quarters without a day",
        ],
        check: .page { page, findings in
            var reported = DatePatterns.malformed(in: page.prose[...])
            for date in [page.runbook.lastUpdated, page.runbook.reviewBy].compactMap({ $0 }) where date.day == nil {
                guard !reported.contains(where: { $0.range.overlaps(date.range) }) else { continue }
                guard let fault = DatePatterns.fault(ofValue: date.text) else { continue }
                reported.append(DatePatterns.Malformed(range: date.range, text: date.text, fault: fault))
            }
            for date in reported where !isTemplate(page, at: date.range) {
                findings.report(
                    "'\(date.text)' is not a date: \(date.fault)", at: date.range,
                    label: "nobody can tell how old this is")
            }
        })
}

private func isTemplate(_ page: Page, at range: SourceRange) -> Bool {
    UnfilledBlanks.isTemplate(page.runbook.path) || page.isTemplate(at: range.lowerBound)
}

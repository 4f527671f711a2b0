import RunbookModel
import SourceText

extension Rule {
    static let missingReviewDate = Rule(
        id: "missing-review-date", code: "FRS004", severity: .info, confidence: .high,
        summary: "A runbook with commands does not say when somebody last looked at it.",
        rationale: """
            Nobody can tell whether it was tried last week or before the last migration, and no program can ask for the \
            review that is due.
            """,
        bad: "# Roll back\n\n## Roll back\n\n```bash\nkubectl rollout undo deployment/web -n shop\n```",
        good: """
            # Roll back

            **Last reviewed:** 2026-02-01

            ## Roll back

            ```bash
            kubectl rollout undo deployment/web -n shop
            ```
            """,
        allows: ["files without commands", "a date in the front matter, in a table or behind a label"],
        check: .page { page, findings in
            guard page.runbook.lastUpdated == nil, page.runbook.reviewBy == nil,
                let place = page.placeOfFirstCommands
            else { return }
            findings.report(
                "nothing says when this was last reviewed", at: place, label: "nobody can tell whether it still holds",
                fixes: [
                    Fix(
                        title: "write 'Last reviewed: YYYY-MM-DD', or 'updated:' in the front matter",
                        safety: .suggestion)
                ])
        })
}

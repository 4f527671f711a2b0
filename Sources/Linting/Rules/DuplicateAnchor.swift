import RunbookModel
import SourceText

extension Rule {
    static let duplicateAnchor = Rule(
        id: "duplicate-anchor", code: "DOC004", severity: .info, confidence: .high,
        summary: "A link leads to a heading whose title occurs twice.",
        rationale:
            "The link always opens the first one. Readers who were meant to see the second follow the wrong procedure.",
        bad: "# Operations\n\nSee [rollback](#rollback).\n\n## Rollback\n\n## Workers\n\n### Rollback",
        good: "# Operations\n\nSee [rollback](#rollback).\n\n## Rollback\n\n## Workers\n\n### Rollback of workers",
        check: .reference { reference, page, findings in
            guard reference.form == .anchorLink, let anchor = reference.destination?.dropFirst(),
                page.runbook.sections.contains(where: { $0.anchor == anchor + "-1" }),
                let first = page.runbook.sections.first(where: { $0.anchor == anchor })
            else { return }
            let others = page.runbook.sections.filter { $0.title == first.title && $0.anchor != first.anchor }
            guard let other = others.first else { return }
            findings.report(
                "'#\(anchor)' is the first of \(others.count + 1) headings called '\(first.title)'",
                at: page.destinationRange(of: reference) ?? reference.range,
                notes: [findings.note("also called so", at: other.headingRange)])
        })
}

import RunbookModel
import SourceText

extension Rule {
    static let duplicateAnchor = Rule(
        id: "duplicate-anchor", code: "DOC004", severity: .info, confidence: .high,
        summary: "A link leads to a heading whose title occurs twice.",
        rationale:
            "The link always opens the first one. Readers who were meant to see the second follow the wrong procedure.",
        bad: "# Operations\n\nSee [rollback](#rollback).\n\n## Rollback\n\n## Workers\n\n### Rollback",
        good:
            "# Operations\n\nSee [rollback](#rollback).\n\n## Rollback\n\n## Workers\n\n### Rollback of workers",
        check: .page { page, findings in
            let repeated = Dictionary(grouping: page.runbook.sections, by: \.title).filter {
                $0.value.count > 1
            }
            guard !repeated.isEmpty else { return }
            var others: [String: [Section]] = [:]
            for sections in repeated.values { others[sections[0].anchor] = sections }
            for reference in page.runbook.references where reference.form == .anchorLink {
                guard let anchor = reference.destination?.dropFirst(), let sections = others[String(anchor)]
                else { continue }
                findings.report(
                    "'#\(anchor)' is the first of \(sections.count) headings called '\(sections[0].title)'",
                    at: page.destinationRange(of: reference) ?? reference.range,
                    label: "the link opens the first one, whichever was meant",
                    notes: [findings.note("also called so", at: sections[1].headingRange)])
            }
        })
}

import SourceText

extension Rule {
    static let unfilledProse = Rule(
        id: "unfilled-prose", code: "PHD007", severity: .warning, confidence: .high,
        summary: "The text holds a blank that nobody filled in.",
        rationale: """
            "On-call engineer: [Contact Information]" is found out when somebody needs to be called. Blanks in a runbook are \
            work that is left for the incident.
            """,
        bad: """
            ## Contacts

            - **On-call engineer**: [Add contact]
            """,
        good: """
            ## Contacts

            - **On-call engineer**: PagerDuty schedule "web"
            """,
        allows: [
            "links and their labels, checkboxes, footnotes, code",
            "files and sections that are templates or examples",
            "remarks such as \"(add 5 minutes per replica)\" in a sentence",
        ],
        check: .page { page, findings in
            for blank in UnfilledBlanks.all(in: page) {
                findings.report(
                    "'\(page.text(blank.range))' was never filled in", at: blank.range,
                    label: blank.isContact ? "there is nobody to call" : "the reader finds a blank here",
                    severity: blank.isReminder ? .info : nil, confidence: blank.isReminder ? .medium : nil,
                    fixes: [Fix(title: "fill it in, or take it out", safety: .suggestion)])
            }
        })
}

import SourceText

extension Rule {
    static let secretPrinted = Rule(
        id: "secret-printed", code: "SEC003", severity: .info, confidence: .medium,
        summary: "A command prints a secret to the terminal.",
        rationale: """
            It ends in the scrollback, in recordings of the session, in screen shares and in the ticket that the output is \
            pasted into.
            """,
        bad: """
            ## Look

            ```bash
            gcloud secrets versions access latest --secret=api-key
            ```
            """,
        good: """
            ## Look

            ```bash
            gcloud secrets versions access latest --secret=api-key | pbcopy
            ```
            """,
        allows: ["output that goes into a pipe, a file or a variable"],
        check: .advisories)
}

import SourceText

extension Rule {
    static let retiredCommand = Rule(
        id: "retired-command", code: "CMD006", severity: .warning, confidence: .medium,
        summary: "A command, flag or address is retired: it works no longer, or not for long.",
        rationale: """
            Runbooks are read when something is broken. A command that was removed since they were written costs the time to \
            find out what took its place.
            """,
        bad: """
            ## Banner

            ```bash
            wrangler publish --env=maintenance
            ```
            """,
        good: """
            ## Banner

            ```bash
            wrangler deploy --env=maintenance
            ```
            """,
        allows: ["what is only discouraged, such as `gsutil`, is pointed out in `pedantic`"],
        check: .advisories)
}

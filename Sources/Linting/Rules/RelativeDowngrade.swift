import SourceText

extension Rule {
    static let relativeDowngrade = Rule(
        id: "relative-downgrade", code: "DBM003", severity: .info, confidence: .medium,
        summary: "A downgrade counts its steps from wherever the database is now.",
        rationale: """
            '-1' takes back the last migration, whichever that is. Run twice, or after somebody else's deployment, it takes \
            back the wrong one.
            """,
        bad: """
            ## Rollback

            ```bash
            alembic downgrade -1
            ```
            """,
        good: """
            ## Rollback

            ```bash
            alembic downgrade ae1027a6acf
            ```
            """,
        check: .advisories)
}

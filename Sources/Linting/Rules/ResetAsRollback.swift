import SourceText

extension Rule {
    static let resetAsRollback = Rule(
        id: "reset-as-rollback", code: "DBM001", severity: .error, confidence: .medium,
        summary: "A step that should take something back deletes the database.",
        rationale: """
            A reset drops everything and starts again from the migrations. In a rollback it deletes the data that the rollback \
            should save.
            """,
        bad: """
            ## Rollback

            ```bash
            supabase db reset --linked
            ```
            """,
        good: """
            ## Reset the local database

            ```bash
            supabase db reset
            ```
            """,
        allows: ["headings and steps that speak of local, development or test databases"],
        check: .advisories)
}

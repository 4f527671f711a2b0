import SourceText

extension Rule {
    static let misreadArgument = Rule(
        id: "misread-argument", code: "CMD011", severity: .warning, confidence: .high,
        summary: "A command is read in another way than its author meant it.",
        rationale: """
            It parses, so nothing warns: a negative number becomes an option, a restart takes over nothing, an import takes \
            nothing back.
            """,
        bad: """
            ## Rollback

            ```bash
            flask db downgrade -1
            ```
            """,
        good: """
            ## Rollback

            ```bash
            flask db downgrade ae1027a6acf
            ```
            """,
        check: .advisories)
}

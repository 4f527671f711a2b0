import SourceText

extension Rule {
    static let wholeListReplaced = Rule(
        id: "whole-list-replaced", code: "CMD010", severity: .warning, confidence: .high,
        summary: "A flag sets a whole list, so that what it does not name is taken away.",
        rationale: """
            The name of the flag sounds as if it added something. What was set before, by others too, is gone afterwards, and \
            nothing says so.
            """,
        bad: """
            ## Connections

            ```bash
            gcloud sql instances patch main --database-flags=max_connections=400
            ```
            """,
        good: """
            ## Connections

            ```bash
            gcloud sql instances describe main --format='value(settings.databaseFlags)'
            ```
            """,
        allows: ["flags that add or remove single values"],
        check: .advisories)
}

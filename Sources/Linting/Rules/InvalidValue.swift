import RunbookModel
import SourceText

extension Rule {
    static let invalidValue = Rule(
        id: "invalid-value", code: "CMD005", severity: .error, confidence: .high,
        summary: "A flag has a value that the tool does not take.",
        rationale: """
            The tool refuses the command, or reads something else than was meant.
            """,
        bad: """
            ## Look

            ```bash
            gcloud sql operations wait OPERATION --timeout=120s
            ```
            """,
        good: """
            ## Look

            ```bash
            gcloud sql operations wait OPERATION --timeout=120
            ```
            """,
        allows: [
            "values with variables and placeholders",
            "files, dates and everything that only the tool can judge",
        ],
        check: .faults([.badValue, .unexpectedValue], .error))
}

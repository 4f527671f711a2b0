import RunbookModel
import SourceText

extension Rule {
    static let conflictingFlags = Rule(
        id: "conflicting-flags", code: "CMD004", severity: .error, confidence: .high,
        summary: "A command has flags that exclude each other.",
        rationale: """
            The tool refuses the command; and it is not clear which of them was meant.
            """,
        bad: """
            ## Look

            ```bash
            gcloud run deploy api --image=i --no-allow-unauthenticated --clear-env-vars --set-env-vars=A=1
            ```
            """,
        good: """
            ## Look

            ```bash
            gcloud run deploy api --image=i --set-env-vars=A=1
            ```
            """,
        allows: [
            "one flag given twice, where the last one counts"
        ],
        check: .faults([.conflict, .repeatedFlag], .error))
}

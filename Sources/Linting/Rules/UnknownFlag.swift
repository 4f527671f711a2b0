import RunbookModel
import SourceText

extension Rule {
    static let unknownFlag = Rule(
        id: "unknown-flag", code: "CMD002", severity: .error, confidence: .high,
        summary: "A command has a flag that the tool does not have there.",
        rationale: """
            The tool refuses the whole command, and the operator has to guess what was meant.
            """,
        bad: """
            ## Look

            ```bash
            gcloud run deploy api --regon=europe-west1
            ```
            """,
        good: """
            ## Look

            ```bash
            gcloud run deploy api --region=europe-west1
            ```
            """,
        allows: [
            "tools that no tree describes, and plugins",
            "words that the shell or the reader puts in (`$NAME`, `<name>`, `NAME`)",
            "flags that a tree written from documentation lacks are a hint",
        ],
        check: .faults([.unknownFlag], .error))
}

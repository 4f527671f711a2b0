import RunbookModel
import SourceText

extension Rule {
    static let surplusArgument = Rule(
        id: "surplus-argument", code: "CMD012", severity: .error, confidence: .high,
        summary: "A command has a word too many.",
        rationale: """
            The tool refuses the command. The word is often the value of a flag with a blank in front, a name that wants quotes, or a dash that is not a dash.
            """,
        bad: """
            ## Look

            ```bash
            gcloud secrets create token extra
            ```
            """,
        good: """
            ## Look

            ```bash
            gcloud secrets create token
            ```
            """,
        allows: [
            "unquoted variables, which may be empty or several words",
            "what stands behind `--`",
        ],
        check: .faults([.extraArgument], .error))
}

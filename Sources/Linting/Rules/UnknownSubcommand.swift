import RunbookModel
import SourceText

extension Rule {
    static let unknownSubcommand = Rule(
        id: "unknown-subcommand", code: "CMD001", severity: .error, confidence: .high,
        summary: "A command names a subcommand that the tool does not have.",
        rationale: """
            The step cannot run. Most often the command was remembered from another group, or from a release track.
            """,
        bad: """
            ## Look

            ```bash
            gcloud run logs read --service=api
            ```
            """,
        good: """
            ## Look

            ```bash
            gcloud run services logs read api
            ```
            """,
        allows: [
            "tools that no tree describes, and plugins",
            "words that the shell or the reader puts in (`$NAME`, `<name>`, `NAME`)",
            "commands below `alpha` and `beta` that the tree lacks are a warning: they come and go",
        ],
        check: .faults([.unknownCommand, .missingCommand], .error))
}

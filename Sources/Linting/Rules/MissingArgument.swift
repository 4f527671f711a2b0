import RunbookModel
import SourceText

extension Rule {
    static let missingArgument = Rule(
        id: "missing-argument", code: "CMD003", severity: .warning, confidence: .high,
        summary: "A command lacks an argument or a flag that the tool asks for.",
        rationale: """
            The tool stops with a message, or asks a question that nobody at three in the morning wants to answer.
            """,
        bad: """
            ## Look

            ```bash
            gcloud dns policies create p --networks=default
            ```
            """,
        good: """
            ## Look

            ```bash
            gcloud dns policies create p --networks=default --description=d
            ```
            """,
        allows: [
            "a bare command name, which is more likely a name than a command",
            "commands with `--help`",
            "commands whose words the shell puts in",
        ],
        check: .faults([.missingFlag, .missingArgument, .missingValue], .warning))
}

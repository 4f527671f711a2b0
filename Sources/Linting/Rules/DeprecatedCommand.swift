import RunbookModel
import SourceText

extension Rule {
    static let deprecatedCommand = Rule(
        id: "deprecated-command", code: "CMD013", severity: .warning, confidence: .high,
        summary: "The tool itself calls a command or a flag deprecated, or has removed it.",
        rationale: """
            It works until the day somebody updates the tool, which is never the day it is convenient.
            """,
        bad: """
            ## Look

            ```bash
            gcloud alpha compute instances move vm --zone=a --destination-zone=b
            ```
            """,
        good: """
            ## Look

            ```bash
            gcloud compute instances list
            ```
            """,
        allows: ["commands that the tool itself does not call deprecated"],
        check: .command { command, _, findings in
            for fault in command.faults where fault.kind == .removed || fault.kind == .deprecated {
                let isRemoved = fault.kind == .removed
                findings.report(
                    fault.message, at: fault.range,
                    label: isRemoved ? "the command fails here" : "works until it does not",
                    severity: isRemoved ? .error : nil)
            }
        })
}

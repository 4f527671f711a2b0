import RunbookModel
import SourceText

extension Rule {
    static let noOpCommand = Rule(
        id: "no-op-command", code: "CMD007", severity: .error, confidence: .high,
        summary: "An update names nothing that is to be changed.",
        rationale: """
            The tool refuses it: "No configuration change requested". Whoever takes it for a restart waits for something \
            that never happens.
            """,
        bad: """
            ## Restart

            ```bash
            gcloud run services update api --region=us-central1
            ```
            """,
        good: """
            ## Restart

            ```bash
            gcloud run services update api --region=us-central1 --update-labels="restarted=$(date +%s)"
            ```
            """,
        allows: ["commands whose flags come out of a variable"],
        check: .faults([.noChange], .error))
}

import RunbookModel
import SourceText

extension Rule {
    static let previewTrack = Rule(
        id: "preview-track", code: "CMD008", severity: .info, confidence: .high,
        summary: "A gcloud command is of the track 'alpha', 'beta' or 'preview'.",
        rationale: "It may change or vanish without notice, and may want a component that is not installed.",
        bad: """
            ## Look

            ```bash
            gcloud beta run services list
            ```
            """,
        good: """
            ## Look

            ```bash
            gcloud run services list
            ```
            """,
        allows: ["commands of the general track"],
        check: .command { command, _, findings in
            guard command.tool == "gcloud", let first = command.path.first,
                ["alpha", "beta", "preview"].contains(first.text)
            else { return }
            findings.report(
                "'\(command.name)' is of the track '\(first.text)'", at: first.range,
                label: "it may change or vanish without notice",
                fixes: [
                    Fix(title: "use the command without '\(first.text)' where it does the same", safety: .suggestion)
                ])
        })
}

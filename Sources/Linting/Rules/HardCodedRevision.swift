import RunbookModel
import SourceText

extension Rule {
    static let hardCodedRevision = Rule(
        id: "hard-coded-revision", code: "RUN010", severity: .info, confidence: .high,
        summary: "A rollback names one certain revision.",
        rationale: """
            The revision that was the stable one when the runbook was written is an old one a week later. Who pastes the \
            command goes back further than is meant.
            """,
        bad: """
            ## Roll back to the previous revision

            ```bash
            gcloud run services update-traffic api --region=us-central1 --to-revisions=api-00042-kah=100
            ```
            """,
        good: """
            ## Roll back to the previous revision

            ```bash
            PREVIOUS=$(gcloud run revisions list --service=api --region=us-central1 --format='value(name)' --limit=2 | tail -n1)
            gcloud run services update-traffic api --region=us-central1 --to-revisions="$PREVIOUS=100"
            ```
            """,
        allows: ["variables and placeholders", "steps that do not speak of the previous or the stable revision"],
        check: .place { place, page, findings in
            guard place.isUnder(earlier) else { return }
            for flag in place.command.trafficFlags where flag.name == "--to-revisions" {
                guard let value = flag.value else { continue }
                for item in ListValue(value, page: page).items {
                    let name = item.key
                    guard name != "LATEST", isRevision(name) else { continue }
                    findings.report(
                        "'\(name)' is one certain revision", at: item.keyRange,
                        label: "the previous one is another after the next deployment",
                        fixes: [Fix(title: "look it up with 'gcloud run revisions list'", safety: .suggestion)])
                    break
                }
            }
        })
}

/// `api-00042-kah`: written out, whatever the suffix.
private func isRevision(_ name: String) -> Bool {
    let parts = name.split(separator: "-")
    return parts.count > 2 && parts[parts.count - 2].utf8.count == 5 && parts[parts.count - 2].allSatisfy(\.isNumber)
}

private let earlier = Phrases([
    "previous", "rollback", "roll back", "rolling back", "stable", "known good", "last good", "revert*", "restore*",
    "recover*",
])

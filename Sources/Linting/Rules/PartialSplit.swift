import MarkdownSyntax
import RunbookModel
import SourceText

extension Rule {
    static let partialSplit = Rule(
        id: "partial-split", code: "RUN005", severity: .info, confidence: .high,
        summary: "The shares that a command gives to revisions do not add up to 100%.",
        rationale: """
            gcloud leaves the rest of the traffic with the revisions that serve now. In a canary that is meant; in a \
            restore the rest may go to the very version that is to be taken out.
            """,
        bad: """
            ## Restore traffic

            ```bash
            gcloud run services update-traffic api --region=us-central1 --to-revisions=api-00012-fow=10
            ```
            """,
        good: """
            ## Restore traffic

            ```bash
            gcloud run services update-traffic api --region=us-central1 --to-revisions=api-00012-fow=10,api-00011-kah=90
            ```
            """,
        allows: [
            "shares that are variables or placeholders", "a canary is only pointed out in `pedantic`",
        ],
        check: .place { place, page, findings in
            for flag in place.command.trafficFlags {
                guard let value = flag.value, let sum = literalSum(value, page), sum > 0, sum < 100 else {
                    continue
                }
                let isRestore = place.isTitled(restoring)
                findings.report(
                    "the shares add up to \(sum)%: the other \(100 - sum)% stay with whatever serves now",
                    at: value.range, label: isRestore ? "most users keep the version that is to go" : nil,
                    severity: isRestore ? .warning : nil,
                    fixes: [
                        Fix(
                            title: "name the other share too, so that the outcome does not depend on what was",
                            safety: .suggestion)
                    ])
            }
        })
}

/// `nil` unless every share is a number that stands there.
private func literalSum(_ value: Command.Value, _ page: Page) -> Int? {
    var sum = 0
    for item in ListValue(value, page: page).items {
        // What is no share is another rule's business; added up, such numbers may not fit.
        guard let share = item.value.flatMap(Int.init), (0...100).contains(share) else { return nil }
        sum += share
    }
    return sum
}

private let restoring = Phrases([
    "restore*", "rollback*", "roll back", "rolling back", "resum*",
])

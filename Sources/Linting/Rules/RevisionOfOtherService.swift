import RunbookModel
import SourceText

extension Rule {
    static let revisionOfOtherService = Rule(
        id: "revision-of-other-service", code: "RUN002", severity: .error, confidence: .high,
        summary: "Traffic of one Cloud Run service is sent to a revision of another one.",
        rationale: """
            The name of a revision begins with the name of its service. A command that mixes two services, as copied \
            blocks do, is refused at the worst moment.
            """,
        bad: """
            ## Rollback

            ```bash
            gcloud run services update-traffic worker --region=us-central1 --to-revisions=api-00012-fow=100
            ```
            """,
        good: """
            ## Rollback

            ```bash
            gcloud run services update-traffic worker --region=us-central1 --to-revisions=worker-00012-fow=100
            ```
            """,
        allows: [
            "variables, placeholders and words that stand for a name (`REVISION`, `previous-revision`)", "`LATEST`",
        ],
        check: .command { command, page, findings in
            guard let service = command.cloudRunService, service.isLiteral, isName(service.text) else { return }
            for flag in command.trafficFlags where flag.name == "--to-revisions" {
                guard let value = flag.value else { continue }
                for item in ListValue(value, page: page).items {
                    guard isName(item.key), !standsForName(item.key), !item.key.hasPrefix(service.text + "-") else {
                        continue
                    }
                    findings.report(
                        "'\(item.key)' is not a revision of the service '\(service.text)'", at: item.keyRange,
                        label: "gcloud refuses the command", notes: [findings.note("the service", at: service.range)])
                }
            }
        })
}

/// What Cloud Run accepts as a name; capitals and underscores are placeholders.
private func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, (0x61...0x7A).contains(first) else { return false }
    return text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
}

private func standsForName(_ text: String) -> Bool {
    let words = Set(text.split(separator: "-"))
    return !words.isDisjoint(with: [
        "revision", "rev", "previous", "prev", "stable", "last", "latest", "current", "old", "new", "good", "target",
        "name",
        "id", "canary", "green", "blue",
    ]) && !text.utf8.contains { (0x30...0x39).contains($0) }
}

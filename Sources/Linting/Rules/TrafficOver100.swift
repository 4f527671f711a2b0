import RunbookModel
import SourceText

extension Rule {
    static let trafficOver100 = Rule(
        id: "traffic-over-100", code: "RUN003", severity: .error, confidence: .high,
        summary: "The traffic of a Cloud Run service is shared out in a way that does not add up.",
        rationale: """
            gcloud refuses shares above 100% and shares that are not whole numbers. Nothing changes, and the operator who \
            expects the rollback to be done waits for it.
            """,
        bad: """
            ## Canary

            ```bash
            gcloud run services update-traffic api --region=us-central1 --to-revisions=api-00012-fow=60,api-00011-kah=60
            ```
            """,
        good: """
            ## Canary

            ```bash
            gcloud run services update-traffic api --region=us-central1 --to-revisions=api-00012-fow=40,api-00011-kah=60
            ```
            """,
        allows: ["sums below 100: the rest stays where it is", "shares given by variables and placeholders"],
        check: .command { command, page, findings in
            for flag in command.trafficFlags {
                guard let value = flag.value else { continue }
                addUp(ListValue(value, page: page).items, flag: flag, &findings)
            }
        })
}

private func addUp(_ items: [ListValue.Item], flag: Command.Flag, _ findings: inout Findings) {
    var sum = 0
    for item in items {
        guard let text = item.value, ListValue.Item.isLiteral(text) else { continue }
        guard let share = Int(text) else {
            // A word stands for a number that the reader puts in.
            if text.utf8.first.map({ (0x30...0x39).contains($0) || $0 == 0x2D }) == true {
                findings.report(notWhole(text), at: item.range, label: "gcloud refuses the command")
            }
            continue
        }
        guard (0...100).contains(share) else {
            findings.report(notWhole(text), at: item.range, label: "gcloud refuses the command")
            return
        }
        sum += share
    }
    if sum > 100 {
        findings.report(
            "the shares of '\(flag.name)' add up to \(sum)%, more than all traffic",
            at: flag.value?.range ?? flag.range,
            label: "gcloud refuses the command")
    }
}

private func notWhole(_ text: String) -> String { "'\(text)' is not a share: a whole number from 0 to 100 is" }

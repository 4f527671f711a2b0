import RunbookModel
import SourceText

extension Rule {
    static let deployBeforeSplit = Rule(
        id: "deploy-before-split", code: "RUN012", severity: .warning, confidence: .medium,
        summary: "A deployment takes all traffic before the procedure shares it out.",
        rationale: """
            'gcloud run deploy' gives the new revision 100% at once unless it says '--no-traffic'. The canary behind it \
            comes too late: for the time between, every user was on the new revision.
            """,
        bad: """
            ## Canary

            ```bash
            gcloud run deploy api --region=us-central1 --source=.
            gcloud run services update-traffic api --region=us-central1 --to-revisions=LATEST=10
            ```
            """,
        good: """
            ## Canary

            ```bash
            gcloud run deploy api --region=us-central1 --source=. --no-traffic
            gcloud run services update-traffic api --region=us-central1 --to-revisions=LATEST=10
            ```
            """,
        allows: ["deployments with '--no-traffic'", "services whose traffic the procedure pinned before"],
        check: .procedure { procedure, page, findings in
            var deployed: [String: Command] = [:]
            var pinned: Set<String> = []
            for command in procedure.steps.lazy.flatMap(\.commands) {
                guard let service = command.cloudRunService?.text else { continue }
                if command.isGcloud("run", "deploy") {
                    let isQuiet = command.flag("--no-traffic") != nil || pinned.contains(service)
                    deployed[service] = isQuiet ? nil : command
                } else if let flag = command.trafficFlags.first(where: { isShare($0, page) }) {
                    guard let deploy = deployed.removeValue(forKey: service) else { continue }
                    findings.report(
                        "the deployment gives '\(service)' all traffic before '\(flag.name)' shares it out",
                        at: deploy.toolRange.union(deploy.path.last?.range ?? deploy.toolRange),
                        label: "everybody gets the new revision at once",
                        notes: [findings.note("shared out here", at: flag.range)],
                        fixes: [Fix(title: "add '--no-traffic' to the deployment", safety: .suggestion)])
                } else if command.flag("--to-latest") != nil {
                    pinned.remove(service)
                } else if !command.trafficFlags.isEmpty {
                    deployed[service] = nil
                    if command.trafficFlags.contains(where: { !isZero($0, page) }) { pinned.insert(service) }
                }
            }
        })
}

/// Some target gets less than all and more than nothing.
private func isShare(_ flag: Command.Flag, _ page: Page) -> Bool {
    shares(flag, page).contains { (1..<100).contains($0) }
}

private func isZero(_ flag: Command.Flag, _ page: Page) -> Bool { shares(flag, page).allSatisfy { $0 == 0 } }

private func shares(_ flag: Command.Flag, _ page: Page) -> [Int] {
    guard let value = flag.value else { return [] }
    return ListValue(value, page: page).items.compactMap { $0.value.flatMap(Int.init) }
}

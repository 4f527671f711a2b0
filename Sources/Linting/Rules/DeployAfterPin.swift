import RunbookModel
import SourceText

extension Rule {
    static let deployAfterPin = Rule(
        id: "deploy-after-pin", code: "RUN007", severity: .warning, confidence: .medium,
        summary: "A service is deployed while its traffic is pinned to an older revision.",
        rationale: """
            The deployment succeeds, and its revision gets no traffic: the pin above it still holds. The operator looks \
            at the old version and takes it for the new one.
            """,
        bad: """
            ## Recover

            ```bash
            gcloud run services update-traffic api --region=us-central1 --to-revisions=api-00012-fow=100
            gcloud run deploy api --region=us-central1 --source=.
            ```
            """,
        good: """
            ## Recover

            ```bash
            gcloud run services update-traffic api --region=us-central1 --to-revisions=api-00012-fow=100
            gcloud run deploy api --region=us-central1 --source=.
            gcloud run services update-traffic api --region=us-central1 --to-latest
            ```
            """,
        allows: ["'--no-traffic', which means it", "procedures in which traffic is moved after the deployment"],
        check: .procedure { procedure, _, findings in
            let commands = procedure.steps.flatMap(\.commands).filter { $0.tool == "gcloud" }
            let moves = lastMoves(in: commands)
            var pins: [String: SourceRange] = [:]
            for (index, command) in commands.enumerated() {
                guard let service = command.cloudRunService?.text else { continue }
                if command.isGcloud("run", "services", "update-traffic") {
                    pins[service] = command.flag("--to-latest") == nil ? command.flag("--to-revisions")?.range : nil
                } else if command.isGcloud("run", "deploy"), command.flag("--no-traffic") == nil,
                    let pin = pins[service], moves[service, default: -1] <= index
                {
                    findings.report(
                        "'\(service)' is deployed while its traffic is pinned",
                        at: command.toolRange.union(command.path.last?.range ?? command.toolRange),
                        label: "the new revision serves nobody", notes: [findings.note("pinned here", at: pin)],
                        fixes: [Fix(title: "add 'update-traffic --to-latest' behind it", safety: .suggestion)])
                }
            }
        })
}

/// The last command that moves the traffic of each service.
private func lastMoves(in commands: [Command]) -> [String: Int] {
    var last: [String: Int] = [:]
    for (index, command) in commands.enumerated()
    where command.isGcloud("run", "services", "update-traffic") {
        if let service = command.cloudRunService?.text { last[service] = index }
    }
    return last
}

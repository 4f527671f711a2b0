import RunbookModel
import SourceText

extension Rule {
    static let zeroTrafficStop = Rule(
        id: "zero-traffic-stop", code: "RUN004", severity: .error, confidence: .high,
        summary: "A step means to stop a Cloud Run service by giving its revisions no traffic.",
        rationale: """
            The shares of a service always add up to 100%. gcloud gives what one revision loses to the others, or \
            refuses when no other serves. Users go on writing while the operator believes the service stopped, and a \
            restore loses what they write.
            """,
        bad: """
            ## Restore

            ```bash
            gcloud run services update-traffic api --region=us-central1 --to-revisions=api-00012-fow=0
            ```
            """,
        good: """
            ## Restore

            ```bash
            gcloud run services update api --region=us-central1 --ingress=internal
            ```
            """,
        allows: ["a revision at 0 beside another one that gets a share"],
        check: .command { command, page, findings in
            for flag in command.trafficFlags {
                guard let value = flag.value else { continue }
                let shares = ListValue(value, page: page).items.map(\.value)
                guard !shares.isEmpty, shares.allSatisfy({ $0.flatMap(Int.init) == 0 }) else { continue }
                findings.report(
                    "'\(flag.name)' with 0% does not stop '\(service(of: command))': a service always serves 100%",
                    at: value.range, label: "gcloud moves the traffic elsewhere or refuses; users keep writing",
                    fixes: [
                        Fix(
                            title: "close the service to users with '--ingress=internal', or stop the writers",
                            safety: .suggestion)
                    ])
            }
        })
}

private func service(of command: Command) -> String { command.cloudRunService?.text ?? "the service" }

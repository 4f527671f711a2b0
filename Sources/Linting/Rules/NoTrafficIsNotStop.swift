import SourceText

extension Rule {
    static let noTrafficIsNotStop = Rule(
        id: "no-traffic-is-not-stop", code: "RUN008", severity: .warning, confidence: .medium,
        summary: "A step means to stop a Cloud Run service with '--no-traffic'.",
        rationale: """
            '--no-traffic' only keeps the traffic away from the revision that the command makes. The revision that serves now goes \
            on serving: users write while a restore runs, and what they write is lost.
            """,
        bad: """
            ## Restore

            ```bash
            # Stop the API
            gcloud run services update api --region=us-central1 --no-traffic
            ```
            """,
        good: """
            ## Restore

            ```bash
            # Stop the API
            gcloud run services update api --region=us-central1 --ingress=internal
            ```
            """,
        allows: ["deploying a revision without traffic to try it, as blue-green deployments do"],
        check: .advisories)
}

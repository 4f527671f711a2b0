import SourceText

extension Rule {
    static let setEnvVarsReplaces = Rule(
        id: "set-env-vars-replaces", code: "RUN009", severity: .error, confidence: .high,
        summary: "A command replaces all variables or secrets of a service by those it lists.",
        rationale: """
            '--set-env-vars' and '--set-secrets' first take away everything that is there. A kill switch written this way \
            turns the feature off and the database password with it, and the new revision does not start.
            """,
        bad: """
            ## Kill switch

            ```bash
            gcloud run services update api --set-env-vars PRO=false --region=us-central1
            ```
            """,
        good: """
            ## Kill switch

            ```bash
            gcloud run services update api --update-env-vars PRO=false --region=us-central1
            ```
            """,
        allows: ["the first deployment of a service (`gcloud run deploy`) is only pointed out in `pedantic`"],
        check: .advisories)
}

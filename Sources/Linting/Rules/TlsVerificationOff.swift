import SourceText

extension Rule {
    static let tlsVerificationOff = Rule(
        id: "tls-verification-off", code: "SEC004", severity: .info, confidence: .high,
        summary: "A command does not check who it talks to.",
        rationale: """
            A health check that takes any certificate says "fine" when the certificate has expired. A download that takes any \
            certificate can be changed on its way.
            """,
        bad: """
            ## Check

            ```bash
            curl -k https://api.example.com/health
            ```
            """,
        good: """
            ## Check

            ```bash
            curl --fail https://api.example.com/health
            ```
            """,
        allows: ["addresses of the own machine and of the inside of a cluster"],
        check: .advisories)
}

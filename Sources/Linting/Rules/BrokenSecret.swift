import SourceText

extension Rule {
    static let brokenSecret = Rule(
        id: "broken-secret", code: "SEC006", severity: .warning, confidence: .high,
        summary: "A secret is made or stored in a way that changes its bytes.",
        rationale: """
            A line end or a blank inside a password is not seen. Logins fail after the rotation, with the old secret already \
            gone.
            """,
        bad: """
            ## Rotate

            ```bash
            KEY=$(openssl rand -base64 64)
            ```
            """,
        good: """
            ## Rotate

            ```bash
            KEY=$(openssl rand -base64 32)
            ```
            """,
        check: .advisories)
}

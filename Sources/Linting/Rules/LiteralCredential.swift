import RunbookModel
import SourceText

extension Rule {
    static let literalCredential = Rule(
        id: "literal-credential", code: "SEC001", severity: .error, confidence: .medium,
        summary: "The file holds a credential.",
        rationale: """
            Whoever can read the runbook, or its history, can log in. Take it out and make it invalid: deleting the line \
            does not take it out of the history.
            """,
        bad: """
            ## Check

            ```bash
            curl -H "Authorization: Bearer ghp_16C7e42F292c6912E7710c838347Ae178B4a" https://api.github.com/user
            ```
            """,
        good: """
            ## Check

            ```bash
            curl -H "Authorization: Bearer $GITHUB_TOKEN" https://api.github.com/user
            ```
            """,
        allows: [
            "the samples of the vendors' documentation (`AKIAIOSFODNN7EXAMPLE`), and values cut with `...` or `xxxx`",
            "variables, placeholders, and the passwords that samples use (`user:pass@`, `postgres:postgres@`)",
        ],
        check: .page { page, findings in
            let shaped = CredentialScanner.all(in: page.bytes)
            for found in shaped { report(found, .error, &findings) }
            let named = NamedSecrets.all(in: page.bytes)
            guard !named.isEmpty else { return }
            // The rule about command lines tells of these.
            let told = page.runbook.procedures.lazy.flatMap(\.steps).flatMap(\.commands)
                .filter { !["export", "declare"].contains($0.tool) }.flatMap(\.environment)
                .filter { secretVariables.contains($0.name) }.compactMap(\.value?.range)
            let others = shaped.map(\.range) + told
            for found in named where !others.contains(where: { $0.overlaps(found.range) }) {
                report(found, .warning, &findings)
            }
        })
}

private func report(
    _ found: CredentialScanner.Credential, _ severity: Severity, _ findings: inout Findings
) {
    findings.report(
        "\(found.kind) stands in the file: '\(found.masked)'", at: found.range,
        label: "everybody who can read this can use it", severity: severity,
        fixes: [Fix(title: "make it invalid, then read it from a variable or a secret store", safety: .suggestion)],
        masked: [found.range])
}

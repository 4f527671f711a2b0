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
            "values behind names in JSON and in code, and beside others in a Secret that only say what they are: a hint",
            "a value behind a name such as `API_KEY=` that the text calls an example, and one in an address: a hint",
            "a token that Vault gave for minutes or hours, as its output shows: a hint",
            "variables, placeholders, and the passwords that samples use (`user:pass@`, `postgres:postgres@`)",
        ],
        check: .page { page, findings in
            let shaped = CredentialScanner.all(in: page.bytes)
            var context = SampleContext(page)
            for found in shaped {
                // A vendor's token is one wherever it stands; a password in an address is what the text says it is.
                let isSample = found.kind == "a password" && context.isDisclaimed(found.range)
                report(found, isSample || hasExpired(found, page) ? .info : .error, &findings)
            }
            let named = NamedSecrets.all(in: page.bytes)
            guard !named.isEmpty else { return }
            // The rule about command lines tells of these.
            let told = page.runbook.procedures.lazy.flatMap(\.steps).flatMap(\.commands)
                .filter { !["export", "declare"].contains($0.tool) }.flatMap(\.environment)
                .filter { secretVariables.contains($0.name) }.compactMap(\.value?.range)
            let others = Coverage(shaped.map(\.range) + told)
            // What is shown once as a sample is one everywhere in the file.
            var shown: Set<String> = []
            for found in named where context.holds(found.range) || context.isDisclaimed(found.range) {
                shown.insert(page.text(found.range))
            }
            for found in named where !others.overlaps(found.range) {
                let isShown = shown.contains(page.text(found.range)) || isMadeUp(found.range, page)
                report(found, isShown ? .info : .warning, &findings)
            }
        })
}

/// What Vault prints below a token: `token_duration  1h`. Nobody can use it when the page is read.
private func hasExpired(_ found: CredentialScanner.Credential, _ page: Page) -> Bool {
    guard found.kind == "a Vault token" else { return false }
    let below = page.bytes[found.range.upperBound...].prefix(400)
    for name in ["token_duration", "lease_duration"] {
        guard let place = Array(below).firstRange(of: name) else { continue }
        let value = below.dropFirst(place.upperBound).drop { $0 == 0x20 || $0 == 0x09 }
        return value.first.map { (0x31...0x39).contains($0) } == true
    }
    return false
}

/// In code and in bodies of requests values are made up to show the format; so they are beside values of a Secret that
/// say what they are.
private func isMadeUp(_ place: SourceRange, _ page: Page) -> Bool {
    guard let block = page.block(at: place), let declared = block.declared else { return false }
    if ["json", "js", "javascript", "ts", "typescript", "python", "go", "java", "http"].contains(declared) {
        return true
    }
    guard block.text.holds("kind: Secret") else { return false }
    return block.text.split(separator: "\n").contains { line in
        guard let colon = line.firstIndex(of: ":"), line.first == " " else { return false }
        let value = line[line.index(after: colon)...].utf8.filter { $0 > 0x20 && $0 != 0x22 && $0 != 0x27 }
        return value.count >= 8 && value.count % 4 == 0 && NamedSecrets.isReadableBase64(value[...])
    }
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

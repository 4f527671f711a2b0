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
            "a value behind a name such as `API_KEY=`: a hint, as most are made up",
            "a password in an address of no hosted database, or one that the text calls an example: a hint",
            "a token that Vault gave for minutes or hours, as its output shows: a hint",
            "variables, placeholders, and the passwords that samples use (`user:pass@`, `postgres:postgres@`)",
        ],
        check: .page { page, findings in
            let shaped = CredentialScanner.all(in: page.bytes)
            let context = SampleContext(page)
            for found in shaped {
                // A vendor's token is one wherever it stands; a password in an address is what the text says it is.
                let isSample =
                    found.kind == "a password"
                    && (!isOfService(found.range, page) || context.isDisclaimed(found.range)
                        || isPrinted(found.range, page))
                report(found, isSample || hasExpired(found, page) ? .info : .error, &findings)
            }
            let named = NamedSecrets.all(in: page.bytes)
            guard !named.isEmpty else { return }
            // The rule about command lines tells of these.
            let told = page.runbook.procedures.lazy.flatMap(\.steps).flatMap(\.commands)
                .filter { !["export", "declare"].contains($0.tool) }.flatMap(\.environment)
                .filter { secretVariables.contains($0.name) }.compactMap(\.value?.range)
            let others = Coverage(shaped.map(\.range) + told)
            // Nearly all of them are made up, and nothing in the value tells which.
            for found in named where !others.overlaps(found.range) { report(found, .info, &findings) }
        })
}

/// In a block that is labelled as output: what a program made for somebody once.
private func isPrinted(_ place: SourceRange, _ page: Page) -> Bool {
    page.block(at: place)?.declared.map { ["out", "output"].contains($0) } == true
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

/// Databases that can be reached from everywhere, whose addresses are copied as they are. Others are mostly examples.
private func isOfService(_ place: SourceRange, _ page: Page) -> Bool {
    let rest = page.bytes[place.upperBound...].prefix(120).prefix {
        $0 > 0x20 && $0 != 0x22 && $0 != 0x27 && $0 != 0x60
    }
    let host = String(decoding: rest.dropFirst().prefix { $0 != 0x2F && $0 != 0x3A }, as: UTF8.self).lowercased()
    return services.contains { host.hasSuffix($0) }
}

private let services = [
    ".supabase.com", ".supabase.co", ".amazonaws.com", ".azure.com", ".neon.tech", ".mongodb.net", ".upstash.io",
    ".rlwy.net", ".render.com", ".ondigitalocean.com", ".aivencloud.com", ".planetscale.com", ".psdb.cloud",
    ".redis-cloud.com", ".redislabs.com", ".cloudamqp.com", ".timescale.com", ".cockroachlabs.cloud", ".windows.net",
]

private func report(
    _ found: CredentialScanner.Credential, _ severity: Severity, _ findings: inout Findings
) {
    findings.report(
        "\(found.kind) stands in the file: '\(found.masked)'", at: found.range,
        label: "everybody who can read this can use it", severity: severity,
        fixes: [Fix(title: "make it invalid, then read it from a variable or a secret store", safety: .suggestion)],
        masked: [found.range])
}

import RunbookModel
import SourceText

extension Rule {
    static let verificationCannotFail = Rule(
        id: "verification-cannot-fail", code: "OPS007", severity: .info, confidence: .high,
        summary: "A check with curl succeeds whatever the server answers.",
        rationale: """
            Without '--fail' curl ends with status 0 on a 500 as well. A script goes on, and an operator who looks at the \
            prompt only takes the service for healthy.
            """,
        bad: """
            ## Verify

            ```bash
            curl https://api.example.com/health
            ```
            """,
        good: """
            ## Verify

            ```bash
            curl --fail --silent --show-error https://api.example.com/health
            ```
            """,
        allows: [
            "'-I', '-i', '-v' and '-w', which show the status", "output that goes into a pipe or a file",
            "requests that change something",
        ],
        check: .place { place, page, findings in
            let command = place.command
            guard command.tool == "curl", command.effect <= .read || command.effect == .unknown, isCheck(place),
                !command.flags.contains(where: { shows($0.name) }), !isConsumed(place)
            else { return }
            let end = SourceRange(command.toolRange.upperBound..<command.toolRange.upperBound)
            findings.report(
                "'curl' without '--fail' succeeds on an error page too", at: command.toolRange,
                label: "a broken service passes the check",
                fixes: [
                    Fix(title: "add '--fail'", safety: .unsafe, edits: [TextEdit(range: end, replacement: " --fail")])
                ])
        })
}

private func isCheck(_ place: CommandPlace) -> Bool {
    if place.step.phase == .verify || place.procedure.kind == .verify { return true }
    return place.command.positionals.contains { argument in
        ["/health", "/ready", "/live", "/status", "/ping"].contains { argument.value.text.contains($0) }
    }
}

private func shows(_ flag: String) -> Bool {
    if flag.hasPrefix("--") {
        return [
            "--fail", "--fail-with-body", "--head", "--include", "--verbose", "--write-out", "--output", "--data",
            "--request", "--upload-file",
        ]
        .contains(flag)
    }
    return flag.utf8.contains { "fIivwodXFT".utf8.contains($0) }
}

private func isConsumed(_ place: CommandPlace) -> Bool {
    let next = place.index + 1
    if next < place.step.commands.count, place.step.commands[next].connector == .pipe { return true }
    return place.command.isNested || !place.command.redirects.isEmpty
}

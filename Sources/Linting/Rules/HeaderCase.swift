import RunbookModel
import SourceText

extension Rule {
    static let headerCase = Rule(
        id: "header-case", code: "OPS011", severity: .warning, confidence: .high,
        summary: "A check looks for a header in capitals, which HTTP/2 does not have.",
        rationale: """
            Over HTTP/2, which curl speaks with almost every https server, names of headers are lower case. The check finds \
            nothing and reads like a missing header.
            """,
        bad: """
            ## Check the cache

            ```bash
            curl -I https://cdn.example.com/logo.webp | grep X-Cache
            ```
            """,
        good: """
            ## Check the cache

            ```bash
            curl -I https://cdn.example.com/logo.webp | grep -i x-cache
            ```
            """,
        allows: ["`grep -i`", "addresses without https", "curl that is told to speak HTTP/1.1"],
        check: .step { step, _, findings in
            for (index, command) in step.commands.enumerated().dropFirst() where command.connector == .pipe {
                guard command.tool == "grep" || command.tool == "egrep", !ignoresCase(command),
                    let word = pattern(of: command), isHeader(word.text), showsHeaders(step.commands[index - 1])
                else { continue }
                let insertion = SourceRange(command.toolRange.upperBound..<command.toolRange.upperBound)
                findings.report(
                    "'\(word.text)' is lower case in HTTP/2", at: word.range,
                    label: "nothing is found, though it is there",
                    fixes: [
                        Fix(
                            title: "write 'grep -i'", safety: .safe,
                            edits: [TextEdit(range: insertion, replacement: " -i")])
                    ])
            }
        })
}

private func ignoresCase(_ command: Command) -> Bool {
    command.flags.contains { flag in
        flag.name == "--ignore-case" || !flag.name.hasPrefix("--") && flag.name.contains("i")
    }
}

private func pattern(of command: Command) -> Command.Value? {
    command.flag(anyOf: ["-e", "--regexp"])?.value ?? command.positionals.first?.value
}

private func showsHeaders(_ command: Command) -> Bool {
    guard command.tool == "curl", command.flag(anyOf: ["--http1.1", "--http1.0", "-0"]) == nil else { return false }
    let shows = command.flags.contains { flag in
        ["--head", "--include", "--verbose", "--dump-header"].contains(flag.name)
            || !flag.name.hasPrefix("--") && flag.name.dropFirst().contains(where: { "IivD".contains($0) })
                && flag.name.utf8.count < 6
    }
    return shows && command.positionals.contains { $0.value.text.hasPrefix("https://") }
}

/// `X-Cache`, `Strict-Transport-Security:`; a status line is no header.
private func isHeader(_ text: String) -> Bool {
    let name = text.drop { $0 == "^" }.prefix { $0 != ":" }
    guard let first = name.first, first.isUppercase, first.isASCII, !name.hasPrefix("HTTP"), name != name.uppercased()
    else {
        return false
    }
    guard name.contains("-") || headers.contains(String(name)) else { return false }
    return name.allSatisfy { $0.isASCII && ($0.isLetter || $0 == "-") }
}

private let headers: Set<String> = [
    "Location", "Server", "Age", "Via", "Vary", "Date", "Expires", "Etag", "ETag", "Server",
]

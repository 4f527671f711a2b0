import RunbookModel
import SourceText

extension Rule {
    static let pipeToShell = Rule(
        id: "pipe-to-shell", code: "SEC005", severity: .warning, confidence: .high,
        summary: "A program is downloaded and run at once.",
        rationale: """
            Whoever controls the address, or the way to it, runs what he likes with the operator's rights. A download that \
            breaks off runs by half.
            """,
        bad: """
            ## Install

            ```bash
            curl -fsSL https://get.example.com/install.sh | sudo bash
            ```
            """,
        good: """
            ## Install

            ```bash
            curl -fsSLo install.sh https://get.example.com/v1.2.0/install.sh
            sha256sum --check install.sh.sha256
            bash install.sh
            ```
            """,
        allows: ["scripts of the own machine and cluster", "a pipe into `bash -n`"],
        check: .place { place, page, findings in
            let command = place.command
            if let download = downloaded(by: command) {
                findings.report(
                    "what is downloaded here is run at once", at: download, label: "nobody has seen what it does",
                    fixes: [Fix(title: "download it, look at it or check its hash, then run it", safety: .suggestion)])
            }
            guard command.connector == .pipe, place.index > 0, ["sh", "bash", "zsh", "dash"].contains(command.tool),
                command.flag(anyOf: ["-c", "-n"]) == nil
            else { return }
            let download = place.step.commands[place.index - 1]
            guard download.tool == "curl" || download.tool == "wget",
                download.range.upperBound <= command.range.lowerBound,
                let address = download.positionals.first(where: { $0.value.text.hasPrefix("http") })?.value,
                !isNear(address.text)
            else { return }
            findings.report(
                "what '\(host(of: address.text))' sends is run at once", at: command.toolRange,
                label: "nobody has seen what it does",
                notes: [findings.note("downloaded here", at: address.range)],
                fixes: [Fix(title: "download it, look at it or check its hash, then run it", safety: .suggestion)])
        })
}

/// `bash <(curl …)`, `sh -c "$(curl …)"`.
private func downloaded(by command: Command) -> SourceRange? {
    guard ["sh", "bash", "zsh", "dash", "source", "."].contains(command.tool), command.flag("-n") == nil else {
        return nil
    }
    let values = command.positionals.map(\.value) + command.flags.filter { $0.name == "-c" }.compactMap(\.value)
    return values.first { value in
        ["<(curl ", "<(wget ", "$(curl ", "$(wget "].contains(where: value.text.hasPrefix)
            && value.text.contains("http") && !isNear(value.text)
    }?.range
}

private func isNear(_ address: String) -> Bool {
    ["//localhost", "//127.", "//metadata", ".local/", ".internal/"].contains { address.contains($0) }
}

private func host(of address: String) -> String {
    String(address.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first ?? "it")
}

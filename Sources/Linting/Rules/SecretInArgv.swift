import RunbookModel
import SourceText

extension Rule {
    static let secretInArgv = Rule(
        id: "secret-in-argv", code: "SEC002", severity: .info, confidence: .medium,
        summary: "A command line holds a secret.",
        rationale: """
            Arguments are seen by every user of the machine in the list of processes, and stay in the shell history. A \
            value that is written out is in the runbook too.
            """,
        bad: """
            ## Check

            ```bash
            redis-cli -h cache -a S3cr3tPa55 PING
            ```
            """,
        good: """
            ## Check

            ```bash
            REDISCLI_AUTH="$(cat /run/secrets/redis)" redis-cli -h cache PING
            ```
            """,
        allows: ["a variable is pointed out in `pedantic`", "placeholders and sample values"],
        check: .command { command, _, findings in
            for (name, value, range) in secrets(of: command) {
                let isLiteral = value.isLiteral && !standsForSecret(value.text)
                if value.isLiteral, !isLiteral { continue }
                findings.report(
                    isLiteral
                        ? "'\(name)' holds a password that is written out"
                        : "'\(name)' shows the secret to every user of the machine",
                    at: range,
                    label: isLiteral
                        ? "in the file, in the process list and in the shell history"
                        : "it stays in the shell history, too",
                    severity: isLiteral ? .warning : nil,
                    fixes: [
                        Fix(
                            title: remedies[command.tool] ?? "pass it through a file or standard input",
                            safety: .suggestion)
                    ],
                    masked: isLiteral ? [range] : [])
            }
        })
}

private func secrets(of command: Command) -> [(String, Command.Value, SourceRange)] {
    guard !command.flags.isEmpty || !command.environment.isEmpty else { return [] }
    let names = secretFlags[command.tool] ?? otherSecretFlags
    var found = command.flags.compactMap { flag -> (String, Command.Value, SourceRange)? in
        guard names.contains(flag.name), !takesPorts(command), let value = flag.value, !value.text.isEmpty else {
            return nil
        }
        if flag.name == "-u" || flag.name == "--user" {
            guard command.tool == "curl", value.text.contains(":"), !value.text.hasSuffix(":") else { return nil }
        }
        return (flag.name, value, value.range)
    }
    for entry in command.environment where secretVariables.contains(entry.name) {
        if let value = entry.value, value.isLiteral { found.append((entry.name, value, value.range)) }
    }
    return found
}

/// What the tool offers instead.
private let remedies: [String: String] = [
    "docker": "pipe it into '--password-stdin'", "podman": "pipe it into '--password-stdin'",
    "helm": "pipe it into '--password-stdin'", "mysql": "put it into a file and name that with '--defaults-extra-file'",
    "mysqldump": "put it into a file and name that with '--defaults-extra-file'",
    "mariadb": "put it into a file and name that with '--defaults-extra-file'",
    "mysqladmin": "put it into a file and name that with '--defaults-extra-file'",
    "gcloud": "let gcloud ask, with '--prompt-for-password'", "redis-cli": "put it into REDISCLI_AUTH",
    "valkey-cli": "put it into REDISCLI_AUTH", "curl": "put it into a file and name that with '--netrc-file'",
]

/// Variables that a command reads its password from.
let secretVariables: Set<String> = ["PGPASSWORD", "MYSQL_PWD", "REDISCLI_AUTH"]

/// Flags whose values are secrets, by tool.
private let secretFlags: [String: Set<String>] = [
    "redis-cli": ["-a", "--pass"], "valkey-cli": ["-a", "--pass"],
    "mysql": ["-p", "--password"], "mysqldump": ["-p", "--password"], "mariadb": ["-p", "--password"],
    "mysqladmin": ["-p", "--password"], "sshpass": ["-p"],
    "curl": ["-u", "--user", "--password", "--http-password"],
    "wget": ["-u", "--user", "--password", "--http-password"],
    "mongosh": ["-p", "--password", "-w"], "mongo": ["-p", "--password", "-w"],
    "mongodump": ["-p", "--password", "-w"],
    "mongorestore": ["-p", "--password", "-w"], "ldapsearch": ["-p", "--password", "-w"],
    "docker": ["-p", "--password"], "podman": ["-p", "--password"], "helm": ["-p", "--password"],
    "az": ["-p", "--password"], "psql": [], "pg_dump": [],
]

private let otherSecretFlags: Set<String> = ["--password", "--token", "--api-key", "--secret-key"]

private func standsForSecret(_ text: String) -> Bool {
    let lower = text.lowercased()
    let last = lower.split(separator: ":").last.map(String.init) ?? lower
    return last.utf8.count < 4 || lower.contains("<") || lower.contains("{") || lower.contains("...")
        || [
            "password", "passwd", "pass", "token", "secret", "secure", "your", "xxx", "***", "key", "pwd", "value",
            "string",
            "example", "changeme", "none", "admin", "root", "test", "invalid", "dummy", "fake", "sample", "demo", "foo",
            "aaaa", "bbbb", "1234",
        ]
        .contains { last.contains($0) } || last.allSatisfy { $0 == "x" || $0 == "*" } || text == text.uppercased()
}

/// `docker run -p`, `docker compose -p`: only a login takes a password there.
private func takesPorts(_ command: Command) -> Bool {
    ["docker", "podman", "helm"].contains(command.tool) && command.path.last?.text != "login"
}

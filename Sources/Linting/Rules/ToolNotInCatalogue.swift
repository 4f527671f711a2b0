import RunbookModel
import SourceText

extension Rule {
    static let toolNotInCatalogue = Rule(
        id: "tool-not-in-catalogue", code: "CMD009", severity: .info, confidence: .high,
        summary: "No command tree describes the tool, so its commands are not checked.",
        rationale: "Silence about a command means nothing when nobody looked.",
        bad: """
            ## Look

            ```bash
            frobnicate --all
            ```
            """,
        good: """
            ## Look

            ```bash
            gcloud run services list
            ```
            """,
        allows: ["shell built-ins, scripts by their path, and names that the shell puts in"],
        check: .command { command, page, findings in
            guard command.verdict == .unknownTool, command.toolVersion == nil, isProgram(command, page) else { return }
            findings.report(
                "no command tree describes '\(command.tool)'", at: command.toolRange,
                label: "its flags and arguments are not checked",
                fixes: [
                    Fix(
                        title: "teach it with 'runsheet tools import' and a tree in .runsheet/trees",
                        safety: .suggestion)
                ])
        })
}

private let builtIns: Set<String> = [
    ".", ":", "[", "[[", "alias", "bg", "break", "cd", "command", "continue", "declare", "echo", "eval", "exec", "exit",
    "export", "false", "fg", "getopts", "hash", "jobs", "let", "local", "popd", "printf", "pushd", "pwd", "read",
    "readonly", "return", "set", "shift", "shopt", "source", "test", "times", "trap", "true", "type", "typeset",
    "ulimit", "umask", "unalias", "unset", "wait",
]

/// The name of a program, written as one.
private func isProgram(_ command: Command, _ page: Page) -> Bool {
    let name = page.runbook.file.text(in: command.toolRange)
    return !name.utf8.contains(UInt8(ascii: "/")) && !builtIns.contains(name)
        && name.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || "-_.+".utf8.contains(byte)
        }
}

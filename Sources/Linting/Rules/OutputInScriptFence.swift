import MarkdownSyntax
import RunbookModel
import ShellSyntax
import SourceText

extension Rule {
    static let outputInScriptFence = Rule(
        id: "output-in-script-fence", code: "SHL003", severity: .warning, confidence: .medium,
        summary: "A block that is labelled as a script holds what its commands print.",
        rationale: """
            Whoever copies the block pastes the output as well, and the shell runs its lines as commands. At best it says \
            'command not found' in between; a line with '>' writes a file.
            """,
        bad: """
            ## Look

            ```bash
            kubectl get pods
            NAME    READY   STATUS    RESTARTS   AGE
            web-0   1/1     Running   0          3d
            ```
            """,
        good: """
            ## Look

            ```bash
            kubectl get pods
            ```

            ```text
            NAME    READY   STATUS    RESTARTS   AGE
            web-0   1/1     Running   0          3d
            ```
            """,
        allows: [
            "output in comments, and in blocks labelled `console` or `shell-session`", "blocks with prompts",
        ],
        check: .block { block, page, findings in
            guard block.isFenced, let declared = block.declared, ["bash", "sh", "zsh"].contains(declared),
                block.effective == .shell, let procedure = block.procedure
            else { return }
            for step in page.runbook.procedures[procedure].steps[block.steps] {
                guard let expect = step.expect, block.range.contains(expect.range), expect.mode != .prose,
                    let command = step.commands.first
                else { continue }
                let lines = page.document.lines
                let line = lines.contentRange(ofLine: lines.line(at: expect.range.lowerBound), in: page.bytes).range
                let indent = page.bytes[line].prefix { $0 == 0x20 || $0 == 0x09 }.count
                guard indent < line.count, isPrinted(page.bytes[line].dropFirst(indent), by: command) else {
                    continue
                }
                findings.report(
                    "the output of '\(command.name)' stands among the commands",
                    at: SourceRange(line.lowerBound + indent..<line.upperBound),
                    label: "pasted with them, the shell runs it",
                    notes: [findings.note("this prints it", at: command.toolRange)],
                    fixes: [Fix(title: "put the output into a block of its own, labelled 'text'", safety: .suggestion)])
                return
            }
        })
}

/// The head of a table, or JSON from a program that is known. Anything else may be prose or another language under the
/// wrong label, which other rules tell of.
private func isPrinted(_ line: ArraySlice<UInt8>, by command: Command) -> Bool {
    guard ShellWordPlausibility.of(command.tool) == .known else { return false }
    if line.first == UInt8(ascii: "{") { return !["http", "[", "[["].contains(command.tool) && line.count < 3 }
    var columns = 0
    var index = line.startIndex
    while index < line.endIndex {
        let end = line[index...].firstIndex(of: 0x20) ?? line.endIndex
        let isHead = line[index..<end].allSatisfy {
            (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || "()-_/%".utf8.contains($0)
        }
        guard isHead, end - index > 1 else { return false }
        columns += 1
        index = line[end...].firstIndex { $0 != 0x20 } ?? line.endIndex
        if columns == 1, index - end < 2 { return false }
    }
    return columns > 1
}

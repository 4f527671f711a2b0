import RunbookModel
import ShellSyntax
import SourceText

extension Rule {
    static let shellSyntaxError = Rule(
        id: "shell-syntax-error", code: "SHL001", severity: .error, confidence: .high,
        summary: "Lines of a shell block are no shell.",
        rationale: """
            Pasted as they are, the shell stops with a message about another line, or waits for input that never comes. \
            Nothing of the paragraph is checked or shown as steps.
            """,
        bad: """
            ## Check

            ```bash
            if [ -f /tmp/lock ]; then
              rm /tmp/lock
            ```
            """,
        good: """
            ## Check

            ```bash
            if [ -f /tmp/lock ]; then
              rm /tmp/lock
            fi
            ```
            """,
        allows: [
            "placeholders, prompts and sample output, which the reader understands", "blocks that are cut with `...`",
        ],
        check: .block { block, page, findings in
            guard block.effective == .shell, let declared = block.declared,
                ["bash", "sh", "shell", "zsh"].contains(declared),
                hasUnread(block, page)
            else { return }
            let text = Array(block.text.utf8)
            // Bats: shell with one more kind of function.
            guard !text.contains("@test "), !HelpText.stands(in: text) else { return }
            let errors = ShellParser.parse(text).errors
            // What follows an open here-document is its text.
            let open = errors.firstIndex { $0.message.hasPrefix("here-document without its end") }
            for error in errors.prefix((open ?? errors.count) + 1)
            where !isCut(text[error.paragraph.range]) && !isTyped(error, block, page) {
                findings.report(
                    "the shell stops here: \(error.message)", at: block.map.fileRange(of: place(of: error, in: text)),
                    label: "the lines around it do not run",
                    severity: isStub(error, in: text)
                        ? .info : startsAsCommand(text[error.paragraph.range]) ? nil : .warning,
                    notes: openFence(before: error, in: text, block, findings))
            }
            reportTyped(block, page, &findings)
        })
}

/// Statements below `sqlite3 shop.db`: a shell that runs the block takes them for commands of its own.
private func reportTyped(_ block: Block, _ page: Page, _ findings: inout Findings) {
    guard let procedure = block.procedure, !Keeping.isSplit(block) else { return }
    let steps = page.runbook.procedures[procedure].steps[block.steps]
    guard let session = steps.firstIndex(where: { $0.commands.contains(where: Keeping.opensPrompt) }),
        let first = steps[session...].first(where: { $0.kind == .query }),
        let command = steps[session].commands.first(where: Keeping.opensPrompt)
    else { return }
    findings.report(
        "this is for the prompt of '\(command.name)': the shell of the block does not know it", at: first.range,
        label: "run as a script, the block stops here",
        notes: [findings.note("the prompt opens here", at: command.range)],
        fixes: [
            Fix(
                title:
                    "hand the statements to '\(command.name)' as an argument or a here-document, or give them a block "
                    + "of their own", safety: .suggestion)
        ])
}

/// Only blocks with a step that could not be read are parsed again.
private func hasUnread(_ block: Block, _ page: Page) -> Bool {
    guard let procedure = block.procedure else { return true }
    return page.runbook.procedures[procedure].steps[block.steps].contains { $0.commands.isEmpty && $0.kind != .manual }
}

/// A fence with a label inside the block: the one above it was never closed.
private func openFence(
    before error: ShellError, in text: [UInt8], _ block: Block, _ findings: Findings
) -> [Diagnostic.Note] {
    var start = 0
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
        defer { start += line.count + 1 }
        guard start < error.range.upperBound else { break }
        let code = line.drop { $0 == 0x20 }
        guard code.starts(with: "```".utf8), code.count > 3 else { continue }
        let range = block.map.fileRange(of: SourceRange(start..<start + line.count))
        return [
            findings.note("a fence with a label closes nothing: the block goes on to the next plain one", at: range)
        ]
    }
    return []
}

/// `main() { # your code here }`: the pattern of a script, whose body is still to be written.
private func isStub(_ error: ShellError, in text: [UInt8]) -> Bool {
    let before = text[..<min(error.range.lowerBound, text.count)]
    var lines = before.split(separator: 0x0A).map { $0.drop { $0 <= 0x20 } }.filter { !$0.isEmpty }
    var comments = 0
    while let last = lines.last, last.first == 0x23 {
        comments += 1
        lines.removeLast()
    }
    guard comments > 0, let opener = lines.last else { return false }
    return ["{", "do", "then", "else"].contains { opener.suffix($0.utf8.count).elementsEqual($0.utf8) }
}

private func isCut(_ text: ArraySlice<UInt8>) -> Bool {
    let paragraph = Array(text)
    // `(--all|--cluster) [rev=REV]`: how a command is written.
    if paragraph.contains(" (-"), paragraph.contains("|"), paragraph.contains("[") { return true }
    return paragraph.contains("...") || paragraph.contains("…") || paragraph.contains("{{") || paragraph.contains("{%")
}

/// A place that can be seen: never empty, never more than its line.
private func place(of error: ShellError, in text: [UInt8]) -> SourceRange {
    var start = min(error.range.lowerBound, max(text.count - 1, 0))
    while start > error.paragraph.lowerBound, start < text.count, text[start] <= 0x20 { start -= 1 }
    var end = min(max(error.range.upperBound, start + 1), text.count)
    if let newline = text[start..<end].firstIndex(of: 0x0A) { end = max(newline, start) }
    return SourceRange(start..<max(end, start))
}

/// What begins with a program that is known was meant to run; the rest is output or prose under the wrong label.
private func startsAsCommand(_ paragraph: ArraySlice<UInt8>) -> Bool {
    let lines = paragraph.split(separator: 0x0A).lazy.map { $0.drop { $0 <= 0x20 } }
    guard let code = lines.first(where: { $0.first.map { $0 != 0x23 } ?? false }) else { return false }
    let word = String(decoding: code.prefix { $0 > 0x20 && $0 != 0x3B }, as: UTF8.self)
    return ShellWordPlausibility.of(word) == .known
}

/// What is typed into a program that the block started, such as SQL.
private func isTyped(_ error: ShellError, _ block: Block, _ page: Page) -> Bool {
    guard let procedure = block.procedure else { return false }
    let range = block.map.fileRange(of: error.paragraph)
    return page.runbook.procedures[procedure].steps[block.steps].contains { step in
        step.effectiveLanguage == .sql && step.range.overlaps(range)
    }
}

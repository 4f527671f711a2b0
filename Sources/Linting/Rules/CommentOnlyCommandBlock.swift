import MarkdownSyntax
import RunbookModel
import ShellSyntax
import SourceText

extension Rule {
    static let commentOnlyCommandBlock = Rule(
        id: "comment-only-command-block", code: "DOC003", severity: .warning, confidence: .high,
        summary: "A command block holds comments and no command.",
        rationale: """
            It looks like something to run. Pasted, it does nothing, and the step counts as done.
            """,
        bad: """
            ## Verify

            ```bash
            # Check Sentry for errors
            # Filter by endpoint, user and time
            ```
            """,
        good: """
            ## Verify

            Check Sentry for errors; filter by endpoint, user and time.
            """,
        allows: [
            "commands that are commented out, with a reason", "blocks that show what comments look like",
            "a cron table, a configuration file",
            "templates of runbooks",
        ],
        check: .block { block, page, findings in
            guard block.isFenced, let declared = block.declared,
                ["bash", "sh", "shell", "zsh"].contains(declared), !UnfilledBlanks.isTemplate(page.runbook.path)
            else {
                return
            }
            guard holdsCommentsOnly(block.text) else { return checkLastStep(of: block, page, &findings) }
            let lines = block.text.split(separator: "\n").map { $0.drop { $0 == " " || $0 == "\t" } }.filter {
                !$0.isEmpty
            }
            guard let first = lines.first, lines.allSatisfy({ $0.hasPrefix("#") && !$0.hasPrefix("#!") }),
                !lines.contains(where: isCommand), !announcesOutput(first), !first.contains("ncomment "),
                !isAboutComments(block, page)
            else { return }
            let start = block.text.range(of: first)
            findings.report(
                "the block holds no command, only \(lines.count == 1 ? "a comment" : "comments")",
                at: block.map.fileRange(of: start), label: "pasted, it does nothing",
                fixes: [Fix(title: "write it as text, or add the command", safety: .suggestion)])
        })
}

/// "# Restart service" at the end of a block: the step that makes the others count has no command.
private func checkLastStep(of block: Block, _ page: Page, _ findings: inout Findings) {
    guard let procedure = block.procedure, block.steps.count > 1,
        let step = page.runbook.procedures[procedure].steps[block.steps].last, step.kind == .manual,
        step.titleSource == .comment, step.details.isEmpty, !elsewhere.stand(in: step.title),
        let verb = step.title.split(separator: " ").first, actions.contains(verb.lowercased()),
        (2...5).contains(step.title.split(separator: " ").count)
    else { return }
    findings.report(
        "'\(step.title)' is the last step of the block, and no command does it", at: step.range,
        label: "what the lines above set up does not take effect",
        fixes: [Fix(title: "add the command", safety: .suggestion)])
}

private let actions: Set<String> = ["restart", "reload", "redeploy"]

/// Somewhere else than in this terminal, or not by hand.
private let elsewhere = Phrases([
    "manually", "console", "dashboard", "ui", "automatic*", "via", "in the", "editor", "vscode", "browser", "claude",
    "cursor", "terminal", "shell", "if", "dev", "local", "test*",
])

/// "Document everything", "Write comments": the block shows what they look like.
private func isAboutComments(_ block: Block, _ page: Page) -> Bool {
    let lines = page.document.lines
    let first = lines.line(at: block.range.lowerBound)
    guard first > 0 else { return false }
    let above = lines.range(ofLine: max(0, first - 2)).lowerBound..<block.range.lowerBound
    return comments.stand(in: page.text(SourceRange(above)))
}

private let comments = Phrases(["comment", "comments", "document everything", "document your", "documentation"])

/// "# Should show:": the rest is what the step before prints.
private func announcesOutput(_ line: Substring) -> Bool {
    outputs.stand(in: String(line)) && line.last == ":"
}

private let outputs = Phrases([
    "look for", "should", "expected", "output", "you will see", "shows", "prints", "returns",
])

private func holdsCommentsOnly(_ text: String) -> Bool {
    var isAtStart = true
    for byte in text.utf8 {
        if byte == 0x0A {
            isAtStart = true
        } else if isAtStart, byte != 0x20, byte != 0x09 {
            guard byte == 0x23 else { return false }
            isAtStart = false
        }
    }
    return true
}

/// A command that is commented out: a word of a tool, then flags or paths.
private func isCommand(_ line: Substring) -> Bool {
    let words = line.drop { $0 == "#" || $0 == " " }.split(separator: " ")
    // `# GATEWAY_URL=http://localhost:8080`
    if let first = words.first, first.contains("="), first.first?.isLetter == true { return true }
    guard let first = words.first, first == first.lowercased(), first.utf8.count > 1 else { return false }
    // `# gitlab-ctl restart consul`, `# /opt/bin/consul members`: the prompt of root.
    if words.count > 1, first.hasPrefix("/") || first.hasPrefix("./") { return true }
    if ShellWordPlausibility.of(String(first)) == .known, words.dropFirst().contains(where: isName) { return true }
    if words.count > 1, words.count < 5, first.contains("-"), !first.hasSuffix(":") { return true }
    return words.dropFirst().contains {
        $0.hasPrefix("-") && $0.utf8.count > 1 || $0.contains("/") || $0.contains("=") || $0.hasPrefix("$")
    }
}

/// `rgw_dns_name`, `client.rgw`: no word of a sentence.
private func isName(_ word: Substring) -> Bool {
    word.utf8.dropFirst().dropLast().contains { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".") }
}

extension String {
    /// The UTF-8 range of a part of this string.
    fileprivate func range(of part: Substring) -> SourceRange {
        let start = utf8.distance(from: utf8.startIndex, to: part.startIndex)
        return SourceRange(start..<start + part.utf8.count)
    }
}

import RunbookModel
import SourceText

extension Rule {
    static let blockingCommandMidBlock = Rule(
        id: "blocking-command-mid-block", code: "OPS004", severity: .warning, confidence: .high,
        summary: "A command that does not come back stands above others in the same block.",
        rationale: """
            Whoever copies the block pastes all of it. A proxy, a shell on another machine or a log that is followed keeps \
            the terminal: the lines below never run, or run in the wrong place.
            """,
        bad: """
            ## Migrate

            ```bash
            cloud-sql-proxy --port 5432 acme:us-central1:db
            psql -h 127.0.0.1 -U app shop
            ```
            """,
        good: """
            ## Migrate

            In one terminal:

            ```bash
            cloud-sql-proxy --port 5432 acme:us-central1:db
            ```

            In another one:

            ```bash
            psql -h 127.0.0.1 -U app shop
            ```
            """,
        allows: [
            "`&` at the end, input from a here-document or a pipe",
            "remarks such as \"in another terminal\"",
            "blocks whose commands are alternatives: ways in which one tool shows logs",
        ],
        check: .procedure { procedure, page, findings in
            for (index, step) in procedure.steps.enumerated() where Keeping.mayHappen(in: step) {
                guard let block = step.block,
                    let follower = follower(of: index, in: procedure, block: block)
                else {
                    continue
                }
                guard let culprit = culprit(of: step), !returns(culprit),
                    follower.kind != .query || Keeping.opensPrompt(culprit),
                    !areAlternatives(procedure, block, culprit, follower, page),
                    follower.kind == .query && Keeping.opensPrompt(culprit)
                        || !isList(procedure, page.runbook.blocks[block], page), !endsInAmpersand(culprit, page),
                    !isSplit(page.runbook.blocks[block], page), !isShownOnly(step, follower), !isBroken(culprit),
                    !ends(culprit, page),
                    !isOutput(page.runbook.blocks[block], page),
                    !isPrinted(from: culprit, to: follower, page), !isPair(culprit, follower),
                    !stops(culprit, page.runbook.blocks[block])
                else { continue }
                findings.report(
                    "'\(culprit.name)' \(Keeping(culprit).phrase)", at: range(of: culprit),
                    label: Keeping(culprit).loss, severity: Keeping.isMeantToBeTyped(culprit) ? .info : nil,
                    notes: [
                        findings.note("this does not run", at: follower.commands.first?.range ?? follower.range)
                    ],
                    fixes: [Fix(title: Keeping(culprit).remedy, safety: .suggestion)])
                // What follows a session is typed into it.
                if Keeping(culprit).isSession { return }
            }
        })
}

private func culprit(of step: Step) -> Command? {
    let top = step.commands.filter { !$0.isNested && !$0.isBackground }
    return top.last { blocks($0) } ?? top.last
}

private func blocks(_ command: Command) -> Bool {
    command.flag(anyOf: ["-f", "-F", "--follow", "-w", "--watch", "-it", "-ti", "-i", "--tail"])
        != nil
        || ["ssh", "watch", "cloud_sql_proxy", "cloud-sql-proxy", "top", "htop"].contains(command.tool)
        || Keeping.opensPrompt(command) || Keeping.opensEditor(command) || Keeping.serves(command)
}

/// The next step of the same block that runs something.
private func follower(of index: Int, in procedure: Procedure, block: Int) -> Step? {
    // Of thousands of steps only the next is looked at.
    procedure.steps[(index + 1)...].lazy.prefix { $0.block == block }.first { step in
        !step.commands.isEmpty && step.kind == .command || step.kind == .query
    }
}

/// `kubectl run` without a terminal makes a pod and comes back, whatever runs in it.
private func returns(_ command: Command) -> Bool {
    if command.connector == .pipe, command.flag(anyOf: ["-f", "-F", "--follow"]) == nil { return true }
    // What it reads ends.
    if command.redirects.contains(where: { $0.op.begins("<") || $0.op.begins("0<") }) { return true }
    guard command.tool == "kubectl" || command.tool == "oc", command.path.first?.text == "run" else { return false }
    return command.flag(anyOf: ["-i", "-it", "-ti", "--stdin", "--attach", "--rm", "-t", "--tty"]) == nil
}

private func range(of command: Command) -> SourceRange {
    command.path.last.map { command.toolRange.union($0.range) } ?? command.toolRange
}

/// The author says that the next lines go elsewhere; asked of each command of the block.
private func isSplit(_ block: Block, _ page: Page) -> Bool {
    page.answers.answer(PageAnswers.Question(words: "split", place: block.range)) { Keeping.isSplit(block) }
}

/// Every command of the block only looks, the next one with the same tool or until it is stopped too: the reader picks.
private func areAlternatives(
    _ procedure: Procedure, _ block: Int, _ culprit: Command, _ follower: Step, _ page: Page
) -> Bool {
    guard follower.run.isBlocking || follower.commands.contains(where: { $0.tool == culprit.tool }) else {
        return false
    }
    let place = page.runbook.blocks[block]
    return page.answers.answer(PageAnswers.Question(words: "only looks", place: place.range)) {
        procedure.steps[place.steps.clamped(to: procedure.steps.indices)].allSatisfy { step in
            step.block != block || step.commands.allSatisfy { $0.effect <= .read } && !step.run.isInteractive
        }
    }
}

/// It only says its version, or runs one program that comes back: `kubectl run … -- psql --command …`.
private func ends(_ command: Command, _ page: Page) -> Bool {
    if command.flag(anyOf: ["--version", "--help"]) != nil { return true }
    let words = command.path.map(\.text) + command.positionals.map(\.value.text)
    if words.first == "version" || words.first == "help" { return true }
    if ["docker", "podman"].contains(command.tool), words.first == "exec" {
        let inner = page.text(command.range).split(separator: " ")
        return inner.contains { surveys.contains(String($0)) }
    }
    // One program of the image, with its arguments, and no port.
    if ["docker", "podman"].contains(command.tool), words.first == "run", command.positionals.count > 1,
        command.flag("--entrypoint") != nil, command.flag(anyOf: ["-p", "--publish", "-P", "-t", "-it", "-ti"]) == nil
    {
        return true
    }
    if ["docker", "podman"].contains(command.tool), words.first == "run", command.positionals.count > 1 {
        return lookers.contains(command.positionals[1].value.text)
    }
    guard ["kubectl", "oc"].contains(command.tool), words.first == "run" || words.first == "exec" else { return false }
    let text = page.text(command.range)
    guard let tail = text.firstRange(of: " -- ") else { return false }
    let inner = text[tail.upperBound...].split { $0 == " " || $0 == "\n" || $0 == "\\" }
    guard let program = inner.first?.split(separator: "/").last, inner.count > 1 else { return false }
    return ["psql", "mysql", "mariadb", "mongosh", "redis-cli", "curl", "wget", "nslookup", "dig", "cat", "ls"]
        .contains(program)
        && (inner.contains { ["-c", "--command", "-e", "--execute", "--eval"].contains($0) || $0.hasPrefix("http") }
            || !["psql", "mysql", "mariadb", "mongosh", "redis-cli"].contains(program))
}

/// What `redis-cli` looks through once.
private let surveys: Set<String> = ["--bigkeys", "--memkeys", "--hotkeys", "--scan"]

/// Programs that look at something and come back.
private let lookers: Set<String> = [
    "id", "ls", "cat", "env", "echo", "date", "whoami", "hostname", "uname", "curl", "wget", "nslookup", "dig", "df",
    "true", "printenv", "stat",
]

/// The head of a table stands between them: what follows is what the command prints.
private func isPrinted(from culprit: Command, to follower: Step, _ page: Page) -> Bool {
    let start = culprit.range.upperBound
    guard follower.range.upperBound > start, follower.range.upperBound <= page.bytes.count else { return false }
    return page.bytes[start..<follower.range.upperBound].split(separator: 0x0A).contains(where: TableHead.stands)
}

/// What a program prints about itself, or what a forwarding has printed.
private func isOutput(_ block: Block, _ page: Page) -> Bool {
    page.answers.answer(PageAnswers.Question(words: "output", place: block.range)) {
        block.text.contains("\nForwarding from ") || HelpText.stands(in: Array(block.text.utf8))
    }
}

/// What is shown as wrong nobody runs, and of "or" only one side.
private func isShownOnly(_ step: Step, _ follower: Step) -> Bool {
    wrong.contains(where: step.title.hasPrefix) || others.contains(where: (follower.title + " ").hasPrefix)
}

private let wrong = ["Wrong", "WRONG", "wrong", "Bad", "BAD", "Incorrect", "Don't", "Do not", "Never", "❌", "Avoid"]
private let others = [
    "--- or", "--- Or", "--- OR", "Or ", "or ", "OR ", "Or:", "OR:", "Alternatively", "Method ", "Option ", "Variant ",
]

/// Two ways to run the same image, or "up" and "down" of one file, right below each other: a reference.
private func isPair(_ culprit: Command, _ follower: Step) -> Bool {
    guard follower.titleSource != .comment, let next = follower.commands.first, next.tool == culprit.tool else {
        return false
    }
    let words = (culprit.path.last?.text, next.path.last?.text)
    if words == ("up", "down") { return true }
    return words == ("run", "run") && culprit.positionals.last?.value.text == next.positionals.last?.value.text
}

/// A merge that is expected to stop at a conflict opens no editor.
private func stops(_ command: Command, _ block: Block) -> Bool {
    command.tool == "git" && block.text.holds("--continue")
}

/// `-n` at the end of the line: its value stands in the next one.
private func isBroken(_ command: Command) -> Bool {
    guard let last = command.flags.last, ["-n", "--namespace"].contains(last.name), last.value == nil else {
        return false
    }
    return last.range.upperBound == command.range.upperBound
}

/// Collections of commands are not pasted as a whole, and sketches not at all.
private func isList(_ procedure: Procedure, _ block: Block, _ page: Page) -> Bool {
    let explains = page.answers.answer(PageAnswers.Question(words: "glossary", place: block.range)) {
        isGlossary(block)
    }
    guard block.declared != nil, block.effective == .shell, !explains else { return true }
    return (procedure.path.suffix(1) + [procedure.title]).contains { title in
        collections.stand(in: title)
    }
}

/// Most lines tell behind a `#` what their command is for: a list to choose from.
private func isGlossary(_ block: Block) -> Bool {
    let lines = block.text.utf8.split(separator: 0x0A).map { $0.drop { $0 <= 0x20 } }
        .filter { !$0.isEmpty && $0.first != 0x23 }
    let told = lines.count { line in line.indices.contains { line[$0...].starts(with: " # ".utf8) } }
    return lines.count > 2 && told * 3 >= lines.count * 2
}

/// `&` behind the command, whatever the statement around it is.
private func endsInAmpersand(_ command: Command, _ page: Page) -> Bool {
    let rest = page.bytes[min(command.range.upperBound, page.bytes.count)...].drop { $0 == 0x20 }
    return rest.first == 0x26 && rest.dropFirst().first != 0x26
}

private let collections = Phrases([
    "reference", "command*", "cheat*", "useful", "quick*", "support", "tips", "shortcuts", "tools",
    "aliases",
    "examples", "memorize", "summary", "recap", "compression", "scripts",
])

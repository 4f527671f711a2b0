import RunbookModel
import SourceText

extension Rule {
    static let undoneInSameBlock = Rule(
        id: "undone-in-same-block", code: "OPS010", severity: .warning, confidence: .medium,
        summary: "Two commands of one block set the same thing to different values.",
        rationale: """
            A block is copied as a whole. The second command runs right behind the first and takes it back, or both of two \
            alternatives run: scaled up and down at once, rolled back twice.
            """,
        bad: """
            ## Scale

            ```bash
            # Scale up
            kubectl scale deployment worker --replicas=20 -n shop

            # Scale down after the spike
            kubectl scale deployment worker --replicas=3 -n shop
            ```
            """,
        good: """
            ## Scale

            ```bash
            kubectl scale deployment worker --replicas=20 -n shop
            ```

            After the spike:

            ```bash
            kubectl scale deployment worker --replicas=3 -n shop
            ```
            """,
        allows: [
            "commands on different targets", "to zero and back, which is a restart",
            "a wait, a check or a question between them",
            "lists of commands for reference",
            "statements with INSERT, DELETE or SELECT between them, which tell a history",
        ],
        check: .procedure { procedure, page, findings in
            guard !isReference(procedure), !isReference(page.runbook.path) else { return }
            var last: [Int: [Setting]] = [:]
            for index in procedure.steps.indices where sharesBlock(index, procedure) {
                let step = procedure.steps[index]
                guard let block = step.block, !isOfSessions(block, page) else { continue }
                let settings = Setting.all(of: step)
                // Something else is changed between the two: they are the beginning and the end of a sequence.
                if waits(step) || step.effect >= .change && settings.isEmpty { last[block] = nil }
                for setting in settings {
                    let earlier = last[block, default: []].first {
                        $0.target == setting.target && $0.value != setting.value
                    }
                    last[block, default: []].removeAll { $0.target == setting.target }
                    last[block, default: []].append(setting)
                    guard let earlier else { continue }
                    findings.report(
                        "'\(setting.shown)' follows '\(earlier.shown)' in the same block", at: setting.range,
                        label: "pasted as a whole, both run, and only the last one holds",
                        notes: [findings.note("the first one", at: earlier.range)],
                        fixes: [Fix(title: "put each into a block of its own", safety: .suggestion)])
                }
            }
        })
}

/// `-- Terminal 2`: what two sessions do in turn.
private func isOfSessions(_ block: Int, _ page: Page) -> Bool {
    page.says(sessions, in: page.runbook.blocks[block].range)
}

private let sessions = Phrases(["terminal 2", "session 2", "session b", "transaction 2", "transaction b", "client 2"])

/// What a command or a statement sets, and to which value.
private struct Setting {
    var target: String
    var value: String
    /// What differs, for the message.
    var shown: String
    var range: SourceRange

    static func all(of step: Step) -> [Setting] {
        if step.effectiveLanguage == .sql { return updates(in: step) }
        var found: [Setting] = []
        for index in step.commands.indices
        where tools.contains(step.commands[index].tool) && !step.commands[index].isNested
            && step.commands[index].connector == .none
        {
            if let setting = Setting(step.commands[index]) { found.append(setting) }
        }
        return found
    }

    private static let tools: Set<String> = ["kubectl", "oc", "flask", "alembic", "gcloud"]

    /// Commands that set one thing of one target.
    init?(_ command: Command) {
        let path = command.path.map(\.text)
        switch (command.tool, path.last) {
        case ("kubectl", "scale"), ("oc", "scale"):
            // To zero and back is a restart.
            guard command.flag("--replicas")?.value?.text != "0" else { return nil }
            self.init(command, by: ["--replicas"], targets: command.positionals)
        case ("flask", "downgrade"), ("alembic", "downgrade"):
            guard let value = command.positionals.first?.value ?? command.flags.last?.asValue, value.isLiteral else {
                return nil
            }
            self.init(target: path.joined(separator: " "), value: value.text, shown: value.text, range: value.range)
        case ("gcloud", "update-traffic"):
            self.init(command, by: ["--to-revisions", "--to-latest", "--to-tags"], targets: command.positionals)
        case ("gcloud", "update"), ("gcloud", "patch"):
            self.init(
                command, by: ["--min-instances", "--max-instances", "--tier", "--memory", "--cpu"],
                targets: command.positionals)
        default: return nil
        }
    }

    private init?(_ command: Command, by names: [String], targets: [Command.Positional]) {
        guard let flag = command.flag(anyOf: names), !targets.isEmpty else { return nil }
        if let value = flag.value, !value.isLiteral { return nil }
        let scope = command.flags.filter {
            ["-n", "--namespace", "--project", "--region", "--context"].contains($0.name)
        }
        let name = names.first == "--replicas" || names.first == "--to-revisions" ? "" : flag.name
        target =
            command.path.map(\.text).joined(separator: " ") + " " + targets.map(\.value.text).joined(separator: " ")
            + scope.compactMap { $0.value?.text }.joined(separator: " ") + name
        value = flag.name + (flag.value?.text ?? "")
        shown = flag.name + (flag.value.map { "=" + $0.text } ?? "")
        range = flag.range
    }

    private init(target: String, value: String, shown: String, range: SourceRange) {
        (self.target, self.value, self.shown, self.range) = (target, value, shown, range)
    }

    /// `UPDATE t SET c = 1 WHERE x`: the same rows and column, another value.
    private static func updates(in step: Step) -> [Setting] {
        guard update.stand(in: step.text) else { return [] }
        var found: [Setting] = []
        for statement in step.text.split(separator: ";") {
            let words = statement.split { " \n\t=".contains($0) }
            // Rows come and go between the two, or somebody looks: the block tells what happens one after the other.
            let verbs = words.map { $0.uppercased() }
            if verbs.contains(where: others.contains) || verbs.contains("SELECT") && !verbs.contains("UPDATE") {
                found.removeAll()
            }
            guard let verb = words.firstIndex(where: { $0.uppercased() == "UPDATE" }), words.count > verb + 6,
                words[verb + 2].uppercased() == "SET", words[verb + 5].uppercased() == "WHERE"
            else { continue }
            let place = step.text.utf8.distance(from: step.text.startIndex, to: words[verb].startIndex)
            let end = step.text.utf8.distance(from: step.text.startIndex, to: words[verb + 4].endIndex)
            let rows = words[(verb + 6)...].joined(separator: " ")
            let column = String(words[verb + 3])
            found.append(
                Setting(
                    target: "\(words[verb + 1]) \(column) \(rows)", value: String(words[verb + 4]),
                    shown: "SET \(column) = \(words[verb + 4])", range: step.map.fileRange(of: SourceRange(place..<end))
                ))
        }
        return found
    }
}

extension Command.Flag {
    fileprivate var asValue: Command.Value? { Command.Value(text: name, range: nameRange, isLiteral: true) }
}

/// Most blocks are one step: nothing in them follows anything. A step of SQL may hold several statements.
private func sharesBlock(_ index: Int, _ procedure: Procedure) -> Bool {
    let steps = procedure.steps
    let block = steps[index].block
    return steps[index].commands.count > 1 || steps[index].effectiveLanguage == .sql
        || index > 0 && steps[index - 1].block == block || index + 1 < steps.count && steps[index + 1].block == block
}

/// Something that takes its time, or that somebody looks at, stands between; or what follows is about another cluster.
private func waits(_ step: Step) -> Bool {
    step.kind == .wait || step.run.isBlocking || step.run.isInteractive
        // `# delete the volumes of the others`: something is done by hand first.
        || step.titleSource == .comment && between.stand(in: step.title)
        || step.commands.contains { command in
            ["sleep", "wait", "watch", "read"].contains(command.tool)
                || command.path.contains { ["wait", "status", "use-context", "set-context"].contains($0.text) }
        }
}

private let between = Phrases(["delete the", "remove the", "wait for", "wait until", "by hand", "manually"])

private func isReference(_ procedure: Procedure) -> Bool {
    (procedure.path.suffix(1) + [procedure.title]).contains { references.stand(in: $0) }
}

/// `docs/kubectl_reference.md`
private func isReference(_ path: String) -> Bool {
    references.stand(in: String((path.split(separator: "/").last ?? "").map { $0.isLetter ? $0 : " " }))
}

private let update = Phrases(["update"])

private let others: Set<String> = ["INSERT", "DELETE", "TRUNCATE", "COPY", "MERGE", "UPSERT"]

private let references = Phrases([
    "reference", "command*", "cheat*", "examples", "example", "useful", "usage", "syntax", "sample output",
    "output example*", "输出示例",
])

import MarkdownSyntax
import RunbookModel
import SourceText

extension Rule {
    static let unguardedDestruction = Rule(
        id: "unguarded-destruction", code: "OPS001", severity: .warning, confidence: .medium,
        summary: "Data is deleted, and no word around it says so.",
        rationale: """
            A line that deletes a database looks like the lines around it. One sentence (what is lost, what has to be true \
            first) is the difference between a pause and a paste.
            """,
        bad: """
            ## Free space

            ```bash
            kubectl delete namespace shop
            ```
            """,
        good: """
            ## Free space

            **Warning**: this takes all volumes of the namespace along. Make sure that nobody uses it.

            ```bash
            kubectl delete namespace shop
            ```
            """,
        allows: [
            "commands that ask first and show what they are about to delete (`terraform destroy`): a hint",
            "what is named as a test, a copy, a cache or a temporary thing",
            "tables that the procedure makes itself, and what it creates under the same name: a hint",
            "pods, jobs and other parts that come back", "sections whose title says that something is deleted",
            "words of warning, a condition or a backup in the section", "sections about what nobody may do",
            "files in another language than English, whose warnings are not understood: a hint",
        ],
        check: .procedure { procedure, page, findings in
            let losses = procedure.steps.indices.compactMap { index -> DataLoss? in
                let step = procedure.steps[index]
                guard let loss = DataLoss.first(in: step), !saysSo(step, page), !isAnnounced(loss, page),
                    !procedure.steps[..<index].contains(where: keepsCopy)
                else { return nil }
                return loss
            }
            guard !losses.isEmpty, !deletions.stand(inAny: procedure.path + [procedure.title]),
                !warns(procedure, page), !page.headingsSay(.deterrents, at: procedure.range.lowerBound)
            else { return }
            let isForeign = page.isInAnotherLanguage
            let isTried = rehearsals.stand(inAny: procedure.path + [procedure.title])
            let made = losses.contains { $0.dropped != nil } ? thingsMade(in: procedure, page) : []
            for loss in losses {
                let isOwn =
                    made.contains(loss.dropped?.lowercased() ?? "") || page.makesItself(loss.range)
                    || isMadeAnew(loss, page)
                findings.report(
                    "this deletes \(loss.what), and nothing around it says so", at: loss.range,
                    label: "one paste from loss",
                    severity: isTried || isOwn || isForeign || loss.isAskedFor ? .info : nil,
                    fixes: [
                        Fix(
                            title: "make a backup before it, or say what is lost and what has to be true first",
                            safety: .suggestion)
                    ])
            }
        })
}

/// A remark of the four lines above says it: `/* step 4: see that nothing is left, and drop it */`.
private func isAnnounced(_ loss: DataLoss, _ page: Page) -> Bool {
    let lines = page.document.lines
    let own = lines.line(at: loss.range.lowerBound)
    return (max(0, own - 4)..<own).contains { number in
        let line = page.bytes[lines.contentRange(ofLine: number, in: page.bytes).range].drop { $0 <= 0x20 }
        return line.count < 400 && (line.starts(with: "/*".utf8) || line.starts(with: "--".utf8))
            && announcements.stand(in: String(decoding: line, as: UTF8.self))
    }
}

/// Tables that the procedure makes itself, to show something with them, and databases that it makes tables in. A database
/// that is only made anew may be about to be restored.
private func thingsMade(in procedure: Procedure, _ page: Page) -> Set<String> {
    let tables = page.tablesMade(in: procedure.range)
    return tables.union(tables.compactMap { name in name.firstIndex(of: ".").map { String(name[..<$0]) } })
}

/// `DROP TABLE IF EXISTS forecast; SELECT madlib.arima_train('prices', 'forecast', …)`: what follows writes it again.
private func isMadeAnew(_ loss: DataLoss, _ page: Page) -> Bool {
    guard let name = loss.dropped, let block = page.block(at: loss.range) else { return false }
    let rest = page.bytes[loss.range.upperBound..<max(loss.range.upperBound, block.range.upperBound)]
    return rest.prefix(4_000).contains(Array("'\(name)'".utf8))
}

/// Words of warning in the text and in the comments. Those of a command warn nobody: `--skip-final-snapshot`.
private func warns(_ procedure: Procedure, _ page: Page) -> Bool {
    let text = page.prose[procedure.range.range] + page.comments(in: procedure)
    let spoken = String(decoding: text, as: UTF8.self)
    return warnings.stand(in: spoken) || spoken.holds("⚠")
}

/// A step that saves something first, by what it runs and not by its flags.
private func keepsCopy(_ step: Step) -> Bool {
    step.effect != .destroy
        && step.commands.contains { command in
            copies.stand(in: command.name) || copies.stand(inAny: command.positionals.map(\.value.text))
        }
}

/// The comment or the text right above it tells the reader that something is deleted.
private func saysSo(_ step: Step, _ page: Page) -> Bool {
    let own = [.statement, .heading].contains(step.titleSource) ? [] : [step.title]
    if deletions.stand(inAny: own + step.details + [step.group ?? ""]) { return true }
    guard let block = step.block else { return false }
    let lines = page.document.lines
    let last = lines.line(at: page.runbook.blocks[block].range.lowerBound)
    let above = lines.range(ofLine: max(0, last - 4)).union(lines.range(ofLine: max(last, 1) - 1))
    // Asked again for each step of the block.
    return page.answers.answer(PageAnswers.Question(words: "prose:" + deletions.text, place: above)) {
        deletions.stand(in: page.prose.span.extracting(above.range))
    }
}

/// Nobody has data there yet, or nobody pastes it.
private let rehearsals = Phrases([
    "test*", "dev", "development", "local*", "staging", "sandbox", "demo*", "tutorial*", "example*", "drill*",
    "cheat*", "reference", "command*", "memorize", "summary", "useful", "benchmark*", "getting started", "quick start",
    "quickstart", "setup", "set up", "setting up", "install*", "bootstrap*",
])

private let deletions = Phrases([
    "delete*", "deleting", "deletion*", "removal*", "destroy*", "destruction", "drop*", "clean up", "cleanup",
    "cleaning up", "clean", "tear down", "teardown",
    "remov*",
    "uninstall*", "decommission*", "purge*", "wipe*", "reset*",
    "format*", "truncate*", "eras*", "sd card", "flash*",
])

/// The other half of a migration drops what its first half makes: `-- migrations/0001_users.down.sql`.
private let announcements = Phrases(
    deletions.text.split(separator: "\n").map(String.init) + ["down.sql", "down migration"])

private let copies = Phrases([
    "backup*", "snapshot*", "pg_dump", "pg_dumpall", "mysqldump", "mongodump", "dump", "export",
])

private let warnings = Phrases([
    "warning", "caution", "danger*", "careful*", "irreversibl*", "cannot be undone", "can not be undone", "data loss",
    "lose*", "loss", "make sure", "ensure", "confirm*", "verify", "backup*", "back up", "snapshot*", "only if",
    "before you", "destructive", "permanently", "important", "note",
])

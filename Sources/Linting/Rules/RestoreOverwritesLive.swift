import RunbookModel
import SourceText

extension Rule {
    static let restoreOverwritesLive = Rule(
        id: "restore-overwrites-live", code: "DBM005", severity: .warning, confidence: .medium,
        summary: "A restore writes over what is live, and nothing is saved first.",
        rationale: """
            What was written since the backup is gone, and with it the damaged data that the analysis needs. When the backup \
            turns out to be broken too, there is nothing left.
            """,
        bad: """
            ## Restore

            ```bash
            gcloud storage cp gs://acme/backup/shop.db gs://acme/shop.db
            ```
            """,
        good: """
            ## Restore

            ```bash
            gcloud storage cp gs://acme/shop.db gs://acme/backup/before-restore.db
            gcloud storage cp gs://acme/backup/shop.db gs://acme/shop.db
            ```
            """,
        allows: [
            "restores into another name",
            "a backup, dump or snapshot before it, or words that ask for one",
        ],
        check: .procedure { procedure, page, findings in
            let restores = procedure.steps.contains { $0.commands.contains { overwritten(by: $0) != nil } }
            guard restores, !saysBackupFirst(procedure), !isRehearsed(procedure, page),
                !told.stand(in: page.text(procedure.range))
            else { return }
            var isSaved = false
            for step in procedure.steps {
                for command in step.commands {
                    if savesState(command) { isSaved = true }
                    if command.tool == "createdb" { return }
                    guard !isSaved, let target = overwritten(by: command) else { continue }
                    findings.report(
                        "the restore writes over \(target.name) and nothing saves it first", at: target.range,
                        label: "what was written since the backup is lost",
                        fixes: [
                            Fix(title: "make a backup of what is there as the step before", safety: .suggestion)
                        ])
                    return
                }
            }
        })
}

/// Copies into a folder of backups, dumps, snapshots.
private func savesState(_ command: Command) -> Bool {
    if ["pg_dump", "pg_dumpall", "mysqldump", "mongodump", "pg_basebackup"].contains(command.tool) {
        return true
    }
    let words = command.path.map(\.text)
    if words.contains("snapshot") || words.contains("snapshots") || words.contains("export") {
        return words.contains { $0 == "create" || $0 == "save" || $0 == "export" }
    }
    if words.contains("backups") || words.contains("backup") { return words.contains("create") }
    return isCopy(command) && command.positionals.count > 1
        && isBackup(command.positionals[1].value.text)
}

private func isCopy(_ command: Command) -> Bool {
    switch command.tool {
    case "gsutil": command.path.last?.text == "cp" || command.path.last?.text == "mv"
    case "gcloud": command.path.map(\.text) == ["storage", "cp"]
    case "aws": command.path.map(\.text) == ["s3", "cp"]
    default: false
    }
}

private func isBackup(_ path: String) -> Bool {
    let lower = path.lowercased()
    return ["backup", "snapshot"].contains { lower.contains($0) }
}

/// What a restore puts the backup in the place of, and where the command says so.
private func overwritten(by command: Command) -> (name: String, range: SourceRange)? {
    if let target = overwrittenTarget(of: command) {
        // With '--create' the database after '-d' is only where it logs in.
        let isMade = command.tool == "pg_restore" && command.flag(anyOf: ["--create", "-C"]) != nil
        return (isMade ? "the database that the dump names," : "'\(target.text)'", target.range)
    }
    guard command.isGcloud("firestore", "import"), let source = command.positionals.first?.value else {
        return nil
    }
    return ("the documents of the database", source.range)
}

/// What a copy out of a folder of backups, or a restore of a database, writes over.
private func overwrittenTarget(of command: Command) -> Command.Value? {
    switch command.tool {
    case "gsutil", "aws": return copied(by: command)
    case "gcloud": return copied(by: command) ?? restoredInstance(of: command)
    case "pg_restore":
        guard command.flag(anyOf: ["--clean", "-c"]) != nil else { return nil }
        return live(command.flag(anyOf: ["--dbname", "-d"])?.value)
    case "mongorestore":
        guard command.flag("--drop") != nil else { return nil }
        return live(command.flag(anyOf: ["--uri", "--host", "--db", "-d", "-h"])?.value)
    default: return nil
    }
}

/// Names of copies that are made to be looked at.
private func live(_ target: Command.Value?) -> Command.Value? {
    guard let target else { return nil }
    let name = target.text.lowercased()
    let isCopy = ["restore", "recover", "verify", "copy", "_new", "-new", "new_", "local", "127.0.0.1"].contains {
        name.contains($0)
    }
    return isCopy || DataLoss.isForRehearsal(name) ? nil : target
}

private func copied(by command: Command) -> Command.Value? {
    guard isCopy(command), command.positionals.count == 2 else { return nil }
    let (source, target) = (command.positionals[0].value, command.positionals[1].value)
    guard isBackup(source.text), source.text.holds("://"), !isBackup(target.text), target.text.holds("://"),
        !target.text.holds("restore")
    else { return nil }
    return target
}

private func restoredInstance(of command: Command) -> Command.Value? {
    if command.isGcloud("sql", "instances", "restore-backup") { return command.positionals.first?.value }
    guard command.isGcloud("sql", "backups", "restore") else { return nil }
    let target = command.flag(anyOf: ["--restore-instance", "--instance"])?.value
    let source = command.flag("--backup-instance")?.value
    guard let target else { return source }
    return source == nil || source?.text == target.text ? target : nil
}

/// The author knows, and says what has to be looked at first.
private let told = Phrases([
    "is destructive", "triple-check", "double-check", "overwrites", "will be overwritten", "will be lost",
])

private func isRehearsed(_ procedure: Procedure, _ page: Page) -> Bool {
    // A database that is moved is not yet in use where it goes.
    rehearsals.stand(inAny: procedure.path + [procedure.title]) || moves.stand(in: page.runbook.title)
}

private let moves = Phrases(["migrat*", "move a*", "moving a*"])

private let rehearsals = Phrases([
    "local*", "development", "dev", "test", "tests", "testing", "staging", "drill*", "verif*", "rehears*", "migrat*",
    "clone*", "copy*", "seed*", "setup", "set up",
])

private func saysBackupFirst(_ procedure: Procedure) -> Bool {
    procedure.steps.contains { step in
        backupFirst.stand(in: step.title)
    }
}

private let backupFirst = Phrases([
    "backup current", "back up current", "backup the current", "back up the current",
    "backup of the current",
    "backup first", "create backup",
])

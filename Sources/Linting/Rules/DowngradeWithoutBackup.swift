import RunbookModel
import SourceText

extension Rule {
    static let downgradeWithoutBackup = Rule(
        id: "downgrade-without-backup", code: "DBM002", severity: .warning, confidence: .medium,
        summary: "A schema is taken back without a backup before it.",
        rationale: """
            A downgrade drops the columns and tables that the migration added, and what was written to them since. Without \
            a backup there is no way back from the way back.
            """,
        bad: """
            ## Production rollback

            ```bash
            alembic downgrade ae1027a6acf
            ```
            """,
        good: """
            ## Production rollback

            ```bash
            pg_dump --format=custom --file=before-downgrade.dump "$DATABASE_URL"
            alembic downgrade ae1027a6acf
            ```
            """,
        allows: [
            "a dump, snapshot or backup before it in the procedure or in the section around it",
            "local, test and development databases", "'--sql', which only prints",
        ],
        check: .page { page, findings in
            for procedure in page.runbook.procedures {
                guard let command = firstDowngrade(in: procedure), !isRehearsed(procedure), isRollback(procedure),
                    !advises.stand(inAny: procedure.path + [procedure.title]),
                    !saysBackup(procedure, page)
                else { continue }
                let range = command.path.last.map { command.toolRange.union($0.range) } ?? command.toolRange
                findings.report(
                    "nothing in this procedure makes a backup before '\(command.name)'", at: range,
                    label: "what was written since the migration is lost",
                    fixes: [Fix(title: "add a dump or snapshot as the step before it", safety: .suggestion)])
            }
        })
}

private func firstDowngrade(in procedure: Procedure) -> Command? {
    for step in procedure.steps.indices {
        guard let command = procedure.steps[step].commands.first(where: isDowngrade) else { continue }
        // "Take the last one back (development only)": so it is of all of them.
        return rehearsals.stand(inAny: [procedure.steps[step].title] + procedure.steps[step].details) ? nil : command
    }
    return nil
}

private func isDowngrade(_ command: Command) -> Bool {
    guard command.effect == .destroy, command.flag("--sql") == nil else { return false }
    let path = command.path.map(\.text) + command.positionals.map(\.value.text)
    switch command.tool {
    case "alembic": return path.first == "downgrade"
    case "flask": return path.starts(with: ["db", "downgrade"])
    case "rails", "rake", "bin/rails", "bin/rake":
        return path.first == "db:rollback" || path.first == "db:migrate:down"
    case "knex", "sequelize", "sequelize-cli", "typeorm":
        return ["migrate:rollback", "migrate:down", "db:migrate:undo", "migration:revert"].contains(
            path.first)
    case "migrate", "dbmate", "goose", "flyway", "liquibase":
        return ["down", "undo", "rollback"].contains(path.first)
    default: return false
    }
}

private func isRehearsed(_ procedure: Procedure) -> Bool {
    (procedure.path + [procedure.title]).contains { title in
        rehearsals.stand(in: title)
    }
}

/// Words of a backup in the procedure's own text, or in that of the sections around it.
private func saysBackup(_ procedure: Procedure, _ page: Page) -> Bool {
    var section: Int? = procedure.section
    while let index = section {
        let range = page.runbook.sections[index].range
        let question = PageAnswers.Question(words: "but restores:" + backups.text, place: range)
        if page.answers.answer(question, { backups.stand(in: withoutRestores(page.text(range))) }) { return true }
        let parent = page.runbook.sections[index].parent
        section = parent.flatMap { page.runbook.sections[$0].level > 1 ? $0 : nil }
    }
    return false
}

/// Lists of commands in a guide for developers are no procedures.
private func isRollback(_ procedure: Procedure) -> Bool {
    (procedure.path + [procedure.title]).contains { title in
        rollbacks.stand(in: title)
    }
}

/// The title says that it is not done.
private let advises = Phrases(["not recommended", "not in production", "not for production", "never in production"])

private let rehearsals = Phrases([
    "local*", "development", "dev", "test*", "staging", "drill*", "cheat*", "reference", "command*",
    "usage",
])

private let backups = Phrases(["backup*", "back up", "snapshot*", "pg_dump", "mysqldump", "dump"])

private let rollbacks = Phrases([
    "rollback*", "roll back", "rolling back", "downgrade*", "production", "emergency", "revert*",
    "recover*",
    "restore*",
    "incident*", "disaster",
])

/// A backup that is restored is not one that is made.
private func withoutRestores(_ text: String) -> String {
    guard text.utf8.span.firstOffset(of: "estore") != nil else { return text }
    var text = text
    for words in [
        "from backup", "from a backup", "from the backup", "restore-backup", "backups restore", "restore the backup",
        "restore backup", "restore a backup", "BACKUP_ID", "backups list",
    ] {
        text = text.replacing(words, with: "")
    }
    return text
}

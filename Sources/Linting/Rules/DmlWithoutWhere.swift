import RunbookModel
import SourceText

extension Rule {
    static let dmlWithoutWhere = Rule(
        id: "dml-without-where", code: "DBM006", severity: .error, confidence: .high,
        summary: "An UPDATE or DELETE has no WHERE, or every session is ended.",
        rationale: """
            It changes every row of the table. Without a transaction around it there is no way back but a backup. \
            'pg_terminate_backend' over all of 'pg_stat_activity' ends the sessions of every database, and replication.
            """,
        bad: """
            ## Disable the feature

            ```sql
            UPDATE feature_flags SET enabled = false;
            ```
            """,
        good: """
            ## Disable the feature

            ```sql
            UPDATE feature_flags SET enabled = false WHERE name = 'uploads';
            ```
            """,
        allows: [
            "temporary and staging tables, and names that stand for one (`DELETE FROM table_name`)",
            "statements that take their rows from another table (`FROM`, `USING`, `JOIN`)",
            "comments and headings that say that all rows are meant",
            "columns that the file adds, which have nothing in them yet",
        ],
        check: .step { step, page, findings in
            guard step.kind != .manual, mayHoldSQL(step) else { return }
            let statements = UnboundedStatement.all(in: Array(step.text.utf8))
            if statements.isEmpty { reportArguments(of: step, page, &findings) }
            guard !statements.isEmpty, !meansAll(step, page) else { return }
            for statement in statements where counts(statement, page) {
                report(statement, at: step.map.fileRange(of: statement.range), &findings)
            }
        })
}

/// `psql -c "UPDATE …"`: the statement ends with its argument.
private func reportArguments(of step: Step, _ page: Page, _ findings: inout Findings) {
    let values = step.commands.flatMap(DataLoss.statements(typedInto:))
    let unbound = values.compactMap { value in
        UnboundedStatement.all(in: Array((value.text + ";").utf8)).first.map { (value, $0) }
    }
    guard !unbound.isEmpty, !meansAll(step, page) else { return }
    for (value, statement) in unbound where counts(statement, page) {
        report(statement, at: value.range, &findings)
    }
}

private func counts(_ statement: UnboundedStatement, _ page: Page) -> Bool {
    guard !isBookkeeping(statement.table), !isBlank(statement.table) else { return false }
    // A column that the file adds has nothing in it yet: all rows are to be filled.
    return statement.firstColumn.map { !page.answers.columnsAdded(in: page).contains($0.lowercased()) } ?? true
}

private func report(_ statement: UnboundedStatement, at range: SourceRange, _ findings: inout Findings) {
    let effect = statement.verb == "DELETE" ? "deletes" : "changes"
    if statement.verb.lowercased() == "pg_terminate_backend" {
        findings.report(
            "'\(statement.verb)' has no WHERE: it ends every session of '\(statement.table)'", at: range,
            label: "all databases of the server, and replication",
            fixes: [
                Fix(title: "add WHERE (\"datname = 'shop' AND pid <> pg_backend_pid()\")", safety: .suggestion)
            ])
        return
    }
    findings.report(
        "'\(statement.verb)' has no WHERE: it \(effect) every row of '\(statement.table)'", at: range,
        label: "the whole table",
        fixes: [Fix(title: "add WHERE, or say in a comment that every row is meant", safety: .suggestion)])
}

private func mayHoldSQL(_ step: Step) -> Bool {
    if step.effectiveLanguage == .sql { return true }
    return step.commands.contains {
        ["psql", "mysql", "mariadb", "sqlite3", "bq", "cockroach"].contains($0.tool)
    }
}

/// Words above the statement that say that no row is to be left out.
private func meansAll(_ step: Step, _ page: Page) -> Bool {
    let told = step.details + [step.title, comments(in: step.text), step.group ?? "", page.spokenAbove(step)]
    if everything.stand(inAny: told + page.headingPath(at: step.range.lowerBound)) { return true }
    // "Delete the ignored users and chain data": many, and no certain ones.
    return told.contains { deletions.stand(in: $0) && masses.stand(in: $0) }
}

private let deletions = Phrases(["delete", "deletes", "clear", "clears", "remove", "removes", "empty", "purge"])

private let masses = Phrases(["data", "rows", "records", "entries", "history", "logs", "contents"])

private func comments(in text: String) -> String {
    let bytes = Array(text.utf8)
    var comments: [UInt8] = []
    for line in bytes.split(separator: 0x0A) {
        guard
            let dash = line.indices.dropLast().first(where: { line[$0] == 0x2D && line[$0 + 1] == 0x2D })
        else {
            continue
        }
        comments += line[dash...] + [0x0A]
    }
    return String(decoding: comments, as: UTF8.self)
}

private func isBookkeeping(_ table: String) -> Bool {
    let name = table.lowercased()
    // One row, which tells the state of the schema.
    if name.hasSuffix("_version") { return true }
    return ["tmp", "temp", "schema_migrations", "staging"].contains {
        name.contains($0)
    }
}

/// No table is called so: the syntax of the statement is shown. `table` is a word of the language itself.
private func isBlank(_ table: String) -> Bool {
    let name = table.lowercased()
    return ["table", "tbl", "tablename", "table_name", "my_table", "mytable", "some_table"].contains(name)
        || name.hasPrefix("your_") || name.hasPrefix("your-")
}

private let everything = Phrases([
    "all", "every", "everyone", "entire", "whole", "clear*", "truncate*", "wipe*", "empty", "reset database",
    "reset the database",
    "reset table", "reset the table", "factory reset", "reset everything", "backfill*", "existing rows",
    "existing records", "existing data", "zurücksetz*", "rücksetz*", "alle", "leeren", "todos los", "todas las",
    "todas as",
    "todos os", "tous les", "toutes les", "vaciar", "vider",
    "모든", "전체", "所有", "全部", "すべて", "全て", "全行",
])

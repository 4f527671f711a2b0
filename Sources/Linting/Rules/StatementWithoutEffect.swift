import RunbookModel
import SourceText

extension Rule {
    static let statementWithoutEffect = Rule(
        id: "statement-without-effect", code: "DBM008", severity: .warning, confidence: .medium,
        summary: "A statement is refused, or holds for nobody but the session that gives it.",
        rationale: """
            'SET' changes a parameter for the session that gives it: the application's sessions go on as before, and the \
            slow queries that somebody waits for are never logged. A column that is NOT NULL and has no DEFAULT cannot be \
            added to a table that has rows. GoogleSQL refuses the decorators of legacy SQL.
            """,
        bad: """
            ## Log slow queries

            ```sql
            SET log_min_duration_statement = 1000;
            ```
            """,
        good: """
            ## Log slow queries

            ```sql
            ALTER DATABASE shop SET log_min_duration_statement = 1000;
            ```
            """,
        allows: [
            "`SET LOCAL`, `SET SESSION`, `ALTER SYSTEM SET`, parameters that are meant for one session",
            "decorators in queries that say '#legacySQL'",
            "columns of tables that the file makes itself, and MySQL, which puts in an empty value",
        ],
        check: .step { step, page, findings in
            guard step.kind != .manual, step.effectiveLanguage == .sql, !isShownAsWrong(step) else { return }
            let text = Array(step.text.utf8)
            if let place = serverParameter(in: text) {
                findings.report(
                    "'SET \(String(decoding: text[place.range], as: UTF8.self))' holds for this session only",
                    at: step.map.fileRange(of: place), label: "the application's sessions go on as before",
                    fixes: [
                        Fix(
                            title: "use ALTER DATABASE … SET, or ALTER SYSTEM SET and pg_reload_conf()",
                            safety: .suggestion)
                    ])
            }
            for column in BareColumn.all(in: text) where !isMadeHere(column.table, page) && !isMySQL(step.text, page) {
                findings.report(
                    "'\(column.name)' is NOT NULL and has no DEFAULT: refused while '\(column.table)' has rows",
                    at: step.map.fileRange(of: column.range), label: "the statement fails on a filled table",
                    fixes: [
                        Fix(
                            title: "give it a DEFAULT, or add it without NOT NULL, fill it, and SET NOT NULL",
                            safety: .suggestion)
                    ])
            }
            if let place = decorator(in: text), !text.contains("legacySQL") {
                findings.report(
                    "'\(String(decoding: text[place.range], as: UTF8.self))' is a decorator of BigQuery's legacy SQL",
                    at: step.map.fileRange(of: place), label: "GoogleSQL refuses the statement",
                    severity: .error,
                    fixes: [Fix(title: "use FOR SYSTEM_TIME AS OF, at most seven days back", safety: .suggestion)])
            }
        })
}

/// "Bad: …", "will fail if the table has rows": the author knows.
private func isShownAsWrong(_ step: Step) -> Bool {
    wrong.stand(inAny: [step.title, step.group ?? ""] + step.details)
}

private let wrong = Phrases([
    "bad", "wrong", "incorrect", "don't", "do not", "avoid", "unsafe", "will fail", "would fail", "fails", "breaks",
    "is refused",
])

/// A parameter that only makes sense for all sessions, behind a bare `SET` at the start of a statement.
private func serverParameter(in text: [UInt8]) -> SourceRange? {
    for name in serverParameters {
        guard let range = text.firstRange(of: name), !isNameByte(text, range.upperBound) else { continue }
        var end = range.lowerBound
        while end > 0, text[end - 1] == 0x20 { end -= 1 }
        guard end >= 3, end < range.lowerBound,
            text[end - 3..<end].elementsEqual("SET".utf8)
                || text[end - 3..<end].elementsEqual("set".utf8)
        else { continue }
        var before = end - 3
        while before > 0, [0x20, 0x09].contains(text[before - 1]) { before -= 1 }
        guard before == 0 || text[before - 1] == 0x0A || text[before - 1] == 0x3B else { continue }
        return SourceRange(range)
    }
    return nil
}

private let serverParameters = [
    "log_min_duration_statement", "log_statement", "log_connections", "log_disconnections", "log_lock_waits",
    "log_temp_files", "max_connections", "shared_buffers", "max_wal_size", "checkpoint_timeout", "autovacuum",
]

/// `dataset.table@1690234800000`, `table@-3600000`.
private func decorator(in text: [UInt8]) -> SourceRange? {
    var start = 0
    while let at = text[start...].firstIndex(of: 0x40) {
        start = at + 1
        var end = start
        if end < text.count, text[end] == 0x2D { end += 1 }
        let digits = end
        while end < text.count, (0x30...0x39).contains(text[end]) { end += 1 }
        guard end - digits >= 6, !isNameByte(text, end) else { continue }
        var first = at
        while first > 0, isNameByte(text, first - 1) || text[first - 1] == 0x2E { first -= 1 }
        guard first < at, text[first..<at].contains(0x2E) else { continue }
        return SourceRange(first..<end)
    }
    return nil
}

private func isNameByte(_ text: [UInt8], _ index: Int) -> Bool {
    index < text.count && text[index].isWordByte
}

/// The file makes the table itself: it has no rows yet.
private func isMadeHere(_ table: String, _ page: Page) -> Bool {
    page.answers.tablesMade(in: page).contains(table.lowercased().filter { $0 != "\"" })
}

/// MySQL gives the rows an empty value.
private func isMySQL(_ text: String, _ page: Page) -> Bool {
    text.utf8.contains(0x60) || page.says(mysql, in: SourceRange(page.bytes.indices))
}

private let mysql = Phrases(["mysql*", "mariadb*", "percona", "vitess", "tidb", "clickhouse", "innodb"])

import Extraction
import RunbookModel
import SourceText

extension Rule {
    static let invalidSql = Rule(
        id: "invalid-sql", code: "DAT003", severity: .error, confidence: .high,
        summary: "A statement is refused because of one misspelt word.",
        rationale: """
            The database answers "syntax error at or near" with the word behind the slip, and nothing of the statement runs.
            """,
        bad: """
            ## Look for stuck jobs

            ```sql
            SELECT * FORM jobs WHERE state = 'stuck';
            ```
            """,
        good: """
            ## Look for stuck jobs

            ```sql
            SELECT * FROM jobs WHERE state = 'stuck';
            ```
            """,
        allows: [
            "statements that do not parse for any other reason: fragments, ellipses, other dialects",
            "MySQL, SQLite, BigQuery and SQL Server, where the text says so",
        ],
        check: .step { step, page, findings in
            guard step.kind != .manual else { return }
            if step.effectiveLanguage == .sql {
                for slip in SQLSpelling.misspelt(in: Array(step.text.utf8)) {
                    report(slip, at: step.map.fileRange(of: slip.range), isInPlace: true, &findings)
                }
                return
            }
            // What a shell of another database is given is another dialect.
            for command in step.commands where command.tool == "psql" || command.tool == "cockroach" {
                for value in DataLoss.statements(typedInto: command) {
                    for slip in SQLSpelling.misspelt(in: Array(value.text.utf8), declared: "psql") {
                        report(slip, at: value.range, isInPlace: false, &findings)
                    }
                }
            }
        })
}

private func report(
    _ slip: MisspeltKeyword, at range: SourceRange, isInPlace: Bool, _ findings: inout Findings
) {
    findings.report(
        "'\(slip.word)' should be '\(slip.keyword)': without it the statement does not parse", at: range,
        label: "syntax error, and nothing runs",
        fixes: [
            Fix(
                title: "write '\(slip.keyword)'", safety: .suggestion,
                edits: isInPlace ? [TextEdit(range: range, replacement: slip.keyword)] : [])
        ])
}

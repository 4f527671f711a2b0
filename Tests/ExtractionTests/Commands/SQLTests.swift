import RunbookModel
import SQLSyntax
import Testing

@testable import Extraction

@Suite struct SQLTests {
    @Test(arguments: SQLExamples.all)
    func judges(_ example: SQLExample) {
        let text = Array(example.text.utf8)
        let tokens = SQLLexer.tokens(of: text, in: 0..<text.count)
        let digest = SQLReader.statements(in: text, tokens: tokens).map { statement in
            let tables = statement.tables.map { $0.name + ($0.isTarget ? "!" : "") }
            return ([statement.effect.rawValue, statement.verb] + tables).joined(separator: " ")
        }
        #expect(digest == example.statements)
    }

    @Test func cutsTokensWithoutLosingText() {
        for example in SQLExamples.all {
            let text = Array(example.text.utf8)
            var end = 0
            for token in SQLLexer.tokens(of: text, in: 0..<text.count) {
                #expect(token.start >= end && token.end > token.start && token.end <= text.count)
                #expect(text[end..<token.start].allSatisfy { $0 == 0x20 || $0 == 0x0A })
                end = token.end
            }
        }
    }
}

struct SQLExample: Sendable, CustomTestStringConvertible {
    var text: String
    var statements: [String]
    init(_ text: String, _ statements: String...) {
        self.text = text
        self.statements = statements
    }
    var testDescription: String { text }
}

enum SQLExamples {
    static let all = reading + changing + destroying + other

    static let reading = [
        SQLExample("SELECT * FROM users;", "read SELECT users"),
        SQLExample("select count(*) from app.users u join orders o on o.uid = u.id", "read SELECT app.users orders"),
        SQLExample("SELECT * FROM a, b AS c, \"Odd Name\" WHERE x IN (SELECT y FROM d)", "read SELECT a b Odd Name d"),
        SQLExample("SELECT EXTRACT(day FROM created_at) FROM events", "read SELECT created_at events"),
        SQLExample("SELECT * FROM generate_series(1, 3)", "read SELECT"),
        SQLExample("WITH old AS (SELECT * FROM logs) SELECT * FROM old", "read SELECT logs"),
        SQLExample("SELECT 'it''s; DROP TABLE x' -- DELETE FROM y\nFROM z", "read SELECT z"),
        SQLExample("SELECT $$a; DELETE FROM b$$", "read SELECT"),
        SQLExample("SELECT $tag$ DROP TABLE c; $tag$ FROM d", "read SELECT d"),
        SQLExample("/* DELETE FROM a; */ SELECT 1", "read SELECT"),
        SQLExample("EXPLAIN SELECT * FROM t", "read EXPLAIN t"),
        SQLExample("EXPLAIN DELETE FROM t", "read EXPLAIN t"),
        SQLExample("SHOW max_connections;", "read SHOW"),
        SQLExample("PRAGMA integrity_check;", "read PRAGMA"),
        SQLExample("SELECT * FROM t FOR UPDATE", "read SELECT t"),
        SQLExample("COPY t TO STDOUT", "read COPY t"),
        SQLExample(".tables", "read .tables"),
        SQLExample(".schema users\nSELECT 1;", "read .schema", "read SELECT"),
        SQLExample("\\dt", "read \\dt"),
        SQLExample("VALUES (1), (2)", "read VALUES"),
        SQLExample("DESCRIBE users", "read DESCRIBE users"),
        SQLExample("SELECT * FROM pg_stat_activity WHERE state <> 'idle'", "read SELECT pg_stat_activity"),
        SQLExample("SELECT E'it\\'s; DROP' FROM t", "read SELECT t"),
        SQLExample("SELECT * FROM `p.d.t`", "read SELECT p.d.t"),
    ]

    static let changing = [
        SQLExample("INSERT INTO users (id) VALUES ('uuid')", "change INSERT users!"),
        SQLExample("INSERT INTO a SELECT * FROM b", "change INSERT a! b"),
        SQLExample("UPDATE flags SET on = true WHERE id = 1", "change UPDATE flags!"),
        SQLExample("UPDATE flags SET on = true", "change UPDATE flags!"),
        SQLExample("CREATE TABLE IF NOT EXISTS t (id int)", "change CREATE TABLE t!"),
        SQLExample("CREATE INDEX CONCURRENTLY i ON t (a)", "change CREATE INDEX"),
        SQLExample("ALTER TABLE t ADD COLUMN c int", "change ALTER TABLE t!"),
        SQLExample("ALTER TABLE t ALTER COLUMN c DROP NOT NULL", "change ALTER TABLE t!"),
        SQLExample("GRANT SELECT ON t TO reader", "change GRANT"),
        SQLExample("VACUUM ANALYZE users", "change VACUUM users!"),
        SQLExample("REINDEX TABLE users", "change REINDEX users!"),
        SQLExample("COPY t FROM STDIN", "change COPY t!"),
        SQLExample("SELECT * INTO backup FROM users", "change SELECT backup! users"),
        SQLExample("SELECT pg_reload_conf()", "change SELECT"),
        SQLExample("WITH x AS (SELECT 1) UPDATE t SET a = 1", "change UPDATE t!"),
        SQLExample("EXPLAIN ANALYZE UPDATE t SET a = 1", "change EXPLAIN t!"),
        SQLExample("MERGE INTO t USING s ON t.id = s.id WHEN MATCHED THEN UPDATE SET a = 1", "change MERGE t! s"),
        SQLExample("SET GLOBAL max_connections = 500", "change SET"),
        SQLExample("INSERT INTO t VALUES (1) ON CONFLICT (id) DO UPDATE SET a = 2", "change INSERT t!"),
        SQLExample("REFRESH MATERIALIZED VIEW daily", "change REFRESH daily!"),
        SQLExample("CREATE OR REPLACE VIEW v AS SELECT 1", "change CREATE OR REPLACE VIEW v!"),
    ]

    static let destroying = [
        SQLExample("DELETE FROM users WHERE id = 1", "destroy DELETE users!"),
        SQLExample("delete from public.users", "destroy DELETE public.users!"),
        SQLExample("DROP TABLE IF EXISTS a, b", "destroy DROP a!"),
        SQLExample("DROP DATABASE shop", "destroy DROP"),
        SQLExample("TRUNCATE TABLE events", "destroy TRUNCATE events!"),
        SQLExample("TRUNCATE events CASCADE", "destroy TRUNCATE events!"),
        SQLExample("ALTER TABLE t DROP COLUMN c", "destroy ALTER TABLE t!"),
        SQLExample("REVOKE ALL ON t FROM reader", "destroy REVOKE"),
        SQLExample("SELECT pg_terminate_backend(pid) FROM pg_stat_activity", "destroy SELECT pg_stat_activity"),
        SQLExample("WITH gone AS (DELETE FROM a RETURNING *) INSERT INTO b SELECT * FROM gone", "destroy DELETE a! b!"),
        SQLExample("EXPLAIN ANALYZE DELETE FROM t", "destroy EXPLAIN t!"),
        SQLExample("CREATE OR REPLACE TABLE d.t AS SELECT * FROM d.t@1690", "destroy CREATE OR REPLACE TABLE d.t!"),
        SQLExample("KILL 42", "destroy KILL"),
        SQLExample("INSERT OVERWRITE TABLE t SELECT 1", "destroy INSERT t!"),
    ]

    static let other = [
        SQLExample("BEGIN; DELETE FROM a WHERE x = 1; COMMIT;", "none BEGIN", "destroy DELETE a!", "none COMMIT"),
        SQLExample("START TRANSACTION; ROLLBACK", "none START", "none ROLLBACK"),
        SQLExample("SET statement_timeout = 0", "none SET"),
        SQLExample("FROBNICATE t", "unknown FROBNICATE"),
        SQLExample("-- only a comment"),
        SQLExample(";;"),
        SQLExample("\\q", "none \\q"),
        SQLExample("SELECT 1; SELECT (2;3)", "read SELECT", "read SELECT"),
        SQLExample("DELETE FROM <table> WHERE id = :id", "destroy DELETE"),
        SQLExample("SELECT 'unterminated", "read SELECT"),
    ]
}

@Suite struct SQLDialectTests {
    private func reading(_ text: String, declared: String? = nil) -> PostgresReading {
        let bytes = Array(text.utf8)
        return PostgresReading(bytes, tokens: SQLLexer.tokens(of: bytes, in: 0..<bytes.count), declared: declared)
    }

    @Test(arguments: [
        ("SELECT 1", SQLDialect.standard), ("SELECT * FROM `my-project.data.table`", .bigquery),
        ("SELECT * FROM `users`", .mysql), ("SHOW PROCESSLIST", .mysql), ("SHOW TABLES", .mysql),
        ("CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT)", .sqlite), ("PRAGMA integrity_check", .sqlite),
        (".tables\nSELECT 1;", .sqlite), ("SELECT name FROM sqlite_master", .sqlite),
        ("CREATE TABLE t (id INT AUTO_INCREMENT) ENGINE=InnoDB", .mysql), ("\\d users", .postgresql),
        ("SELECT x::int FROM y", .postgresql), ("SELECT * FROM pg_stat_activity", .postgresql),
        ("CREATE INDEX CONCURRENTLY i ON t (a)", .postgresql), ("SELECT ARRAY<STRING>['a']", .bigquery),
        ("SELECT TOP 10 * FROM t", .sqlServer), ("SELECT SAFE_CAST(a AS INT64) FROM t", .bigquery),
    ])
    func tellsWhoseSQLItIs(text: String, dialect: SQLDialect) {
        #expect(reading(text).dialect == dialect, "\(text)")
    }

    /// What another database understands is not broken, and neither are the notations of people.
    @Test(arguments: [
        "SELECT * FROM `a.b.c` WHERE _PARTITIONTIME > TIMESTAMP('2025-01-01')", "SHOW FULL PROCESSLIST;",
        "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT);\n.schema t", "SELECT TOP 3 * FROM [dbo].[t]",
        "SELECT pg_sleep(1) FROM <table> WHERE id = <id> AND a = {{ a }} AND b = :b AND c = :'c' LIMIT $1;",
        "\\d users\nSELECT pg_sleep(1);\n\\copy users TO 'x' CSV\nSELECT * FROM pg_class;",
        "SELECT format('x') FROM pg_class \\gexec\nSELECT 1;", "SELECT ... FROM pg_class WHERE a = ${ID};",
        "# Look\nSELECT * FROM pg_class WHERE name = 'Zoë' AND x = ?;", "SELECT * FROM pg_class WHERE a = %s",
    ])
    func reportsNothingWhereNothingIsWrong(text: String) {
        #expect(reading(text).problems.isEmpty, "\(text): \(reading(text).problems)")
    }

    @Test func findsTheFaultAtItsPlace() {
        let text = "\\c app\nSELECT é FROM <table>;\nSELECT a FORM pg_class WHERE;\n"
        let problem = reading(text).problems.first
        let offset = Array(text.utf8).count - "pg_class WHERE;\n".utf8.count
        #expect(problem?.offset == offset, "\(String(describing: problem))")
        #expect(reading("SELEC 1", declared: "postgresql").problems.count == 1)
        #expect(reading("SELEC 1").problems.isEmpty)
    }

    @Test(
        arguments: [
            ("DELETE FROM a USING (SELECT 1 WHERE true) b", Effect.destroy, "deletes every row of the table"),
            ("UPDATE a SET b = (SELECT 1 FROM c WHERE d)", .change, "changes every row of the table"),
            ("WITH gone AS (DELETE FROM a WHERE b RETURNING *) SELECT * FROM gone", .destroy, "deletes rows"),
            ("WITH \"DELETE FROM\" AS (SELECT 1) SELECT * FROM \"DELETE FROM\"", .read, nil),
        ] as [(String, Effect, String?)])
    func judgesByTheTree(text: String, effect: Effect, phrase: String?) {
        let bytes = Array(text.utf8)
        let statements = SQLReader.statements(in: bytes, tokens: SQLLexer.tokens(of: bytes, in: 0..<bytes.count))
        #expect(statements.map(\.effect) == [effect])
        #expect(statements.first?.phrase == phrase)
    }

    @Test func keepsAFunctionWithSemicolonsTogether() {
        let text = "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC\nSELECT 1;\nSELECT 2;\nEND;\nSELECT 3;"
        let bytes = Array(text.utf8)
        let statements = SQLReader.statements(in: bytes, tokens: SQLLexer.tokens(of: bytes, in: 0..<bytes.count))
        #expect(statements.map(\.verb) == ["CREATE FUNCTION", "SELECT"])
    }
}

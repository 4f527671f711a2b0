import SourceText
import Testing

@testable import SQLSyntax

@Suite struct PostgresScriptTests {
    private func script(_ text: String) throws -> PostgresScript { try #require(PostgresScript(Array(text.utf8))) }

    @Test(arguments: [
        ("SELECT 1", ["SelectStmt 0..8"]),
        ("  SELECT 1 ;\n\nDROP TABLE x;", ["SelectStmt 2..11", "DropStmt 14..26"]),
        ("TRUNCATE a, b", ["TruncateStmt 0..13"]),
        (
            "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END; SELECT 3",
            ["CreateFunctionStmt 0..68", "SelectStmt 70..78"]
        ),
        ("DO $$ BEGIN PERFORM 1; END $$; VACUUM", ["DoStmt 0..29", "VacuumStmt 31..37"]),
        ("", []), ("-- nothing", []),
    ])
    func findsStatementsAndTheirPlaces(text: String, expected: [String]) throws {
        let script = try script(text)
        #expect(script.problems.isEmpty)
        let bytes = Array(text.utf8)
        let found = script.statements.map { statement in
            let lead = bytes[statement.range.range].prefix { $0 == 0x20 || $0 == 0x0A }.count
            return "\(statement.kind) \(statement.range.lowerBound + lead)..\(statement.range.upperBound)"
        }
        #expect(found == expected)
    }

    @Test(
        arguments: [
            ("DELETE FROM a", [PostgresStatement.Change(kind: .delete, isConditional: false)]),
            ("DELETE FROM a USING (SELECT 1 WHERE true) b", [.init(kind: .delete, isConditional: false)]),
            ("DELETE FROM a WHERE id = $1", [.init(kind: .delete, isConditional: true)]),
            (
                "WITH x AS (DELETE FROM a RETURNING *) INSERT INTO b SELECT * FROM x",
                [.init(kind: .insert, isConditional: false), .init(kind: .delete, isConditional: false)]
            ),
            ("UPDATE a SET b = (SELECT 1 FROM c WHERE d)", [.init(kind: .update, isConditional: false)]),
            ("SELECT 1", []), (#"SELECT '"DeleteStmt":{"whereClause":' AS "\DeleteStmt""#, []),
            (#"DELETE FROM a WHERE b = '}"]\' OR c"#, [.init(kind: .delete, isConditional: true)]),
            (#"DELETE FROM "into" USING "whereClause""#, [.init(kind: .delete, isConditional: false)]),
            (
                "MERGE INTO a USING b ON c WHEN MATCHED THEN DELETE; UPDATE a SET b = 1 WHERE c",
                [.init(kind: .merge, isConditional: false), .init(kind: .update, isConditional: true)]
            ),
        ] as [(String, [PostgresStatement.Change])])
    func findsWhatIsWritten(text: String, changes: [PostgresStatement.Change]) throws {
        #expect(try script(text).statements.flatMap(\.changes) == changes)
    }

    @Test func keepsTheOtherStatementsWhenOneIsWrong() throws {
        let text = Array("SELECT 1;\nSELEC 2;\nDROP TABLE x;".utf8)
        let script = try #require(
            PostgresScript(text) { [SourceRange(0..<8), SourceRange(9..<17), SourceRange(18..<31)] })
        #expect(script.statements.map(\.kind) == ["SelectStmt", "DropStmt"])
        #expect(script.problems == [.init(message: "syntax error at or near 'SELEC'", offset: 10)])
    }

    @Test func seesTablesMadeByASelect() throws {
        #expect(try script("SELECT * INTO b FROM a").statements[0].makesTable)
        #expect(try script("CREATE TABLE b AS SELECT 1").statements[0].makesTable)
        #expect(try !script("SELECT 1").statements[0].makesTable)
        #expect(try !script(#"SELECT 1 AS "into""#).statements[0].makesTable)
    }

    /// The library prints its trees by recursion: what is too deep must be refused before, on a small stack too.
    @Test(arguments: [
        "SELECT " + String(repeating: "1+", count: 900) + "1",
        "SELECT " + String(repeating: "(", count: 1900), "SELECT " + String(repeating: "-", count: 1900) + "1",
        "SELECT " + String(repeating: "NOT ", count: 1900) + "true",
        String(repeating: "SELECT 1 UNION ", count: 600) + "SELECT 1",
        "SELECT 1" + String(repeating: "::int", count: 600), "SELECT a" + String(repeating: "[1]", count: 600),
        "SELECT " + String(repeating: "CASE WHEN a THEN ", count: 600),
        String(repeating: "SELECT * FROM (", count: 450) + "SELECT 1" + String(repeating: ") a", count: 450),
        "SELECT * FROM a" + String(repeating: " JOIN a ON b", count: 450),
        "SELECT $$" + String(repeating: "a;", count: 900), "SELECT '" + String(repeating: "a", count: 20000),
        String(repeating: "/*", count: 950), "\u{0}SELECT\u{0}1", "SELECT U&'\\+FFFFFF'", "SELECT E'\\xff'",
    ])
    func survivesTextMadeToBreakIt(text: String) async {
        await Task.detached { _ = PostgresScript(Array(text.utf8)) }.value
    }

    @Test func refusesWhatWouldTakeTheParserTooDeep() {
        #expect(PostgresScript(Array(("SELECT " + String(repeating: "1+", count: 100_000) + "1").utf8)) == nil)
        #expect(PostgresScript(Array(repeating: 0x28, count: 5000)) == nil)
    }
}

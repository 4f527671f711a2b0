import MarkdownSyntax
import RunbookModel
import SourceText
import Testing

@testable import Extraction

@Suite struct AlternativeTests {
    private func steps(_ block: String) -> [Step] {
        let text = "# R\n\n## P\n\n```bash\n\(block)\n```\n"
        let document = MarkdownParser.parse(SourceFile(path: "r.md", bytes: Array(text.utf8)))
        return RunbookReader.read(document).procedures.flatMap(\.steps)
    }

    @Test(
        arguments: [
            (
                "# Restart it\na\n\n# Or with systemd\nb\n\n# Alternatively, reboot\nc",
                [nil, "restart-it", "restart-it"]
            ),
            (
                "# Option A: restore\na\n\n# Option B: rebuild\nb\n\n# Option C: wait\nc",
                [nil, "option-a-restore", "option-a-restore"]
            ),
            ("# Method 1\na\n\n# Method 2\nb", [nil, "method-1"]), ("# Options\na\n\n# Option to look\nb", [nil, nil]),
            ("# Or so\na", [nil]),
        ] as [(String, [String?])])
    func linksOtherWaysToTheFirst(block: String, expected: [String?]) {
        let found = steps(block).map { $0.alternativeTo?.rawValue.split(separator: "/").last.map(String.init) }
        #expect(found == expected, "\(block)")
    }

    @Test func linksAChangeToTheStepThatChecksIt() {
        let steps = steps(
            "# Scale\nkubectl scale deploy a --replicas=2\n# Restart\nkubectl rollout restart deploy a\n"
                + "# Verify pods\nkubectl get pods\n# Delete\nkubectl delete pod b")
        #expect(steps.map { $0.verifiedBy?.rawValue } == ["r/p/verify-pods", "r/p/verify-pods", nil, nil])
    }

    @Test(
        arguments: [
            ("curl a\n# Should return \"ok\"\ncurl b", ["Should return \"ok\"", nil]),
            ("# Expected: 3\ncurl a", ["Expected: 3"]),
            ("curl a  # should show 200\ncurl b", ["should show 200", nil]),
            ("# Should be run as root\ncurl a", [nil]), ("curl a\n# Example: the other\ncurl b", [nil, nil]),
            ("# Should show:\n# a b\n# c d\ncurl a", ["a b\nc d"]),
        ] as [(String, [String?])])
    func givesExpectationsToTheCommandThatTheyAreAbout(block: String, expected: [String?]) {
        #expect(steps(block).map { $0.expect?.value } == expected, "\(block)")
    }
}

@Suite struct SQLBlockTests {
    private func texts(_ block: String) -> [String] {
        let text = "# R\n\n## P\n\n```sql\n\(block)\n```\n"
        let document = MarkdownParser.parse(SourceFile(path: "r.md", bytes: Array(text.utf8)))
        return RunbookReader.read(document).procedures.flatMap(\.steps).map(\.text)
    }

    @Test(
        arguments: [
            ("SELECT 1;\n\nSELECT 2;", ["SELECT 1;", "SELECT 2;"]),
            (
                "DO $$\nBEGIN\n  PERFORM 1;\n\n  -- go on\n  PERFORM 2;\nEND $$;\n\nSELECT 3;",
                ["DO $$\nBEGIN\n  PERFORM 1;\n\n  -- go on\n  PERFORM 2;\nEND $$;", "SELECT 3;"]
            ),
            (
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC\n  SELECT 1;\n\n  SELECT 2;\nEND;\n\n-- Look\nSELECT 3;",
                ["CREATE FUNCTION f() RETURNS int BEGIN ATOMIC\n  SELECT 1;\n\n  SELECT 2;\nEND;", "SELECT 3;"]
            ),
            ("UPDATE a SET b = 'x;\n\ny' WHERE c;\n\nSELECT 1;", ["UPDATE a SET b = 'x;\n\ny' WHERE c;", "SELECT 1;"]),
            ("BEGIN;\nDELETE FROM a WHERE b;\n\nCOMMIT;", ["BEGIN;\nDELETE FROM a WHERE b;\n\nCOMMIT;"]),
            ("UPDATE a\nSET b = 1; -- note\n\nSELECT 2;", ["UPDATE a\nSET b = 1; -- note", "SELECT 2;"]),
            ("-- One\nSELECT 1;\n-- Two\nSELECT 2;", ["SELECT 1;", "SELECT 2;"]),
        ] as [(String, [String])])
    func keepsAStatementWhole(block: String, expected: [String]) {
        #expect(texts(block) == expected, "\(block)")
    }
}

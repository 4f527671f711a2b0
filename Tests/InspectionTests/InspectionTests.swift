import Extraction
import Foundation
import MarkdownSyntax
import Reporting
import RunbookModel
import SourceText
import Testing

@testable import Inspection

@Suite struct InspectionTests {
    private func inspect(_ text: String, path: String = "a.md") -> Inspection {
        let document = MarkdownParser.parse(SourceFile(path: path, bytes: Array(text.utf8)))
        return Inspection(document, RunbookReader.read(document))
    }

    private func roles(_ text: String) -> [LineRole] { inspect(text).lines.map(\.role) }

    private var sample: String {
        get throws {
            let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens/rotate.md")
            return try String(contentsOf: url, encoding: .utf8)
        }
    }

    @Test func showsEachLineWithWhatWasMadeOfIt() throws {
        let inspection = inspect(try sample, path: "rotate.md")
        try Golden(name: "rotate.txt").expect(TextInspection(inspection, options: ReportOptions()).bytes())
    }

    @Test func coloursOnlyWhenAskedAndCutsLinesToTheTerminal() throws {
        var options = ReportOptions()
        options.usesColor = true
        options.width = 60
        let inspection = inspect("# A\n\n```sh\nkubectl get pods --selector=app=" + String(repeating: "x", count: 90))
        let text = String(decoding: TextInspection(inspection, options: options).bytes(), as: UTF8.self)
        #expect(text.contains("\u{1B}[1;36mcommand"))
        #expect(text.contains("…"))
        let plain = String(decoding: TextInspection(inspection, options: ReportOptions()).bytes(), as: UTF8.self)
        #expect(!plain.contains("\u{1B}"))
        #expect(plain.contains(String(repeating: "x", count: 90)))
    }

    @Test func keepsWhatActsOnATerminalOutOfTheText() {
        let inspection = inspect("# A\u{1B}[31m\n\n```sh\necho '\u{1B}]0;x\u{7}' # \u{202E}\n```\n")
        let text = String(decoding: TextInspection(inspection, options: ReportOptions()).bytes(), as: UTF8.self)
        #expect(!text.contains("\u{1B}") && !text.contains("\u{7}") && !text.contains("\u{202E}"))
    }

    @Test func writesTheSameInJSON() throws {
        let inspection = inspect(try sample, path: "rotate.md")
        let bytes = JSONInspection(inspection, version: "1").bytes()
        let json = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        let lines = try #require(json["lines"] as? [[String: Any]])
        #expect(lines.compactMap { $0["role"] as? String } == inspection.lines.map(\.role.rawValue))
        let blocks = try #require(json["blocks"] as? [[String: Any]])
        #expect((blocks[1]["prompts"] as? [[String: Any]])?.first?["user"] as? String == "root")
        #expect((blocks[3]["problems"] as? [Any])?.count == 1)
        let runbook = try #require(json["runbook"] as? [String: Any])
        #expect((runbook["procedures"] as? [Any])?.count == 3)
    }

    @Test(
        arguments: [
            ("# A\n\ntext\nmore\n", [.heading, .blank, .prose, .prose, .blank]),
            (
                "A\n===\n\n- a\n-\n\n> q\n>\n> r",
                [.heading, .heading, .blank, .prose, .prose, .blank, .prose, .blank, .prose]
            ),
            ("| a | b |\n|---|---|\n| 1 | 2 |\n\n---", [.table, .table, .table, .blank, .rule]),
            (
                "<div>\n</div>\n\n[a]: x\n[b]: y\n  'title'\n",
                [.html, .html, .blank, .definition, .definition, .definition, .blank]
            ),
            ("| a |\n|---|\n\n", [.table, .table, .blank, .blank]),
            ("```sh\n\nls\n```", [.fence, .blank, .command, .fence]),
            ("```sh\nls", [.fence, .command]),
            ("1. a\n\n   ```sh\n   ls\n   ```\n2. b", [.prose, .blank, .fence, .command, .fence, .prose]),
            ("> ```sh\n> ls \\\n>   -l\n> ```", [.fence, .command, .command, .fence]),
            ("```yaml\na: 1\n# c\n```", [.fence, .data, .data, .fence]),
            ("```sql\n-- Look\nSELECT 1;\n```", [.fence, .comment, .query, .fence]),
            ("```console\n$ ls\na b\n$ \n```", [.fence, .command, .output, .command, .fence]),
            ("```\n10.0.0.1:6379> get a\n1\n10.0.0.1:6379>\n```", [.fence, .script, .output, .command, .fence]),
            ("```python\n# x\nimport os\n```", [.fence, .script, .script, .fence]),
            ("```sh\nls\n\nif (\n```", [.fence, .command, .blank, .notUnderstood, .fence]),
            ("\u{FEFF}# A\r\n\r\n```sh\r\nls\r\n```\r\n", [.heading, .blank, .fence, .command, .fence, .blank]),
        ] as [(String, [LineRole])])
    func givesEachLineItsRole(text: String, roles expected: [LineRole]) {
        #expect(roles(text) == expected, "\(text)")
    }

    /// A block that the end of the file closes: its text has a line end that the file does not have.
    @Test func tellsTheStatementsOfAQueryOneByOne() {
        let sql = "# A\n\n```sql\nBEGIN;\nDELETE FROM a WHERE b = 1;\nCOMMIT;\n```\n"
        let text = String(decoding: TextInspection(inspect(sql), options: ReportOptions()).bytes(), as: UTF8.self)
        #expect(text.contains("statement 5:1-25 DELETE of a; destroy"))
        #expect(text.contains("statement 6:1-6 COMMIT; none"))
    }

    /// A query between commands is no command that cannot be read; SQL that is none is still reported.
    @Test func reportsOnlyWhatCouldNotBeRead() {
        let mixed = inspect("# A\n\n```bash\nsqlite3 a.db\n\nSELECT COUNT(*) FROM t;\n```\n")
        #expect(mixed.lines[5].role == .query)
        #expect(mixed.traces[0].problems.isEmpty)
        #expect(!inspect("# A\n\n```bash\nls (a\n```\n").traces[0].problems.isEmpty)
        #expect(!inspect("# A\n\n```postgresql\nSELECT FROM WHERE;\n```\n").traces[0].problems.isEmpty)
    }

    @Test func staysInsideAFileThatEndsInABlock() {
        for text in [
            "# A\n\n```bash\n tle:", "```sh\nls", "```\n$ ls\nx", "    $ ls", "```sql\nSELECT 1", "```sh\nif (",
        ] {
            let inspection = inspect(text)
            for step in inspection.runbook.procedures.flatMap(\.steps) {
                #expect(step.range.upperBound <= text.utf8.count, "\(text)")
                for command in step.commands { #expect(command.range.upperBound <= text.utf8.count, "\(text)") }
            }
            #expect(!TextInspection(inspection, options: ReportOptions()).bytes().isEmpty)
        }
    }

    @Test func findsTheCommandThatAnotherStandsIn() {
        let inspection = inspect("# A\n\n```sh\nssh db 'psql -c \"SELECT 1\"' | tee $(date +%F).log; ls\n```\n")
        let step = inspection.runbook.procedures[0].steps[0]
        let outer = zip(step.commands, step.outerCommands).map { command, outer in
            "\(command.tool)<\(outer.map { step.commands[$0].tool } ?? "")"
        }
        #expect(Set(outer) == ["ssh<", "psql<ssh", "tee<", "date<tee", "ls<"])
    }

    @Test func takesTimeInProportionToTheFile() {
        let unit = "## S\n\n```sh\n# Do it\nfor i in $(ls); do echo \"$i\" <name> | sort; done # x\n```\n\ntext\n\n"
        let clock = ContinuousClock()
        func time(_ count: Int) -> Duration {
            let inspection = inspect(String(repeating: unit, count: count))
            return clock.measure {
                let again = Inspection(inspection.document, inspection.runbook)
                #expect(TextInspection(again, options: ReportOptions()).bytes().count > count * unit.utf8.count)
            }
        }
        let small = time(50)
        #expect(time(400) < small * 40 + .seconds(1))
        let nested = inspect("# A\n\n```sh\n" + String(repeating: "$(a) ", count: 4000) + "\n```\n")
        #expect(clock.measure { _ = nested.runbook.procedures[0].steps[0].outerCommands } < .seconds(5))
    }
}

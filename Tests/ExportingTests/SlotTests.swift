import Exporting
import Extraction
import MarkdownSyntax
import RunbookModel
import SourceText
import Testing

/// Where a value stands in a command, and what is made of it there.
@Suite struct SlotTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var source: String
        /// Of the text with `it's $(x)` for `<name>`; `nil` where that is refused.
        var filled: String?
        var testDescription: String { source }
    }

    static let cases = [
        Case(source: "show <name>", filled: #"show 'it'\''s $(x)'"#),
        Case(source: "show --to=<name>", filled: #"show --to='it'\''s $(x)'"#),
        Case(source: #"show "a <name>""#, filled: #"show "a it's \$(x)""#),
        Case(source: "show 'a <name>'", filled: #"show 'a it'\''s $(x)'"#),
        Case(source: "show $'a <name>'", filled: #"show $'a ''it'\''s $(x)'$''"#),
        Case(source: #"ssh host "run '<name>'""#, filled: #"ssh host "run 'it'\\''s \$(x)'""#),
        Case(source: #"ssh host "run <name>""#, filled: #"ssh host "run 'it'\\''s \$(x)'""#),
        Case(source: #"psql -c "SELECT '<name>'""#, filled: #"psql -c "SELECT 'it''s \$(x)'""#),
        Case(source: #"psql -c "SELECT * FROM <name>""#, filled: nil),
        Case(source: #"curl -d '{"a": "<name>"}' x"#, filled: #"curl -d '{"a": "it'\''s $(x)"}' x"#),
        Case(source: #"curl -d '{"a": <name>}' x"#, filled: #"curl -d '{"a": "it'\''s $(x)"}' x"#),
        Case(source: #"bash -c "show $NAME_X""#, filled: #"bash -c "show 'it'\\''s \$(x)'""#),
        Case(source: "show `look <name>`", filled: nil),
        Case(source: "show $((1 + $NAME_X))", filled: nil),
        Case(source: "python3 -c 'print(\"<name>\")'", filled: nil),
        Case(source: "show <<END\n$NAME_X\nEND", filled: "show <<END\nit's \\$(x)\nEND"),
        Case(source: "jq '.[\"<name>\"]' file", filled: nil),
        Case(source: "watch -n 5 show <name>", filled: #"watch -n 5 show ''\''it'\''\'\'''\''s $(x)'\'''"#),
    ]

    private func step(_ source: String) throws -> Step {
        let text = "# A\n\n## B\n\n```bash\n\(source)\n```\n"
        let document = MarkdownParser.parse(SourceFile(path: "a.md", bytes: Array(text.utf8)))
        let runbook = RunbookReader.read(document, id: RunbookID(rawValue: "a"))
        return try #require(runbook.procedures.first?.steps.first)
    }

    @Test(arguments: cases) func keepsAValueOneValue(_ example: Case) throws {
        let step = try step(example.source)
        let slots = SlotReader.slots(of: step, uses: step.parameters)
        let id = try #require(slots.first?.parameter)
        let filling = StepFilling(step, slots: slots, values: [id: "it's $(x)"])
        #expect(filling.refused.isEmpty == (example.filled != nil))
        #expect(filling.text == example.filled ?? example.source)
    }

    @Test(arguments: ["-rf", "--help"]) func refusesWhatWouldBeAFlag(_ value: String) throws {
        let step = try step("show <name>")
        let slots = SlotReader.slots(of: step, uses: step.parameters)
        let id = try #require(slots.first?.parameter)
        #expect(!StepFilling(step, slots: slots, values: [id: value]).refused.isEmpty)
        #expect(StepFilling(step, slots: slots, values: [id: "-1.5"]).refused.isEmpty)
    }

    @Test func leavesParametersWithoutAValue() throws {
        let step = try step("show <name> <other>")
        let slots = SlotReader.slots(of: step, uses: step.parameters)
        let filling = StepFilling(step, slots: slots, values: [ParameterID(rawValue: "name"): "x"], keeping: .braces)
        #expect(filling.text == "show x {{other}}")
        #expect(filling.unset == [ParameterID(rawValue: "other")])
    }

    @Test func takesValuesFromFilesOfBothKinds() throws {
        var values = ParameterValues()
        try values.add(file: Array("# comment\nPROJECT_ID=a=b\n\nregion = x\n".utf8))
        try values.add(file: Array(#"{"user-id": "a\"\u00e9\ud83d\ude00", "count": 3}"#.utf8))
        func value(_ id: String) -> String? {
            values.value(
                of: Parameter(
                    id: ParameterID(rawValue: id), name: id, type: "string", notation: .angle, provenance: .derived))
        }
        #expect(value("project-id") == "a=b")
        #expect(value("user-id") == "a\"é😀")
        #expect(value("count") == "3")
        #expect(throws: ParameterValues.FileProblem.self) { try values.add(file: Array("oops".utf8)) }
    }
}

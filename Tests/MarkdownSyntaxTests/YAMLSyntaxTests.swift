import MarkdownSyntax
import SourceText
import Testing

@Suite struct YAMLSyntaxTests {
    @Test(arguments: [
        "a: 1\nb:\n  - c\n", "---\na: 1\n---\nb: 2\n", "a: &x 1\nb: *x\nc: !t 2\n", "",
        "image: {{ .Values.image }}\n{{- if .Values.x }}\nkind: Y\n{{- end }}\n", "a: 1\n...\nb: 2\n",
        "name: <name>\nkey: \"{{ k }}\"\n", "{% raw %}\na: b\n", "a:\n  {{- toYaml .x | nindent 2 }}\nb: 1\n",
    ])
    func takesWhatPeopleShow(text: String) {
        let problem = YAMLSyntax.problem(in: Array(text.utf8))
        #expect(problem == nil, "\(text): \(problem?.message ?? "")")
    }

    @Test(arguments: [("a: [1, 2\nb: 3\n", 10), ("a: 1\n\tb: 2\n", 5), ("é: ü\na: b: c\n", 11), ("key: \"x\n", 8)])
    func saysWhereItStopsBeingYAML(text: String, offset: Int) throws {
        let problem = try #require(YAMLSyntax.problem(in: Array(text.utf8)))
        #expect(problem.offset == offset, "\(text): \(problem)")
    }

    /// libyaml looks at every open bracket for each new one: 60,000 of them would take seconds.
    @Test(arguments: ["[", "{a: ", "- "])
    func stopsWhereBracketsStandTooDeep(piece: String) throws {
        let problem = try #require(YAMLSyntax.problem(in: Array(String(repeating: piece, count: 60_000).utf8)))
        #expect(problem.message == "the YAML is nested deeper than 64 levels")
        #expect(problem.offset == 64 * piece.utf8.count)
    }

    @Test func stopsAfterAHundredThousandNodes() {
        let list = String(repeating: "- a\n", count: 100_000)
        let broken = "- a\n]\n"
        #expect(YAMLSyntax.problem(in: Array(broken.utf8)) != nil)
        #expect(YAMLSyntax.problem(in: Array((list + broken).utf8)) == nil)
        let messages = YAMLReader.read(Array(list.utf8)).1.map(\.message)
        #expect(messages.count == 1 && messages[0].contains("the YAML has more than 100000 nodes"), "\(messages)")
    }
}

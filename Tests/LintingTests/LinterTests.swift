import Linting
import MarkdownSyntax
import RunbookModel
import SourceText
import Testing

@Suite struct LinterTests {
    private static let text = """
        # Operations

        ## Contacts

        - **On call**: TBD

        ### Phones

        - [x](#nowhere)
        """
    private static let file = SourceFile(path: "a.md", bytes: Array(text.utf8))

    @Test func namesTheHeadingsAboveAFindingWithoutTheTitle() {
        let findings = Pipeline.findings([Self.file])
        #expect(findings.map(\.headingPath) == [["Contacts"], ["Contacts", "Phones"]])
        #expect(findings.map(\.code) == ["PHD007", "LNK001"])
    }

    @Test(arguments: [
        ("make app NAME=<NAME> URL=x", "pasted as it is, it reads the file 'NAME' and writes over 'URL=x'"),
        ("make app NAME=<NAME> URL=<URL>", "pasted as it is, the shell stops with a syntax error"),
    ])
    func saysWhatAShellMakesOfTheWholeLine(line: String, label: String) throws {
        let file = SourceFile(path: "a.md", bytes: Array("# Set up\n\n```bash\n\(line)\n```\n".utf8))
        let rule = try #require(Rule.named("PHD001"))
        let findings = Pipeline.findings([file], rule: rule)
        #expect(findings.map(\.label) == findings.map { _ in label })
        #expect(!findings.isEmpty)
    }

    @Test(arguments: [
        ("gcloud run services update-traffic api --to-revisions=$R=100", "the command fails: revision not found"),
        ("gcloud run services list\ngcloud logging read \"revision_name=$R\"", "nothing of this name is found"),
    ])
    func saysWhatBecomesOfARevisionThatIsNone(command: String, label: String) throws {
        let text = "# Look\n\n```bash\nR=api-00001-abc\n\(command)\n```\n"
        let rule = try #require(Rule.named("RUN001"))
        let findings = Pipeline.findings([SourceFile(path: "a.md", bytes: Array(text.utf8))], rule: rule)
        #expect(findings.map(\.label) == [label])
    }

    @Test func mergesWhatTheParserFoundAndSortsByPlace() {
        var document = MarkdownParser.parse(Self.file)
        document.diagnostics = [
            Diagnostic(
                rule: "parser", code: "DOC900", severity: .error, path: "a.md", range: SourceRange(0..<1), message: "m")
        ]
        let library = Library(catalog: Pipeline.library([Self.file]).catalog, documents: [document]) { _ in .unknown }
        #expect(Linter().lint(library).map(\.code) == ["DOC900", "PHD007", "LNK001"])
    }

    @Test func lintsFilesOneByOneAsAllTogether() {
        let other = SourceFile(path: "b.md", bytes: Array("see [a](a.md#gone) and [c](c.md)\n".utf8))
        let library = Pipeline.library([other, Self.file])
        let linter = Linter()
        let shared = Dictionary(grouping: linter.lintCatalog(library), by: \.path)
        let parts = library.catalog.runbooks.indices.flatMap { index in
            linter.lintRunbook(index, in: library, adding: shared[library.catalog.runbooks[index].path] ?? [])
        }
        #expect(parts == linter.lint(library))
        #expect(parts.map(\.path) == ["a.md", "a.md", "b.md", "b.md"])
    }

    @Test func looksForHintsOnlyWhereTheyAreShownOrSpokenOf() {
        let probe = Rule(
            id: "probe", code: "PRB001", severity: .info, confidence: .high, summary: "s.", rationale: "r", bad: "",
            good: "", check: .page { _, findings in findings.report("found", at: SourceRange(0..<1)) })
        func findings(_ text: String, _ persona: LintConfiguration.Persona) -> [Diagnostic] {
            var configuration = LintConfiguration()
            configuration.persona = persona
            let file = SourceFile(path: "a.md", bytes: Array(text.utf8))
            return Linter(configuration: configuration, rules: [probe]).lint(Pipeline.library([file]))
        }
        #expect(findings("# A\n", .standard).isEmpty)
        #expect(findings("# A\n", .pedantic).map(\.code) == ["PRB001"])
        #expect(findings("<!-- runsheet-ignore PRB001: known -->\n# A\n", .standard).isEmpty)
    }

    @Test(arguments: [
        (Severity.info, Confidence.high, false), (.warning, .low, false), (.warning, .medium, true),
        (.error, .high, true),
    ])
    func showsByDefaultWhatIsSureAndMatters(severity: Severity, confidence: Confidence, isShown: Bool) {
        let rule = Rule(
            id: "probe", code: "XXX001", severity: severity, confidence: confidence, summary: "", rationale: "",
            bad: "",
            good: "", check: .page { _, findings in findings.report("m", at: nil) })
        let library = Pipeline.library([Self.file])
        #expect(Linter(rules: [rule]).lint(library).isEmpty == !isShown)
        var pedantic = LintConfiguration()
        pedantic.persona = .pedantic
        #expect(Linter(configuration: pedantic, rules: [rule]).lint(library).count == 1)
    }

    @Test func givesCatalogRulesTheWholeLibrary() {
        let rule = Rule(
            id: "probe", code: "XXX001", severity: .error, confidence: .high, summary: "", rationale: "", bad: "",
            good: "",
            check: .catalog { library, findings in
                for runbook in library.catalog.runbooks { findings.report(runbook.title, at: nil, in: runbook.path) }
            })
        let findings = Linter(rules: [rule]).lint(Pipeline.library([Self.file]))
        #expect(findings.map(\.message) == ["Operations"])
        #expect(findings.map(\.path) == ["a.md"])
    }

    /// Bytes that are no UTF-8 become longer in the text of a command; what rules say of a part of it stays inside it.
    @Test func pointsIntoTheFileBehindSpoiledBytes() throws {
        let head = "# A\n\n```bash\ngcloud run services update-traffic api --to-revisions=api-00001-kel=60"
        let bytes = Array(head.utf8) + [UInt8](repeating: 0xFE, count: 80) + Array("\n```\n".utf8)
        let findings = Pipeline.findings([SourceFile(path: "a.md", bytes: bytes)])
        let shares = try #require(findings.first { $0.rule == "traffic-over-100" }?.range)
        #expect(shares.lowerBound > head.utf8.count - 20)
        #expect(shares.upperBound <= head.utf8.count + 80)
    }
}

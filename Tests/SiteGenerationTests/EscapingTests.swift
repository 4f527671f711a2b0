import MarkdownSyntax
import RunbookModel
import SourceText
import Testing

@testable import SiteGeneration

@Suite struct EscapingTests {
    static let hostile = [
        "<script>alert(1)</script>", "</script><script>alert(1)</script>", "\"><script>alert(1)</script>",
        "'><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\" onmouseover=\"alert(1)",
        "' onmouseover='alert(1)", "\" autofocus onfocus=alert(1) x=\"", "<svg/onload=alert(1)>",
        "<iframe src=javascript:alert(1)>", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\u{0}script:alert(1)",
        "data:text/html,<script>alert(1)</script>", "<style>*{display:none}</style>", "</style><script>x</script>",
        "</code></pre><script>alert(1)</script>", "</title><script>alert(1)</script>", "<!-- <script> -->",
        "--><script>alert(1)</script>", "<![CDATA[<script>]]>", "]]><script>alert(1)</script>", "<base href=//evil>",
        "<meta http-equiv=refresh content=0;url=//evil>", "<link rel=stylesheet href=//evil>", "&lt;script&gt;",
        "&#60;script&#62;", "&amp;lt;", "{{title}}", "{{{body}}}", "{{>layout}}", "{{#steps}}", "${alert(1)}",
        "`${alert(1)}`", "<a href=javascript:alert(1)>x</a>", "<form action=//evil><input name=x>",
        "<button formaction=javascript:alert(1)>", "<details open ontoggle=alert(1)>", "<x onclick=alert(1)>",
        "\u{202E}gnp.exe", "\u{FEFF}<script>", "a\nb<script>", "<<script>script>", "<scr<script>ipt>", "%3Cscript%3E",
        "\\\"><script>", "</li></ol></main><script>", "<object data=//evil>", "<math><mtext></mtext></math>",
        "style=\"x\"", "<p style=\"color:red\">",
    ]

    /// What a browser sees of pages made from harmless texts, to compare with: tags and attribute names. The marks around
    /// characters that nobody sees are our own and come with such a character.
    static let harmless = Result { skeleton(try files(with: "harmless")) }

    private static func skeleton(_ files: [OutputFile]) -> [String] {
        files.filter { $0.path.hasSuffix(".html") }.flatMap { file in
            Markup(file.bytes).tags.filter { !isMark($0) }.map { tag in
                tag.name + " " + tag.attributes.map(\.name).joined(separator: " ")
            }
        }
    }

    private static func isMark(_ tag: Markup.Tag) -> Bool {
        tag.name == "span" && tag.attributes.map(\.name) == ["class", "data-code"]
            && tag.attributes[0].value == "unseen"
    }

    @Test(arguments: hostile)
    func hostileTextsAddNoElementAndNoAttribute(text: String) throws {
        #expect(try Self.skeleton(Self.files(with: text)) == Self.harmless.get())
    }

    @Test(arguments: hostile)
    func hostileTextsStayReadable(text: String) throws {
        let page = try #require(try Self.files(with: text).first { $0.path.hasSuffix("/restore-the-database.html") })
        #expect(Markup.decoded(Markup(page.bytes).text).contains(text))
    }

    @Test(arguments: hostile)
    func hostileMarkdownBringsNoScriptNoHandlerAndNoForeignRequest(text: String) throws {
        let source = """
            # Orders

            \(text)

            [link](\(text)) ![image](\(text)) [ref]

            ```bash \(text)
            \(text)
            ```

            | a | \(text) |
            |---|---|
            | b | \(text) |

            [ref]: \(text)
            """
        let fixture = FixtureRunbook(source: source)
        let files = try Self.generator(fixture).pages(forRunbook: 0)
        for tag in files.flatMap({ Markup($0.bytes).tags }) {
            #expect(!["iframe", "object", "style", "base", "math", "x", "img"].contains(tag.name))
            for attribute in tag.attributes {
                #expect(!attribute.name.hasPrefix("on") && attribute.name != "style" && attribute.name != "formaction")
                if ["href", "src", "action"].contains(attribute.name) {
                    let value = attribute.value.lowercased().filter { !$0.isWhitespace && $0 != "\0" }
                    #expect(!value.hasPrefix("javascript:") && !value.hasPrefix("data:") && !value.hasPrefix("//"))
                }
            }
        }
        #expect(
            files.flatMap { Markup($0.bytes).tags }.filter { $0.name == "script" }.allSatisfy { script in
                script.attributes.first.map { $0.name == "src" && $0.value.hasPrefix("../../assets/") } ?? false
            })
    }

    @Test func noPageHasAnInlineScriptOrStyle() throws {
        for file in try FixtureRunbook().files() where file.path.hasSuffix(".html") {
            let markup = Markup(file.bytes)
            #expect(markup.tags.filter { $0.name == "script" }.allSatisfy { !$0.attributes.isEmpty })
            #expect(!markup.tags.contains { $0.name == "style" })
            #expect(markup.values(of: "style").isEmpty)
            #expect(markup.values(of: "content").contains(ContentPolicy.text))
        }
    }

    @Test func thePolicyAllowsNothingInline() {
        #expect(ContentPolicy.text.hasPrefix("default-src 'none'"))
        #expect(!ContentPolicy.text.contains("unsafe"))
        #expect(!ContentPolicy.text.contains("http"))
    }
}

extension EscapingTests {
    private static func generator(_ fixture: FixtureRunbook) throws -> SiteGenerator {
        SiteGenerator(
            templates: try fixtureTemplates.get(), catalog: Catalog(root: "", runbooks: [fixture.runbook]),
            documents: [fixture.document], findings: fixture.findings, options: SiteOptions())
    }

    /// The fixture with `text` in every place that an author can write.
    private static func files(with text: String) throws -> [OutputFile] {
        var fixture = FixtureRunbook()
        poison(&fixture.runbook, with: text)
        let findings = fixture.findings.map { finding in
            var finding = finding
            finding.message = text
            finding.label = text
            return finding
        }
        let generator = SiteGenerator(
            templates: try fixtureTemplates.get(), catalog: poisoned(fixture.catalog, with: text),
            documents: [fixture.document], findings: findings, options: SiteOptions(name: text))
        return generator.pages(forRunbook: 0) + generator.catalogParts.flatMap { generator.pages(ofCatalog: $0) }
    }

    private static func poisoned(_ catalog: Catalog, with text: String) -> Catalog {
        var catalog = catalog
        catalog.root = text
        for index in catalog.commands.indices {
            catalog.commands[index].tool = text
            catalog.commands[index].path = [text]
        }
        for index in catalog.resources.indices {
            catalog.resources[index].type = text
            catalog.resources[index].name = text
        }
        return catalog
    }

    private static func poison(_ runbook: inout Runbook, with text: String) {
        runbook.title = text
        runbook.summary = text
        runbook.owners = [text]
        runbook.services = [text]
        runbook.contacts = [Contact(role: text, reach: text, range: SourceRange(0..<1))]
        runbook.lastUpdated = DateText(text: text, day: nil, range: SourceRange(0..<1))
        for index in runbook.parameters.indices {
            runbook.parameters[index].name = text
            runbook.parameters[index].type = text
            runbook.parameters[index].sample = text
            runbook.parameters[index].pattern = text
            runbook.parameters[index].description = text
            runbook.parameters[index].discovery = text
        }
        for index in runbook.procedures.indices { poison(&runbook.procedures[index], with: text) }
    }

    private static func poison(_ procedure: inout Procedure, with text: String) {
        procedure.title = text
        procedure.path = [text]
        procedure.when = text
        procedure.objective = text
        procedure.downtime = text
        procedure.validation = text
        procedure.rollback = text
        procedure.metadata = [Metadatum(key: text, value: text + "!", range: SourceRange(0..<1))]
        procedure.estimate = Estimate(min: 1, max: 1, unit: .days, text: text)
        for index in procedure.steps.indices { poison(&procedure.steps[index], with: text) }
    }

    private static func poison(_ step: inout Step, with text: String) {
        step.title = text
        step.number = text
        step.text = text
        step.tokens = []
        step.parameters = []
        step.details = [text]
        step.condition = text
        step.contentHash = text
        step.reasons = [Reason(text: text, provenance: .guessed)]
        step.resources = [ResourceUse(type: text, name: text, role: .target)]
        step.expect = Expectation(mode: .text, value: text, range: SourceRange(0..<1))
        step.run.directory = text
    }
}

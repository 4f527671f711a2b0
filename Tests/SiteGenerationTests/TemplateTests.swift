import MarkdownSyntax
import SourceText
import Testing

@testable import SiteGeneration

@Suite struct TemplateTests {
    @Test(arguments: TemplateCase.all)
    func rendersAsAnotherMustacheDoes(_ example: TemplateCase) {
        #expect(example.render() == example.expected)
    }

    /// The two places where the other implementation departs from the Mustache specification.
    @Test(
        arguments: [
            ("a\n\t{{#yes}}\nb\n\t{{/yes}}\nc\n", "a\nb\nc\n"),
            ("  {{>p}}\n", "  p\n    q\n    q\n  p\n"),
        ])
    func rendersAsTheSpecificationSays(template: String, expected: String) {
        let example = TemplateCase(
            name: "", template: template, partials: ["p": "p\n  {{>q}}\np\n", "q": "q\nq\n"],
            data: .object(["yes": .flag(true)]), expected: expected)
        #expect(example.render() == expected)
    }

    @Test func comparesWithEnoughCases() {
        #expect(TemplateCase.all.count >= 60)
    }

    @Test(
        arguments: [
            ("{{titel}}", "t/page.mustache:1:3: unknown key 'titel' in 'page'; did you mean 'title'?"),
            (
                "a\n  {{#links}}{{hrefs}}{{/links}}",
                "t/page.mustache:2:15: unknown key 'hrefs' in 'link', 'page'; did you mean 'href'?"
            ),
            ("{{#links}}\n", "t/page.mustache:1:1: section 'links' is never closed; add '{{/links}}'"),
            ("{{/links}}", "t/page.mustache:1:1: unexpected '{{/links}}'; no section is open here"),
            (
                "{{#links}}{{#isBig}}{{/links}}{{/isBig}}{{/links}}",
                "t/page.mustache:1:21: unexpected '{{/links}}'; expected '{{/isBig}}'"
            ),
            ("{{>fotter}}", "t/page.mustache:1:4: unknown partial 'fotter'; did you mean 'footer'?"),
            ("é {{ title", "t/page.mustache:1:3: tag opened by '{{' is never closed by '}}'"),
            ("{{{ body }}", "t/page.mustache:1:1: tag opened by '{{{' is never closed by '}}}'"),
            ("{{}}", "t/page.mustache:1:1: tag without a name"),
            ("{{# }}", "t/page.mustache:1:1: tag without a name"),
            ("{{{title}}}", "t/page.mustache:1:1: 'title' is not markup; write '{{title}}'"),
            ("{{&title}}", "t/page.mustache:1:1: 'title' is not markup; write '{{title}}'"),
            ("{{body}}", "t/page.mustache:1:1: 'body' is markup; write '{{{body}}}'"),
            ("{{isBig}}", "t/page.mustache:1:1: 'isBig' is a flag; write '{{#isBig}}…{{/isBig}}'"),
            ("{{links}}", "t/page.mustache:1:1: 'links' is a list; write '{{#links}}…{{/links}}'"),
            (
                "{{=<% %>=}}",
                "t/page.mustache:1:1: other delimiters are not part of the template language; see templates/README.md"
            ),
            (
                "{{<base}}",
                "t/page.mustache:1:1: template inheritance is not part of the template language; see templates/README.md"
            ),
            ("{{>circle}}", "t/circle.mustache:2:6: partial includes itself: 'page' > 'circle' > 'circle'"),
            ("  {{>wrong}}\n", "t/wrong.mustache:2:3: unknown key 'x' in 'page'"),
            ("{{ui.copi}}", "t/page.mustache:1:3: unknown key 'ui.copi' in 'page'; did you mean 'ui.copy'?"),
        ])
    func reportsWhereATemplateIsWrong(template: String, message: String) throws {
        let errors = try #require(Self.errors(of: template))
        #expect(errors.description.hasPrefix(message), "\(errors.description)")
    }

    @Test func reportsEveryProblemOfAllTemplates() throws {
        let errors = try #require(Self.errors(of: "{{titel}} {{#links}}\n{{boddy}}{{>fooder}}"))
        #expect(errors.diagnostics.count == 4)
        #expect(errors.files.map(\.path) == ["t/page.mustache"])
    }

    @Test func takesTheFileOfTheFirstSource() throws {
        let mine = [SourceFile(path: "footer.mustache", bytes: Array("mine".utf8))]
        let page = try Self.render("{{>footer}}", before: mine)
        #expect(page == "mine")
        #expect(try Self.render("{{>footer}}") == "footer")
    }

    @Test func refusesAFileThatReplacesNothing() {
        let mine = [SourceFile(path: "foter.mustache", bytes: [])]
        #expect {
            try Self.render("{{>footer}}", before: mine)
        } throws: { error in
            "\(error)" == "mine/foter.mustache:1:1: no page uses template 'foter'; did you mean 'footer.mustache'?"
        }
    }

    @Test func putsConstantTextsInEscaped() throws {
        #expect(try Self.render("{{ui.copy}}") == "Copy &amp; go")
    }

    @Test func saysWhichTemplateIsMissing() {
        var library = TemplateLibrary(files: TemplateFiles([(label: "t", files: [])]))
        _ = library.template("page", for: Page.self)
        #expect(throws: TemplateErrors.self) { try library.check() }
    }
}

extension TemplateTests {
    struct Page: TemplateModel {
        static let fields = TemplateFields<Page>(
            "page",
            [
                .text("title") { _ in "Title" },
                .markup("body") { _, html in html.append(markup: "<b>") },
                .flag("isBig") { _ in true },
                .list("links") { _ in [Link(href: "h", title: "t")] },
            ])
    }

    private static func library(_ template: String, before: [SourceFile] = []) -> TemplateLibrary {
        let files = [
            ("page", template), ("footer", "footer"), ("circle", "a\n  {{>circle}}\n"), ("wrong", "a\n{{x}}"),
        ].map { SourceFile(path: "\($0.0).mustache", bytes: Array($0.1.utf8)) }
        var sources = [(label: "t", files: files)]
        if !before.isEmpty { sources.insert((label: "mine", files: before), at: 0) }
        return TemplateLibrary(files: TemplateFiles(sources), constants: ["ui.copy": "Copy & go"])
    }

    private static func errors(of template: String) -> TemplateErrors? {
        var library = library(template)
        _ = library.template("page", for: Page.self)
        do {
            try library.check()
            return nil
        } catch {
            return error
        }
    }

    private static func render(_ template: String, before: [SourceFile] = []) throws -> String {
        var library = library(template, before: before)
        let compiled = library.template("page", for: Page.self)
        try library.check()
        return compiled.render(Page()).string
    }
}

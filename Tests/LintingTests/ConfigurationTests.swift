import Foundation
import MarkdownSyntax
import RunbookModel
import SourceText
import Testing

@testable import Linting

@Suite struct ConfigurationTests {
    private func read(_ text: String) throws(ConfigurationProblems) -> Configuration {
        try ConfigurationReader.read(
            SourceFile(path: "runsheet.yml", bytes: Array(text.utf8)), otherRules: [("SRC001", "unreadable-input")])
    }

    @Test func readsEveryKey() throws {
        let configuration = try read(
            """
            site:
              name: Acme operations
              url: https://runbooks.example.com/ops
              logo: assets/logo.svg
              accent: "#0B635b"
              footer: Ask in the channel
              links: [{title: Status, url: "https://status.example.com"}]
              edit: https://git.example.com/edit/main/{path}#L{line}
              report: "mailto:ops@example.com?subject={title}&body={step}%20{hash}"
            persona: pedantic
            max-age: 26w
            slugs: gitlab
            exclude: [archive/, "**/drafts/*.md"]
            rules:
              LNK001: off
              unfilled-prose: info
              unreadable-input: warning
            overrides:
              - paths: drills/**
                persona: default
                max-age: 30
                rules:
                  lnk001: error
            services:
              - name: checkout
                region: europe-west1
                project: acme-prod
                environment: production
                revisions: ["checkout-v*"]
            parameters:
              PROJECT_ID:
                description: the project
                type: gcp.project
                secret: true
              REGION:
            policies:
              - id: project-missing-here
                match: gcloud !--project
                message: the command names no project
                fires: gcloud run deploy api
                silent: gcloud run deploy api --project acme
            """)
        #expect(configuration.site.name == "Acme operations")
        #expect(configuration.site.url == "https://runbooks.example.com/ops/")
        #expect(configuration.site.logo == "assets/logo.svg")
        #expect(configuration.site.accent == "#0B635b")
        #expect(configuration.site.footer == "Ask in the channel")
        #expect(configuration.site.links.map(\.title) == ["Status"])
        #expect(configuration.site.edit?.text == "https://git.example.com/edit/main/{path}#L{line}")
        #expect(configuration.site.report?.unknownKey == nil)
        #expect(configuration.policies.map(\.id) == ["project-missing-here"])
        #expect(configuration.settings(for: "a.md").policies == ["project-missing-here"])
        #expect(configuration.parameters.map(\.name) == ["PROJECT_ID", "REGION"])
        #expect(configuration.parameters[0].isSecret)
        let settings = configuration.settings(for: "a/b.md")
        #expect(settings.persona == .pedantic)
        #expect(settings.maxAge == 182)
        #expect(settings.slugs == .gitlab)
        #expect(settings.rules == ["LNK001": .off, "PHD007": .info, "SRC001": .warning])
        #expect(settings.services[0].namesRevision("checkout-v12"))
        #expect(!settings.services[0].namesRevision("billing-v12"))
        #expect(!settings.isExcluded)
        let drill = configuration.settings(for: "drills/x/y.md")
        #expect(drill.persona == .standard)
        #expect(drill.maxAge == 30)
        #expect(drill.rules["LNK001"] == .error)
        #expect(drill.rules["PHD007"] == .info)
        #expect(configuration.settings(for: "archive/x/y.md").isExcluded)
        #expect(configuration.settings(for: "x/drafts/y.md").isExcluded)
    }

    @Test(arguments: ["", "# nothing yet\n", "---\n", "{}"])
    func takesAnEmptyFileForNoSettings(text: String) throws {
        var settings = Settings()
        settings.policies = []
        #expect(try read(text).settings(for: "a.md") == settings)
    }

    @Test(arguments: [
        ("persnoa: default", "1:1: unknown key 'persnoa' in the configuration; did you mean 'persona'?"),
        ("\n  é: 1", "2:3: unknown key 'é' in the configuration; known are persona, max-age"),
        ("persona: strict", "1:10: 'strict' is not allowed here; one of default, pedantic is"),
        ("rules:\n  LNK001: on", "2:11: 'on' is not allowed here; one of off, info, warning, error is"),
        ("rules:\n  broken-ankor: off", "2:3: there is no rule 'broken-ankor'; did you mean 'broken-anchor'?"),
        ("rules:\n  no-such-thing-at-all: off", "2:3: there is no rule 'no-such-thing-at-all'; 'runsheet rules' lists"),
        ("max-age: soon", "1:10: 'soon' is no age; write days, weeks or years"),
        ("max-age: 0", "1:10: '0' is no age"),
        ("services:\n  - region: x", "2:5: the service has no 'name'"),
        ("services:\n  - name: x\n    regoin: y", "3:5: unknown key 'regoin' in the service; did you mean 'region'?"),
        ("services: x", "1:11: this has to be a list: each item begins with '- '"),
        ("overrides:\n  - persona: default", "2:5: the override has no 'paths'"),
        ("overrides:\n  - paths: a\n    exclude: b", "3:5: unknown key 'exclude' in the override"),
        ("parameters:\n  X: {secret: perhaps}", "2:15: 'perhaps' is neither 'true' nor 'false'"),
        ("- a", "1:1: the configuration has to be a list of 'key: value' lines"),
        ("persona: default\npersona: pedantic", "2:1: the key 'persona' is already set"),
        ("policies: x", "1:11: policies are a list"),
        (
            "policies:\n  - id: x\n    mesage: y\n    message: z\n    match: a",
            "3:5: a policy has no key 'mesage'; did you mean 'message'?"
        ),
        ("policies:\n  - {id: mojibake, match: a, message: m}", "2:3: there is a built-in rule called 'mojibake'"),
        ("a: [", "1:5: "), ("site: {title: x}", "1:8: unknown key 'title' in the site"),
        ("site:\n  url: javascript:alert(1)", "2:8: 'javascript:alert(1)' is no address"),
        ("site:\n  url: //example.com", "2:8: '//example.com' is no address"),
        ("site:\n  accent: red", "2:11: 'red' is no colour"),
        ("site:\n  accent: \"#12345;\"", "2:11: '#12345;' is no colour"),
        ("site:\n  logo: ../x.svg", "2:9: '../x.svg' is not below 'assets/'"),
        ("site:\n  logo: assets/../../x.svg", "2:9: 'assets/../../x.svg' is not below"),
        ("site:\n  edit: https://x/{file}", "2:9: there is no '{file}' to put in; known are {path}"),
        ("site:\n  report: javascript:x", "2:11: 'javascript:x' is no address"),
        ("site:\n  links: [{title: x}]", "2:11: a link has a 'title' and a 'url'"),
        ("site:\n  links: [{title: x, url: \"https://x\", name: y}]", "2:40: unknown key 'name' in the link"),
    ])
    func saysWhereAndWhatIsWrong(text: String, problem: String) throws {
        let problems = #expect(throws: ConfigurationProblems.self) { try read(text) }
        let first = try #require(problems?.all.first).description
        #expect(first.hasPrefix("runsheet.yml:" + problem), "\(first)")
    }

    @Test func namesEveryFaultAtOnce() throws {
        let problems = #expect(throws: ConfigurationProblems.self) { try read("a: 1\nb: 2\nmax-age: x\n") }
        #expect(problems?.all.map(\.line) == [1, 2, 3])
    }

    @Test(arguments: [
        ("docs/a.md", "docs/a.md", true), ("docs/a.md", "x/docs/a.md", false), ("a.md", "x/y/a.md", true),
        ("docs", "docs/x/y.md", true), ("docs/", "x/docs/y.md", true), ("docs/**/a.md", "docs/a.md", true),
        ("docs/**/a.md", "docs/x/y/a.md", true), ("docs/*", "docs/a.md", true), ("*.md", "x/a.md", true),
        ("*.md", "x/a.txt", false), ("d?cs/**", "docs/a", true), ("./docs/*.md", "docs/a.md", true),
        ("**", "a/b", true), ("docs/*/a.md", "docs/x/y/a.md", false), ("a*b*c.md", "aXXbYYc.md", true),
        ("/a.md", "x/a.md", false), ("/a.md", "a.md", true),
    ])
    func comparesPathsAsPeopleExpect(pattern: String, path: String, fits: Bool) {
        #expect(PathPattern(pattern).matches(path) == fits)
    }

    @Test func setsLevelsHidesAndExcludes() {
        let file = SourceFile(path: "a.md", bytes: Array("# A\n\nSee [x](#x).\n\n- **On call**: TBD\n".utf8))
        var configuration = LintConfiguration()
        func codes() -> [String] {
            Linter(configuration: configuration).lint(Pipeline.library([file])).map {
                "\($0.code) \($0.severity.rawValue)"
            }
        }
        #expect(codes() == ["LNK001 error", "PHD007 warning"])
        configuration.settings.rules = ["LNK001": .info, "PHD007": .off]
        #expect(codes() == ["LNK001 info"])
        configuration.settingsByPath["a.md"] = Settings()
        #expect(codes() == ["LNK001 error", "PHD007 warning"])
        configuration.settingsByPath["a.md"]?.isExcluded = true
        #expect(codes().isEmpty)
    }

    @Test(arguments: [
        (SlugFlavour.github, "#a--b", true), (.github, "#a-b", false), (.gitlab, "#a-b", true), (.gitlab, "#x", false),
        (.mkdocs, "#a-b_1", true), (.mkdocs, "#grosse", false), (.mkdocs, "#gre", true), (.any, "#a-b", true),
        (.any, "#nothing-like-it", false),
    ])
    func acceptsTheAnchorsOfThePlaceWhereRunbooksAreRead(flavour: SlugFlavour, link: String, isFound: Bool) {
        let text = "# T\n\n[x](\(link))\n\n## A & B\n\n## A & B\n\n## Größe\n"
        var configuration = LintConfiguration()
        configuration.settings.slugs = flavour
        let library = Pipeline.library([SourceFile(path: "a.md", bytes: Array(text.utf8))])
        #expect(Linter(configuration: configuration).lint(library).isEmpty == isFound)
    }

    @Test func takesTheRevisionsOfAServiceForReal() {
        let text = "# T\n\n```bash\ngcloud run services update-traffic api --to-revisions=api-00001-abc=100\n```\n"
        var configuration = LintConfiguration()
        let library = Pipeline.library([SourceFile(path: "a.md", bytes: Array(text.utf8))])
        #expect(Linter(configuration: configuration).lint(library).contains { $0.code == "RUN001" })
        var service = Service(name: "api")
        service.revisions = ["api-*-abc"]
        configuration.settings.services = [service]
        #expect(!Linter(configuration: configuration).lint(library).contains { $0.code == "RUN001" })
    }

    @Test(arguments: [
        ("gcloud run services update api --memory 1Gi", "REG002"),
        ("gcloud run services update api --memory 1Gi --region=europe-west1", "REG003"),
        ("gcloud run services update api --memory 1Gi --region=us-central1", "REG004"),
    ])
    func comparesCommandsWithWhereAServiceRuns(command: String, code: String) {
        var configuration = LintConfiguration()
        configuration.persona = .pedantic
        let text = "# T\n\n```bash\n\(command)\n```\n"
        let library = Pipeline.library([SourceFile(path: "a.md", bytes: Array(text.utf8))])
        #expect(!Linter(configuration: configuration).lint(library).contains { $0.code == code })
        var service = Service(name: "api")
        service.region = "us-central1"
        service.project = "acme-prod"
        configuration.settings.services = [service]
        #expect(Linter(configuration: configuration).lint(library).contains { $0.code == code })
    }

    @Test func passesOverWhatACommentNamesAndKeepsItsReason() {
        let file = SourceFile(
            path: "a.md", bytes: Array("# A\n\n<!-- runsheet-ignore LNK001: the wiki has it -->\nSee [x](#x).\n".utf8))
        let findings = Linter().lint(Pipeline.library([file]))
        #expect(findings.map(\.suppression) == [Suppression(kind: .inSource, reason: "the wiki has it")])
    }

    private static let cache = "# A\n\n```bash\nredis-cli KEYS '*'\nredis-cli FLUSHALL\n```\n"

    private func codes(_ text: String, _ configuration: LintConfiguration = LintConfiguration()) -> [String] {
        let library = Pipeline.library([SourceFile(path: "a.md", bytes: Array(text.utf8))])
        return Linter(configuration: configuration).lint(library).filter { $0.suppression == nil }
            .map { $0.advisory ?? $0.code }.sorted()
    }

    @Test(arguments: [
        ("redis-keys: the cache is small", ["redis-flush"]),
        ("REDIS-KEYS, redis-flush: a cache", []),
        ("hazardous-command: a cache", []),
        ("redis-config-set: it is not there", ["LNT001", "redis-flush", "redis-keys"]),
        ("redis-kyes: a slip of the pen", ["LNT004", "redis-flush", "redis-keys"]),
    ])
    func passesOverASingleAdvisory(comment: String, left: [String]) {
        #expect(codes(Self.cache.replacing("```bash", with: "<!-- runsheet-ignore \(comment) -->\n```bash")) == left)
    }

    @Test func givesASingleAdvisoryALevel() throws {
        let file = SourceFile(path: "runsheet.yml", bytes: Array("rules: {redis-keys: off, OPS008: error}\n".utf8))
        var configuration = LintConfiguration()
        configuration.settings = try ConfigurationReader.read(file).settings(for: "a.md")
        #expect(codes(Self.cache, configuration) == ["redis-flush"])
    }

    @Test func namesOfAdvisoriesAreNotThoseOfRules() {
        let ids = Set(BuiltInAdvisories.all.map(\.id))
        #expect(ids.isDisjoint(with: Rule.all.map(\.id.rawValue)))
        #expect(ids.allSatisfy { $0 == $0.lowercased() })
    }

    @Test(arguments: [("PREVIOUS_TAG", "TARGET_NS"), ("previous-tag", "target ns"), ("Previous_Tag", "Target_NS")])
    func asksNothingAboutBlanksThatTheConfigurationDescribes(tag: String, namespace: String) {
        let text = "# A\n\n```bash\ndocker pull shop:PREVIOUS_TAG\nkubectl delete pod web -n $TARGET_NS\n```\n"
        #expect(codes(text) == ["PHD002", "PHD006"])
        var configuration = LintConfiguration()
        configuration.settings.parameters = [tag, namespace].map(ConfiguredParameter.init)
        #expect(codes(text, configuration).isEmpty)
    }

    @Test func describesBlanksOfRunbooksThatDoNotDoSoThemselves() throws {
        let text = "# A\n\n```bash\ngcloud config set project PROJECT_ID\nkubectl get pod POD\n```\n"
        var runbook = Pipeline.library([SourceFile(path: "a.md", bytes: Array(text.utf8))]).catalog.runbooks[0]
        var known = ConfiguredParameter(name: "project-id")
        known.description = "the project that serves customers"
        known.sample = "acme-prod"
        known.discover = "gcloud projects list"
        known.isSecret = true
        let other = try #require(runbook.parameters.first { $0.name == "POD" })
        runbook.describe(by: [known])
        let parameter = try #require(runbook.parameters.first { $0.name == "PROJECT_ID" })
        #expect(parameter.description == known.description && parameter.sample == known.sample)
        #expect(parameter.discovery == known.discover && parameter.isSecret)
        #expect(runbook.parameters.contains(other))
    }
}

@Suite struct ConfigurationSchemaTests {
    private static let schema = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "schema/runsheet.schema.json")

    private func keys(_ path: String...) throws -> [String] {
        var node = try JSONSerialization.jsonObject(with: Data(contentsOf: Self.schema)) as? [String: Any]
        for part in path { node = node?[part] as? [String: Any] }
        return try #require(node?["properties"] as? [String: Any]).keys.sorted()
    }

    @Test func theSchemaForEditorsNamesTheKeysThatAreRead() throws {
        #expect(try keys() == ConfigurationReader.Keys.file.sorted())
        #expect(try keys("properties", "site") == ConfigurationReader.Keys.site.sorted())
        #expect(
            try keys("properties", "site", "properties", "links", "items") == ConfigurationReader.Keys.link.sorted())
        #expect(try keys("properties", "overrides", "items") == ConfigurationReader.Keys.override.sorted())
        #expect(try keys("properties", "services", "items") == ConfigurationReader.Keys.service.sorted())
        #expect(
            try keys("properties", "parameters", "additionalProperties") == ConfigurationReader.Keys.parameter.sorted())
    }
}

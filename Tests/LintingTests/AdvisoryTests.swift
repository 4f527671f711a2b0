import MarkdownSyntax
import SourceText
import Testing

@testable import Linting

extension Advisory: CustomTestStringConvertible {
    package var testDescription: String { id }
}

@Suite struct AdvisoryTests {
    /// `command # words`: the words stand above the command, as titles of steps do.
    static func findings(_ line: String, _ rules: [Rule] = Rule.all) -> [Diagnostic] {
        let parts = line.split(separator: " # ", maxSplits: 1)
        let comment = parts.count > 1 ? "# \(parts[1])\n" : ""
        let text = "# Operations\n\n## Steps\n\n```bash\n\(comment)\(parts[0])\n```\n"
        return Pipeline.findings([SourceFile(path: "a.md", bytes: Array(text.utf8))], rules: rules)
    }

    @Test func thereAreManyAndEachHasItsOwnName() {
        let all = BuiltInAdvisories.all
        #expect(all.count >= 120)
        #expect(Set(all.map(\.id)).count == all.count)
    }

    @Test(arguments: BuiltInAdvisories.all)
    func reportsItsExampleAndNotWhatLooksAlike(advisory: Advisory) throws {
        let family = try #require(Rule.named(advisory.rule), "no rule is called '\(advisory.rule)'")
        let rule = Rule(policy: advisory, code: family.code)
        #expect(!advisory.fires.isEmpty && !advisory.silent.isEmpty && advisory.source != nil, "\(advisory.id)")
        for line in advisory.fires {
            #expect(!Self.findings(line, [rule]).isEmpty, "\(advisory.id) does not fire: \(line)")
        }
        for line in advisory.silent {
            #expect(Self.findings(line, [rule]).isEmpty, "\(advisory.id) fires: \(line)")
        }
    }

    /// The index finds patterns without reading YAML.
    @Test(arguments: BuiltInAdvisories.Family.allCases)
    func theIndexReadsThePatternsThatTheFileSays(family: BuiltInAdvisories.Family) {
        let texts = BuiltInAdvisories.read(family).map { $0.patterns.map(\.text) }
        #expect(BuiltInAdvisories.index(family).patternTexts == texts)
    }

    @Test(arguments: BuiltInAdvisories.Family.allCases)
    func toolsOfAFileAreThoseOfItsFamily(family: BuiltInAdvisories.Family) {
        let tools = Set(BuiltInAdvisories.read(family).flatMap { $0.patterns.flatMap(\.tools) })
        #expect(tools.subtracting(family.tools).isEmpty)
    }

    @Test(arguments: [
        ("kubectl delete pod", "kubectl delete pod web", true),
        ("kubectl delete pod", "kubectl -n a delete --now pod web", true),
        ("kubectl delete pod", "kubectl delete deployment web", false),
        ("kubectl delete pod|po !--dry-run", "kubectl delete po web", true),
        ("kubectl delete pod|po !--dry-run", "kubectl delete po web --dry-run=client", false),
        ("kubectl ... web-*", "kubectl delete pod web-1", true),
        ("kubectl ... web-*", "kubectl delete pod api-1", false),
        ("gcloud run deploy --image=gcr.io/*|eu.gcr.io/*", "gcloud beta run deploy --image eu.gcr.io/a/b", true),
        ("gcloud run deploy --image=gcr.io/*", "gcloud run deploy --image eu.gcr.io/a/b", false),
        ("docker run !alpine", "docker run alpine", false),
        ("alembic downgrade <0", "alembic downgrade -2", true),
        ("alembic downgrade <0", "alembic downgrade abc", false),
        ("* --quiet", "gcloud run deploy api --quiet", true),
        ("* --quiet", "gcloud run deploy api", false),
    ])
    func patternsFitCommands(pattern: String, line: String, fits: Bool) throws {
        let advisory = Advisory(id: "probe", rule: "", patterns: [try AdvisoryPattern(pattern)], message: "found")
        #expect(Self.findings(line, [Rule(policy: advisory, code: "ORG001")]).isEmpty != fits)
    }

    @Test func readsAnOrganisationsPolicies() throws {
        let yaml = """
            - id: always-name-the-project
              match: gcloud run ... !--project
              message: "'{command}' names no project"
              loses: it acts on the operator's own
              severity: error
            - id: never-quiet-in-production
              match: "* --quiet|-q"
              under: [production]
              message: "'{flag}' is forbidden in production"
            """
        let (list, problems) = YAMLReader.read(Array(yaml.utf8))
        var reader = AdvisoryReader(path: "runsheet.yml")
        let policies = reader.read(try #require(list))
        #expect(problems.isEmpty && reader.diagnostics.isEmpty)
        let rules = policies.map { Rule(policy: $0, code: "ORG001") }
        let found = Self.findings("gcloud run services list --quiet # restart production", rules)
        #expect(
            found.map(\.message) == [
                "'gcloud run services list' names no project", "'--quiet' is forbidden in production",
            ])
        #expect(found.map(\.severity) == [.error, .warning])
        #expect(found.map(\.rule.rawValue) == ["always-name-the-project", "never-quiet-in-production"])
    }

    @Test(arguments: [
        ("- id: a\n  match: git push\n  mesage: b", 16, "a policy has no key 'mesage'; did you mean 'message'?"),
        ("- id: a\n  match: git push", 2, "the policy has no 'message'"),
        (
            "- id: a\n  match: --force\n  message: b", 17,
            "a pattern starts with the name of a tool, or '*' for any; this one starts with '--force'"
        ),
        (
            "- id: a\n  match: git push\n  message: b\n  severity: warnning", 0,
            "'severity' is one of error, warning, info; did you mean 'warning'?"
        ),
        ("id: a", 0, "policies are a list: each begins with '- id: …'"),
        (
            "- id: a\n  match: git push\n  message: b\n- id: a\n  match: git pull\n  message: b", 0,
            "there are two policies called 'a'"
        ),
    ])
    func saysWhatIsWrongWithAPolicy(yaml: String, offset: Int, message: String) throws {
        let (list, _) = YAMLReader.read(Array(yaml.utf8))
        var reader = AdvisoryReader(path: "runsheet.yml")
        _ = reader.read(try #require(list))
        let found = try #require(
            reader.diagnostics.first { $0.message == message }, "\(reader.diagnostics.map(\.message))")
        if offset > 0 { #expect(found.range?.lowerBound ?? -1 > 0) }
    }
}

import CommandTrees
import MarkdownSyntax
import RunbookModel
import SourceText
import Testing

@testable import Extraction

@Suite struct ParameterTests {
    @Test(arguments: ParameterExamples.all)
    func finds(_ example: ParameterExample) {
        let step = StepFixture.bound(example.text, language: example.language)
        let found = step.parameters.map { "\($0.id.rawValue) \($0.context.rawValue)" }
        #expect(found == example.uses)
    }

    @Test(arguments: [
        (
            "gcloud run deploy api --region=REGION --project=PROJECT_ID",
            ["region gcp.region", "project-id gcp.project"]
        ),
        ("gcloud run services update-traffic api --to-revisions=<revision>=100", ["revision run.revision"]),
        ("kubectl get pod <pod> -n <ns>", ["pod k8s.pod", "ns k8s.namespace"]),
        ("kubectl rollout undo deployment/$NAME", ["name k8s.deployment"]),
        ("gcloud sql backups restore <id> --restore-instance=<target>", ["id sql.backup", "target sql.instance"]),
        ("curl -H \"Authorization: Bearer $ADMIN_TOKEN\" https://x.test", ["admin-token secret"]),
        ("git checkout <commit-sha>", ["commit-sha git.sha"]),
        ("flask db downgrade afbc8388791d", ["afbc8388791d alembic.revision"]),
        ("redis-cli -h $REDIS_HOST ping", ["redis-host host"]),
        ("aws ecs list-services --region $REGION", ["region aws.region"]),
        ("tool --replicas $REPLICA_COUNT --until $END_DATE", ["replica-count int", "end-date date"]),
        ("curl \"$SERVICE_URL/health\"", ["service-url url"]),
        ("docker logs <container>", ["container container.name"]),
    ])
    func infersTypes(_ text: String, _ expected: [String]) {
        let book = StepFixture.runbook([text])
        #expect(book.parameters.map { "\($0.id.rawValue) \($0.type)" } == expected)
    }

    @Test func givesOneParameterToAllSpellings() {
        let book = StepFixture.runbook([
            "echo <stable-revision>", "gcloud run revisions describe STABLE_REVISION", "echo $stable_revision",
        ])
        #expect(book.parameters.map(\.id.rawValue) == ["stable-revision"])
        #expect(book.parameters.first?.uses.count == 3)
        #expect(book.parameters.first?.type == "run.revision")
    }

    @Test func turnsAssignedVariablesIntoInputs() {
        let book = StepFixture.runbook([
            "NAME=$(date +%s)", "echo $NAME > out.txt", "cat out.txt", "echo $OTHER",
        ])
        let steps = book.procedures[0].steps
        #expect(steps[0].outputs == [Output(name: "NAME", from: .assignment)])
        #expect(steps[1].inputs == ["NAME"])
        #expect(steps[1].outputs == [Output(name: "out.txt", from: .file)])
        #expect(steps[1].requires.environment.isEmpty)
        #expect(steps[2].inputs == ["out.txt"])
        #expect(book.parameters.map(\.id.rawValue) == ["other"])
    }

    @Test func findsTheListingInTheRunbook() {
        let book = StepFixture.runbook([
            "gcloud run revisions list --service=other --region=us-east1",
            "gcloud run revisions list --service=api --region=us-east1",
            "gcloud run services update-traffic api --to-revisions=<revision>=100",
        ])
        #expect(book.parameters.first?.discovery == "gcloud run revisions list --service=api --region=us-east1")
    }

    @Test func makesAListingFromTheCommandWhenTheRunbookHasNone() {
        let book = StepFixture.runbook([
            "gcloud run services update-traffic api --region=us-east1 --to-revisions=<revision>=100"
        ])
        #expect(book.parameters.first?.discovery == "gcloud run revisions list --service=api --region=us-east1")
    }

    @Test func prefersDeclarations() {
        let text = """
            ---
            parameters:
              API_TOKEN: {type: secret, description: From the vault}
              region:
                type: gcp.region
                sample: us-central1
                discover: gcloud compute regions list
            ---
            # Runbook
            """
        let document = MarkdownParser.parse(SourceFile(path: "a.md", bytes: Array(text.utf8)))
        let declared = DeclaredParameters.read(document.frontMatter)
        #expect(declared.map(\.id.rawValue) == ["api-token", "region"])
        #expect(declared.map(\.type) == ["secret", "gcp.region"])
        #expect(declared.map(\.isSecret) == [true, false])
        #expect(declared.first?.description == "From the vault")
        #expect(declared.last?.discovery == "gcloud compute regions list")
        #expect(declared.allSatisfy { $0.notation == .declared && $0.provenance == .stated })
    }
}

extension StepFixture {
    static func bound(_ text: String, language: Language = .shell) -> Step {
        runbook([text], language: language).procedures[0].steps[0]
    }

    /// A runbook of one procedure whose steps are `texts`, one after the other in the file.
    static func runbook(_ texts: [String], language: Language = .shell) -> Runbook {
        let file = texts.joined(separator: "\n")
        let source = SourceFile(path: "a.md", bytes: Array(file.utf8))
        let document = MarkdownParser.parse(source)
        var book = Runbook(
            id: RunbookID(rawValue: "a"), title: "A", path: "a.md", contentHash: "", file: source, lines: document.lines
        )
        var procedure = Procedure(
            id: ProcedureID(rawValue: "a#p"), title: "P", anchor: "p", section: 0, path: [],
            range: SourceRange(0..<source.bytes.count), kind: .maintain)
        var offset = 0
        for text in texts {
            var map = SourceMap()
            map.append(text: 0, file: offset, count: text.utf8.count)
            procedure.steps.append(annotated(text, language: language, map: map))
            offset += text.utf8.count + 1
        }
        book.procedures = [procedure]
        ParameterBinder.bind(&book, document: document, tools: .shipped)
        return book
    }
}

struct ParameterExample: Sendable, CustomTestStringConvertible {
    var text: String
    var language: Language
    var uses: [String]
    init(_ text: String, _ language: Language = .shell, _ uses: String...) {
        self.text = text
        self.language = language
        self.uses = uses
    }
    var testDescription: String { text }
}

import RunbookModel
import SourceText
import Testing

@Suite struct AnnotationTests {
    @Test(arguments: [
        ("kubectl get pods", "read 0 yes none"), ("kubectl delete namespace shop", "destroy 3 no typeTarget"),
        ("kubectl delete pod api-0", "destroy 2 yes typeTarget"),
        ("kubectl scale deploy api --replicas=3", "change 2 yes ask"),
        ("frobnicate", "unknown 1 unknown none"), ("echo hello", "none 0 yes none"),
        ("rm -rf /data", "destroy 2 no ask"),
        ("psql -c 'DELETE FROM users'", "destroy 3 no typeTarget"), ("git checkout main", "change 1 yes none"),
        ("gcloud run deploy api-staging --image x", "change 1 yes none"),
        ("curl -X DELETE https://x.io/a", "destroy 3 no typeTarget"),
        ("cat a > b", "change 1 unknown none"), ("cat a 2>/dev/null", "read 0 yes none"),
        ("kubectl apply -f x --dry-run=client", "read 0 yes none"),
        ("gcloud sql backups restore 1 --restore-instance=db", "destroy 3 no typeTarget"),
        ("terraform destroy", "destroy 3 no ask"),
        ("X=1", "none 0 yes none"), ("gsutil cp gs://a/b /tmp/b", "change 1 unknown none"),
    ])
    func judgesSteps(_ text: String, _ expected: String) {
        let step = StepFixture.annotated(text)
        #expect("\(step.effect) \(step.risk) \(step.reversible) \(step.confirm)" == expected)
        #expect(step.effect <= .none || !step.reasons.isEmpty)
    }

    @Test(arguments: [
        ("kubectl logs -f api", true, false), ("kubectl logs -f api &", false, false), ("psql", true, true),
        ("psql -c 'SELECT 1'", false, false), ("cat x.sql | psql", false, false), ("psql < x.sql", false, false),
        ("cloud_sql_proxy -instances=a", true, false), ("kubectl exec -it api -- bash", true, true),
        ("ssh web", true, true),
        ("ssh web uptime", false, false), ("timeout 5 tail -f x", false, false), ("tail -f x | grep y", true, false),
        ("watch date", true, false), ("terraform apply", false, true), ("terraform apply -auto-approve", false, false),
        ("python -m uvicorn main:app", true, false), ("vercel logs --follow", true, false),
        ("docker run -d nginx", false, false),
    ])
    func knowsWhatDoesNotComeBack(_ text: String, _ blocks: Bool, _ asks: Bool) {
        let step = StepFixture.annotated(text)
        #expect(step.run.isBlocking == blocks)
        #expect(step.run.isInteractive == asks)
        #expect(step.run.needsNewTerminal == blocks)
    }

    @Test(arguments: [
        ("gcloud run services describe api --project demo", ["run.service:api reads", "gcp.project:demo reads"]),
        (
            "gcloud run services update-traffic api --to-revisions=r1=10,r2=90",
            ["run.service:api target", "run.revision:r1 target", "run.revision:r2 target"]
        ),
        (
            "kubectl scale deployment web -n shop --replicas=2",
            ["k8s.deployment:web target", "k8s.namespace:shop reads"]
        ),
        ("kubectl rollout restart deploy/web", ["k8s.deployment:web target"]),
        ("kubectl get pods", []), ("gcloud sql instances describe INSTANCE_NAME", []), ("kubectl delete pod $POD", []),
        ("gsutil rm gs://b/x", ["gcs.uri:gs://b/x target"]), ("aws s3 cp a s3://b/a", ["s3.uri:s3://b/a target"]),
        ("gcloud secrets versions add key --data-file=-", ["secret.name:key target"]),
        ("curl 'https://u:p@x.test/a?b=c'", ["http.endpoint:x.test/a reads"]),
        ("psql -c 'DELETE FROM users'", ["sql.table:users target"]),
        ("redis-cli DEL session:1", ["redis.key:session:1 target"]),
        ("docker push reg.io/a:1", ["image.ref:reg.io/a:1 target"]),
        ("git push origin main", ["git.remote:origin target"]),
        ("gcloud run services describe api > x", ["run.service:api reads"]),
        ("gcloud firestore import gs://b/1", ["gcs.uri:gs://b/1 reads"]),
    ])
    func namesResources(_ text: String, _ expected: [String]) {
        #expect(StepFixture.annotated(text).resources.map { "\($0.id) \($0.role.rawValue)" } == expected)
    }

    @Test(arguments: [
        ("mysql -psecret", ["password literal"]), ("tool --password=$DB_PASSWORD", ["DB_PASSWORD argv"]),
        ("PGPASSWORD=x psql -c 'SELECT 1'", ["PGPASSWORD literal"]),
        ("export API_TOKEN=$(vault read x)", ["API_TOKEN env"]),
        ("docker login --password-stdin", ["password stdin"]), ("echo $TOKEN_SECRET | tool", ["TOKEN_SECRET stdin"]),
        ("curl -H \"X-API-Key: $API_KEY\" https://x.test", ["API_KEY argv"]),
        ("curl https://u:hunter2@x.test", ["password literal"]),
        ("curl https://u:$PASS@x.test", []), ("tool --token-url https://x", []),
        ("gcloud secrets versions list x --secret=name", []),
        ("tool --password=<password>", ["password argv"]), ("echo $PUBLIC_KEY", []),
    ])
    func namesSecretsAndNeverTheirValues(_ text: String, _ expected: [String]) {
        #expect(StepFixture.annotated(text).secrets.map { "\($0.name) \($0.exposure.rawValue)" } == expected)
    }

    @Test func explainsInWords() {
        let step = StepFixture.annotated("gcloud run services update-traffic api --to-latest")
        #expect(
            step.reasons.map(\.text) == ["gcloud run services update-traffic changes which revision serves traffic"])
    }

    @Test func listsToolsAndDirectory() {
        let step = StepFixture.annotated("cd backend && sudo docker compose up -d | jq .")
        #expect(step.requires.tools == ["sudo", "docker", "jq"])
        #expect(step.run.directory == "backend")
    }

    @Test(arguments: [
        (
            "gcloud run deploy api --region=us-east1 # go",
            "tool:gcloud subcommand:run subcommand:deploy value:api flag:--region operator:= value:us-east1 comment:# go"
        ),
        (
            "A=1 echo \"x $B\" | cat",
            "assignment:A operator:= value:1 tool:echo string:\"x  variable:$B string:\" operator:| tool:cat"
        ),
        ("if true; then ls; fi", "keyword:if tool:true operator:; keyword:then tool:ls operator:; keyword:fi"),
        ("psql -c 'SELECT 1'", "tool:psql flag:-c string:' keyword:SELECT number:1 string:'"),
        ("X=$(date)", "assignment:X operator:=$( tool:date operator:)"),
        ("kubectl get pod <pod>", "tool:kubectl subcommand:get value:pod parameter:<pod>"),
    ])
    func coloursCommands(_ text: String, _ expected: String) {
        let step = StepFixture.annotated(text)
        let bytes = Array(text.utf8)
        let found = step.tokens.map { "\($0.kind.rawValue):\(String(decoding: bytes[$0.range.range], as: UTF8.self))" }
        #expect(found.joined(separator: " ") == expected)
    }

    /// Broken and odd text must give sorted tokens inside the text and never trap.
    @Test func survivesMutations() {
        var random = SystemSeed(state: 7)
        let seeds = (CommandExamples.all.map(\.text) + SQLExamples.all.map(\.text) + ParameterExamples.all.map(\.text))
            .map { Array($0.utf8) }
        let alphabet = Array("'\"`$(){}<>|&;\\\n #=-abcX0*[]".utf8)
        for round in 0..<3000 {
            var bytes = seeds[round % seeds.count]
            for _ in 0..<(1 + random.next(4)) where !bytes.isEmpty {
                let place = random.next(bytes.count)
                switch random.next(3) {
                case 0: bytes[place] = alphabet[random.next(alphabet.count)]
                case 1: bytes.remove(at: place)
                default: bytes.insert(alphabet[random.next(alphabet.count)], at: place)
                }
            }
            let text = String(decoding: bytes, as: UTF8.self)
            for language in [Language.shell, .sql, .python, .json, .yaml] {
                let step = StepFixture.bound(text, language: language)
                let isOrdered = zip(step.tokens, step.tokens.dropFirst()).allSatisfy { $0.range.end <= $1.range.start }
                #expect(
                    isOrdered && step.tokens.allSatisfy { $0.range.upperBound <= text.utf8.count && !$0.range.isEmpty },
                    "\(text)")
                #expect(step.parameters.allSatisfy { $0.range.upperBound <= text.utf8.count }, "\(text)")
            }
        }
    }
}

/// The same numbers on every run.
struct SystemSeed {
    var state: UInt64
    mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(max(1, bound)))
    }
}

/// Commands that run commands that run commands: followed so far, and never shown as harmless beyond.
@Suite struct ChainTests {
    static let pieces = [
        "ssh h ", "npx ", "bundle exec ", "python -m ", "kubectl exec p -- ", "sudo ", "env A=b ", "xargs ",
        "find . -exec ",
    ]

    @Test(arguments: pieces) func endsAtALimit(piece: String) {
        let step = StepFixture.annotated(String(repeating: piece, count: 1000) + "ls")
        #expect(step.commands.count < 40)
        if !["sudo ", "env A=b ", "xargs "].contains(piece) { #expect(step.effect == .unknown) }
    }

    @Test(arguments: [3, 20]) func followsQuotationsInsideQuotations(depth: Int) {
        var text = "rm -rf /x"
        for _ in 0..<depth where text.utf8.count < 4000 {
            let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            text = "sh -c \"\(escaped)\""
        }
        #expect(StepFixture.annotated(text).effect == (depth == 3 ? .destroy : .unknown))
    }
}

/// What runs something else is not harmless because it does nothing itself.
@Suite struct WindowsRunnerTests {
    @Test(arguments: [
        ("$s | ForEach-Object { Remove-Item $_ }", Language.powershell), ("if exist C:\\x del C:\\x", .cmd),
        ("call clean.bat", .cmd), ("for %f in (*) do del %f", .cmd), ("start setup.exe", .cmd),
    ])
    func isNotKnown(text: String, language: Language) {
        #expect(StepFixture.annotated(text, language: language).effect >= .unknown)
    }
}

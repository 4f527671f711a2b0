import Linting
import MarkdownSyntax
import SourceText
import Testing

/// A file in which a rule could take the square of its length, by name.
private struct LongFile: Sendable, CustomTestStringConvertible {
    var name: String
    var make: @Sendable (Int) -> String

    var testDescription: String { name }

    /// - Parameter line: of one block of commands.
    static func commands(_ name: String, _ line: @escaping @Sendable (Int) -> String) -> LongFile {
        LongFile(name: name) { size in
            "# A\n\n## B\n\n```bash\n" + numbered(min(size, longestBlock), "\n", line) + "```\n"
        }
    }

    /// What is longer is not read as commands.
    private static let longestBlock = 65_000

    static func text(_ name: String, _ head: String = "", _ part: @escaping @Sendable (Int) -> String) -> LongFile {
        LongFile(name: name) { size in "# A\n\n" + head + numbered(size, "", part) + "\n" }
    }

    private static func numbered(_ size: Int, _ end: String, _ part: (Int) -> String) -> String {
        var text = ""
        var number = 0
        while text.utf8.count < size, number < 1900 || end.isEmpty {
            text += part(number) + end
            number += 1
        }
        return text
    }

    static let all = [
        text("plus signs") { _ in "+" }, text("sums") { _ in "x+" },
        text("names in a row") { _ in "password=" },
        text("secrets in one line") { "password=aB3dE9gH2kL5mN\($0) " },
        text("letters that were read wrongly") { _ in "\u{C2}\u{80}" },
        text("blanks in one line") { _ in "[tbd] x " }, text("words to do in one line") { _ in "TBD; " },
        text("dates below a long heading", "## \(String(repeating: "word ", count: 4000))\n\n") { _ in "2025-02-30\n\n"
        },
        text("links that lead nowhere") { "[x](#nowhere-\($0)) " },
        text("headings and links that lead nowhere") { "## H\($0) foo\n\n[x](#bar\($0)-fooo)\n\n" },
        text("numbers that do not exist", "## Method 1: a\n\n## Method 2: b\n\n") { "Go on with Method \($0 + 10). " },
        text("comments above blocks") { _ in "<!-- runsheet-ignore unknown-flag: x -->\n\na\u{200B}b\n\n" },
        text("a comment that is not closed") { _ in "<!--runsheet-ignore x " },
        text("blocks with what cannot be seen") { "```bash\nls a\u{200B}b\u{200B}c\($0)\n```\n\n" },
        text("downgrades", "## Rollback\n\n") {
            "### R\($0)\n\nrestore it\n\n```bash\nalembic downgrade x\($0)\n```\n\n"
        },
        commands("deletions") { "kubectl delete pod a\($0)" },
        commands("deletions of everything") { "kubectl delete pvc --all -n a\($0)" },
        commands("deletions without a question") { "gcloud sql instances delete a\($0) --quiet" },
        commands("logs") { "kubectl logs -f a\($0)" },
        commands("services without a project") { "gcloud run deploy a\($0) --image=x" },
        commands("pinned services") { "gcloud run services update-traffic a\($0) --to-revisions=a-00001-abc=50" },
        commands("services that are given back") { "gcloud run services update-traffic a\($0) --to-latest" },
        commands("services in two places") {
            "gcloud run services describe a\($0 / 2) --region=us-a\($0 % 2)"
        },
        commands("workloads") { "kubectl scale deployment a\($0) --replicas=2" },
        text("columns without a value") { "```sql\nALTER TABLE t\($0) ADD COLUMN a int NOT NULL;\n```\n\n" },
        commands("open values") { "kubectl delete pod KNOWN_GOOD_\($0)" },
        commands("variables") { "rm -rf $A\($0)/ $B\($0)" },
        LongFile(name: "a listing in one line") { size in
            "# A\n\n## B\n\n" + String(repeating: "Deployment/x ", count: size / 13)
                + "\n\n```bash\nkubectl scale deployment x --replicas=2\n```\n"
        },
        inOneLine("placeholders in one line") { _ in "<a> " },
        inOneLine("flags with placeholders in one line") { "--a\($0)=<b\($0)> " },
        inOneLine("variables in one line") { "$A\($0) " },
        inOneLine("substitutions in one line") { _ in "$(a <b>) " },
        inOneLine("assignments in one line") { "A\($0)=<b> " },
        commands("placeholders below each other") { "ls <a\($0)>" },
        commands("a command over many lines") { "ls <a\($0)> \\" },
        commands("exports") { "export A\($0)=1; ls $A\($0)" },
        text("placeholders in SQL") { "```sql\nSELECT '<a\($0)>';\n```\n\n" },
        text("steps of one procedure", "## B\n\n") { "\($0). Do\n   ```sh\n   ls <a> > f\($0)\n   ```\n" },
        text("commands in a sentence", "## B\n\n") { _ in "`kubectl get pods` " },
        text("rows of commands", "## B\n\n| Command | What |\n|---|---|\n") { "| `ls a\($0)` | lists |\n" },
        text("comments for what is there") { _ in "<!-- runsheet-ignore LNK001: x -->\n[a](#x)\n\n" },
        text("comments for a section") {
            "<!-- runsheet-ignore LNK001, broken-anchor: x -->\n\n## C\($0)\n\n[a](#x)\n\n"
        },
        text("changes without a way back") {
            "## Scale \($0)\n\n```bash\nkubectl scale deployment a --replicas=9\n"
                + "kubectl rollout restart deployment/a\n```\n\n"
        },
        text("the same heading") { _ in "## B\n\n```sh\nls\n```\n\n" },
    ]

    /// What follows `ls`; a longer line is not read.
    private static func inOneLine(_ name: String, _ word: @escaping @Sendable (Int) -> String) -> LongFile {
        LongFile(name: name) { size in
            var line = "ls "
            var number = 0
            while line.utf8.count < min(size, longestBlock) {
                line += word(number)
                number += 1
            }
            return "# A\n\n## B\n\n```bash\n\(line)\n```\n"
        }
    }
}

/// Reading and rules are timed one after the other: each is to look at every place a few times, however many of them a
/// file has.
@Suite(.serialized)
struct LintingTimeTests {
    #if DEBUG
        static let size = 1 << 16
        static let bound = Duration.seconds(8)
    #else
        static let size = 1 << 18
        static let bound = Duration.seconds(2)
    #endif

    @Test(arguments: LongFile.all)
    fileprivate func takesNoMoreThanItsShare(file: LongFile) {
        let source = SourceFile(path: "long.md", bytes: Array(file.make(Self.size).utf8))
        var time = ThreadTime()
        let library = Pipeline.library([source])
        let reading = time.elapsed
        #expect(reading < Self.bound, "\(file.name): \(reading) to read it")
        var configuration = LintConfiguration()
        configuration.persona = .pedantic
        time = ThreadTime()
        let findings = Linter(configuration: configuration).lint(library)
        let elapsed = time.elapsed
        #expect(elapsed < Self.bound, "\(file.name): \(elapsed) for \(findings.count) findings")
    }

    @Test func putsManyFixesTogether() {
        let bytes = [UInt8](repeating: 0x61, count: 400_000)
        let findings = (0..<20_000).map { number in
            Diagnostic(
                rule: "x", code: "XXX001", severity: .error, path: "a.md", message: "m",
                fixes: [
                    Fix(
                        title: "t", safety: .safe,
                        edits: [TextEdit(range: SourceRange(number * 20..<number * 20 + 1), replacement: "b")])
                ])
        }
        let time = ThreadTime()
        let plan = FixPlan(findings.reversed(), allowing: [.safe], in: bytes)
        #expect(time.elapsed < Self.bound)
        #expect(plan.edits.map(\.range.lowerBound) == (0..<20_000).map { $0 * 20 })
    }

    @Test func leavesFoldersOutFromTheLastPlaceOnly() {
        let path = String(repeating: "a/", count: 40) + "b"
        #expect(!PathPattern(String(repeating: "**/a/", count: 12) + "c").matches(path))
        #expect(PathPattern(String(repeating: "**/a/", count: 12) + "b").matches(path))
    }
}

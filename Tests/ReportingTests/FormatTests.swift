import Foundation
import SourceText
import Testing

@testable import Reporting

@Suite struct FormatTests {
    /// The vectors of GitHub's own test.
    @Test(arguments: [
        ("", ["c129715d7a2bc9a3:1"]),
        (" a\nb\n  \t\tc\n d", ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"]),
        (
            " hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n",
            [
                "e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1",
                "b3edc88f2938467e:1", "c8e28b0b4002a3a0:1", "c129715d7a2bc9a3:1",
            ]
        ),
        (
            String(repeating: "Lorem ipsum dolor sit amet.\n", count: 10),
            [
                "a7f2ff13bc495cf2:1", "a7f2ff13bc495cf2:2", "a7f2ff13bc495cf2:3", "a7f2ff13bc495cf2:4",
                "a7f2ff13bc495cf2:5", "a7f2ff13bc495cf2:6", "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1",
                "55ec222b86bcae53:1", "cc97dc7b1d7d8f7b:1", "c129715d7a2bc9a3:1",
            ]
        ),
    ])
    func hashesLinesAsGitHubDoes(text: String, hashes: [String]) {
        #expect(LineHash.ofLines(in: Array(text.utf8)) == hashes)
    }

    /// One place, told in three units: behind an emoji of four bytes and a letter of two.
    @Test(arguments: [(ColumnUnit.codePoints, 5), (.utf8, 9), (.utf16, 6)])
    func countsColumnsInTheUnitOfTheFormat(unit: ColumnUnit, column: Int) {
        let bytes = Array("first\n🔄é <x>\n".utf8)
        let lines = LineIndex(bytes)
        let offset = bytes.firstIndex(of: UInt8(ascii: "x")) ?? 0
        let place = lines.place(at: offset, in: bytes, counting: unit)
        #expect(place == LineColumn(line: 2, column: unit == .utf8 ? 9 : column))
    }

    @Test(arguments: [
        ("100% of it", "100%25 of it"), ("one\r\ntwo", "one%0D%0Atwo"), ("a: b, c", "a: b, c"),
        ("::error::x", "::error::x"),
    ])
    func escapesTheTextOfWorkflowCommands(text: String, escaped: String) {
        #expect(GitHubAnnotations.escaped(text) == escaped)
    }

    @Test func escapesColonsAndCommasInPropertiesToo() {
        #expect(GitHubAnnotations.escaped(property: "C:\\a,b%\n") == "C%3A\\a%2Cb%25%0A")
    }

    private func many(_ count: Int, _ severity: Severity, rule: (Int) -> String = { "rule-\($0)" }) -> [Diagnostic] {
        (0..<count).map { index in
            Diagnostic(
                rule: RuleID(rawValue: rule(index)), code: "XXX001", severity: severity, path: "ops/operations.md",
                range: SourceRange(0..<4), message: "message \(severity.rawValue)")
        }
    }

    @Test func givesGitHubTheWorstFirstAndSaysWhatItCannotShow() {
        let report = SampleReport.report(many(13, .warning) + many(12, .error))
        let lines = GitHubAnnotations(report: report).text.split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("::error ") } == 10)
        #expect(lines.count { $0.hasPrefix("::warning ") } == 10)
        #expect(lines.first?.hasPrefix("::error ") == true)
        #expect(lines[20].contains("not shown: 2 more of level error, 3 more of level warning"))
    }

    @Test func foldsRepeatsIntoOneAnnotation() {
        let report = SampleReport.report(many(30, .error) { _ in "same" })
        let text = GitHubAnnotations(report: report).text
        #expect(text.split(separator: "\n").count { $0.hasPrefix("::error ") } == 1)
        #expect(text.contains("29 more of this kind in this file"))
    }

    @Test func leavesColumnsOutWhereGitHubForbidsThem() {
        var finding = many(1, .error)[0]
        finding.range = SourceRange(0..<30)
        let text = GitHubAnnotations(report: SampleReport.report([finding])).text
        #expect(text.contains("line=1,endLine=5,title="))
        #expect(!text.contains("col="))
    }

    @Test func writesTheStepSummaryOfTheSample() throws {
        try Golden(name: "sample.summary.md").expect(GitHubSummary.markdown(of: SampleReport.report()))
    }

    @Test func fingerprintsSurviveMovedLinesAndTellEqualFindingsApart() {
        let first = SampleReport.report()
        let moved = Report(
            findings: SampleReport.findings.map { shifted($0, by: 7) }, filesChecked: 12, tool: first.tool
        ) { path in SampleReport.files[path].map { Array("<!-- x\n".utf8.prefix(7)) + Array($0.utf8) } }
        #expect(Fingerprints.of(first.findings, in: first) == Fingerprints.of(moved.findings, in: moved))
        let twice = SampleReport.report(many(2, .error) { _ in "same" })
        let prints = Fingerprints.unique(twice.findings, in: twice)
        #expect(Set(prints).count == 2)
        #expect(prints[1] == prints[0] + "-2")
    }

    private func shifted(_ finding: Diagnostic, by count: UInt32) -> Diagnostic {
        var finding = finding
        finding.range = finding.range.map { SourceRange(start: $0.start + count, end: $0.end + count) }
        return finding
    }

    @Test(arguments: Reporter.all.map(\.name))
    func showsNothingThatIsMasked(name: String) throws {
        var findings = SampleReport.findings
        let secret = SampleReport.range(of: "PRO=false", in: SampleReport.operations)
        findings[0].masked = [secret]
        let reporter = try #require(Reporter.named(name))
        let text = String(decoding: reporter.render(SampleReport.report(findings), ReportOptions()), as: UTF8.self)
        #expect(!text.contains("PRO=false"))
    }

    @Test(arguments: Reporter.all.map(\.name))
    func writesAReportWithoutFindings(name: String) throws {
        let reporter = try #require(Reporter.named(name))
        _ = reporter.render(SampleReport.report([]), ReportOptions())
    }

    @Test func marksSuppressedFindingsInSARIFInsteadOfLeavingThemOut() throws {
        var report = SampleReport.report(Array(SampleReport.findings.dropFirst()))
        var passedOver = SampleReport.findings[0]
        passedOver.suppression = Suppression(kind: .inSource, reason: "the service has no other variables")
        report.suppressed = [passedOver]
        let log = try #require(
            try JSONSerialization.jsonObject(with: Data(Reporter.sarif.render(report, ReportOptions())))
                as? [String: Any])
        let results = ((log["runs"] as? [[String: Any]])?.first?["results"] as? [[String: Any]]) ?? []
        let suppressions = results.compactMap { $0["suppressions"] as? [[String: Any]] }
        #expect(results.count == SampleReport.findings.count)
        #expect(suppressions.count == results.count)
        #expect(suppressions.joined().map { $0["justification"] as? String } == ["the service has no other variables"])
    }

    @Test func keepsTheRegionOfALongFindingToItsFirstLine() throws {
        var finding = SampleReport.findings[0]
        finding.range = SampleReport.range(
            of: "gcloud run services update mdraft \\\n  --set-env-vars", in: SampleReport.operations)
        let text = String(
            decoding: Reporter.sarif.render(SampleReport.report([finding]), ReportOptions()), as: UTF8.self)
        #expect(text.contains(#""region":{"startLine":6,"startColumn":1,"endLine":6,"endColumn":36}"#))
        #expect(text.contains(#""contextRegion":{"startLine":6,"startColumn":1,"endLine":7,"endColumn":17}"#))
    }

    @Test func namesWhatPassedInJUnitUntilThereIsTooMuchOfIt() {
        var report = SampleReport.report([])
        report.files = ["a.md", "b.md"]
        report.rules = [
            RuleSummary(code: "XXX001", name: "x", severity: .error, confidence: .high, summary: "X.", help: "x"),
            RuleSummary(code: "XXX002", name: "y", severity: .error, confidence: .high, summary: "Y.", help: "y"),
        ]
        #expect(JUnitReport(report: report).text.contains(#"tests="4" failures="0""#))
        report.files = (0..<60_000).map { "\($0).md" }
        #expect(JUnitReport(report: report).text.contains(#"tests="60000" failures="0""#))
    }

    @Test(arguments: [("ops/a b.md", "ops/a%20b.md"), ("日.md", "%E6%97%A5.md"), ("/x/a:b#c", "file:///x/a%3Ab%23c")])
    func encodesPathsAsURIs(path: String, uri: String) {
        #expect(URIPath.reference(path) == uri)
    }

    @Test func putsNothingIntoXMLThatXMLForbids() throws {
        for name in ["junit", "checkstyle"] {
            let reporter = try #require(Reporter.named(name))
            let data = Data(reporter.render(SampleReport.report(), ReportOptions()))
            #expect(throws: Never.self) { try XMLCheck.parse(data) }
        }
    }
}

/// Balanced elements and legal characters; the consumers' own parsers are tried in Tests/Reports.
private enum XMLCheck {
    struct Problem: Error { var text: String }

    static func parse(_ data: Data) throws {
        var open: [Substring] = []
        let text = String(decoding: data, as: UTF8.self)
        for scalar in text.unicodeScalars where scalar.value < 0x20 && scalar != "\n" {
            throw Problem(text: "a control character")
        }
        for part in text.split(separator: "<").dropFirst() where !part.hasPrefix("?") {
            let tag = part.prefix { $0 != ">" }
            let name = tag.prefix { $0 != " " && $0 != "/" }
            if tag.hasPrefix("/") {
                guard open.popLast() == tag.dropFirst() else { throw Problem(text: "</\(tag)>") }
            } else if !tag.hasSuffix("/") {
                open.append(name)
            }
        }
        guard open.isEmpty else { throw Problem(text: "\(open)") }
    }
}

import Foundation
import Linting
import SourceText
import Testing

@Suite struct RuleTests {
    static let samples = (try? RuleFixture.samples()) ?? []

    @Test(arguments: samples)
    func findsExactlyWhatTheFixtureMarks(sample: RuleFixture.Sample) throws {
        let rule = try #require(Rule.named(sample.rule), "no rule is called '\(sample.rule)'")
        let findings = Pipeline.findings(sample.files, tree: sample.tree, rule: rule)
        let found = try findings.map { try expectation($0, in: sample) }.sorted()
        #expect(found == sample.expected.sorted())
    }

    @Test(arguments: Rule.all.filter(\.isHint).map(\.id.rawValue))
    func rulesOfHintsReportNothingElse(rule: String) {
        let expected = Self.samples.filter { $0.rule == rule }.flatMap(\.expected)
        #expect(expected.allSatisfy { $0.text.hasPrefix("info: ") })
        #expect(!expected.isEmpty)
    }

    @Test(arguments: samples.filter { !$0.fixed.isEmpty })
    func fixesLeadToTheFixedFile(sample: RuleFixture.Sample) throws {
        let rule = try #require(Rule.named(sample.rule))
        let findings = Pipeline.findings(sample.files, tree: sample.tree, rule: rule)
        for fixed in sample.fixed {
            let file = try #require(sample.files.first { $0.path == fixed.path })
            let edits = findings.filter { $0.path == fixed.path }.flatMap { $0.fixes.first?.edits ?? [] }
            #expect(apply(edits, to: file.bytes) == String(decoding: fixed.bytes, as: UTF8.self))
        }
    }

    @Test(arguments: Rule.all.map(\.code))
    func examplesOfARuleAreWhatTheySay(code: String) throws {
        let rule = try #require(Rule.named(code))
        #expect(!Pipeline.findings(Pipeline.files(ofExample: rule.bad), rule: rule).isEmpty, "bad of \(rule.id)")
        #expect(Pipeline.findings(Pipeline.files(ofExample: rule.good), rule: rule).isEmpty, "good of \(rule.id)")
    }

    @Test func everyRuleHasItsFileItsFixtureAndBothKindsOfSample() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/Linting/Rules")
        let files = try FileManager.default.contentsOfDirectory(atPath: sources.path).sorted()
        #expect(files == Rule.all.map { camelCase($0.id.rawValue) + ".swift" }.sorted())
        #expect(try RuleFixture.names() == Rule.all.map(\.id.rawValue).sorted())
        for rule in Rule.all {
            let samples = Self.samples.filter { $0.rule == rule.id.rawValue }
            #expect(samples.contains { !$0.expected.isEmpty }, "\(rule.id) has no sample that it reports")
            #expect(samples.count { $0.expected.isEmpty } >= 2, "\(rule.id) has no samples that it passes over")
        }
    }

    @Test func codesAreUniqueAndSorted() {
        let codes = Rule.all.map(\.code)
        #expect(codes == codes.sorted())
        #expect(Set(codes).count == codes.count)
        #expect(Set(Rule.all.map(\.id)).count == codes.count)
    }

    @Test(arguments: Rule.all.map(\.code))
    func explainsARule(code: String) throws {
        let rule = try #require(Rule.named(code.lowercased()))
        #expect(rule.explanation.hasPrefix("# \(code) \(rule.id.rawValue)\n"))
        #expect(rule.summary.hasSuffix("."))
        #expect(!rule.explanation.contains("\n\n\n"))
    }

    private func camelCase(_ name: String) -> String {
        name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    private func expectation(
        _ finding: Diagnostic, in sample: RuleFixture.Sample
    ) throws -> RuleFixture.Expectation {
        let file = try #require(sample.files.first { $0.path == finding.path })
        let range = try #require(finding.range)
        let lines = LineIndex(file.bytes)
        let position = lines.position(at: range.lowerBound, in: file.bytes)
        let length = file.text(in: range).unicodeScalars.count
        let text = "\(finding.severity.rawValue): \(finding.message)"
        let isMeasured = sample.expected.contains {
            $0.line == position.line && $0.column == position.column && $0.length != nil && $0.text == text
        }
        return RuleFixture.Expectation(
            path: finding.path, line: position.line, column: position.column, length: isMeasured ? length : nil,
            text: text)
    }

    private func apply(_ edits: [TextEdit], to bytes: [UInt8]) -> String {
        var bytes = bytes
        for edit in edits.sorted(by: { $0.range.start > $1.range.start }) {
            bytes.replaceSubrange(edit.range.range, with: Array(edit.replacement.utf8))
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

import SourceText
import Testing

@testable import Linting

@Suite struct FixTests {
    private static let fixable = RuleTests.samples.filter { sample in
        Pipeline.findings(sample.files, tree: sample.tree).contains { finding in
            finding.suppression == nil && finding.fixes.contains { $0.safety != .suggestion && !$0.edits.isEmpty }
        }
    }

    /// Fixes of one round, and what is found then.
    private func fixed(_ files: [SourceFile], tree: [String]) -> [SourceFile] {
        let findings = Pipeline.findings(files, tree: tree).filter { $0.suppression == nil }
        return files.map { file in
            let plan = FixPlan(
                findings.filter { $0.path == file.path }, allowing: [.safe, .unsafe], in: file.bytes)
            return SourceFile(path: file.path, bytes: plan.applied(to: file.bytes))
        }
    }

    @Test(arguments: fixable)
    func aFixMakesNoNewFinding(sample: RuleFixture.Sample) {
        let before = counts(Pipeline.findings(sample.files, tree: sample.tree))
        let after = counts(Pipeline.findings(fixed(sample.files, tree: sample.tree), tree: sample.tree))
        for (code, count) in after { #expect(count <= before[code] ?? 0, "\(code)") }
    }

    @Test(arguments: fixable)
    func fixingComesToAnEnd(sample: RuleFixture.Sample) {
        var files = sample.files
        var rounds = 0
        while rounds < 5 {
            let next = fixed(files, tree: sample.tree)
            if next == files { break }
            files = next
            rounds += 1
        }
        #expect(rounds > 0)
        #expect(rounds < 5)
        #expect(fixed(files, tree: sample.tree) == files)
    }

    private func counts(_ findings: [Diagnostic]) -> [String: Int] {
        Dictionary(findings.map { ($0.code, 1) }) { $0 + $1 }
    }

    private func finding(_ edits: [TextEdit], _ safety: Fix.Safety = .safe) -> Diagnostic {
        Diagnostic(
            rule: "x", code: "XXX001", severity: .error, path: "a.md", message: "m",
            fixes: [Fix(title: "t", safety: safety, edits: edits)])
    }

    private func edit(_ range: Range<Int>, _ text: String) -> TextEdit {
        TextEdit(range: SourceRange(range), replacement: text)
    }

    @Test func refusesEditsThatOverlapAndKeepsTheOthers() {
        let bytes = Array("0123456789".utf8)
        let plan = FixPlan(
            [
                finding([edit(2..<4, "ab")]), finding([edit(3..<5, "cd")]),
                finding([edit(8..<9, "X"), edit(2..<3, "Y")]),
                finding([edit(4..<5, "")]), finding([edit(4..<5, "")]), finding([edit(9..<9, "!")], .unsafe),
            ], allowing: [.safe], in: bytes)
        #expect(plan.applied == [0, 3, 4])
        #expect(plan.refused == [1, 2])
        #expect(String(decoding: plan.applied(to: bytes), as: UTF8.self) == "01ab56789")
    }

    @Test func makesNoSuggestion() {
        let plan = FixPlan(
            [finding([edit(0..<1, "x")], .suggestion)], allowing: [.safe, .unsafe, .suggestion], in: [1, 2])
        #expect(plan.edits.isEmpty)
    }

    @Test func leavesTwoInsertionsAtOnePlaceToTwoRounds() {
        let plan = FixPlan([finding([edit(1..<1, "a")]), finding([edit(1..<1, "b")])], allowing: [.safe], in: [1, 2])
        #expect(plan.applied == [0])
        #expect(plan.refused == [1])
    }
}

import Reporting
import SourceText
import Testing

@testable import Publishing

@Suite struct BaselineTests {
    private func report(_ text: String, at words: [String]) -> Report {
        let bytes = Array(text.utf8)
        let findings = words.map { word in
            let start = bytes.indices.first { bytes[$0...].starts(with: word.utf8) } ?? 0
            return Diagnostic(
                rule: "x", code: "XXX001", severity: .error, path: "a.md",
                range: SourceRange(start..<start + word.utf8.count), message: "'\(word)' is wrong")
        }
        return Report(findings: findings, filesChecked: 1, tool: .init(name: "t", version: "1")) { _ in bytes }
    }

    @Test func passesOverWhatItHoldsAlsoWhereLinesMoved() throws {
        let baseline = Baseline(report("one\ntwo\n", at: ["one", "two"]))
        let read = try Baseline(reading: baseline.json, path: "b.json")
        #expect(read.entries == baseline.entries)
        var later = report("new\n\ntwo\none\n", at: ["one", "two", "new"])
        let gone = read.apply(to: &later, name: "b.json")
        #expect(later.findings.map(\.message) == ["'new' is wrong"])
        #expect(later.suppressed.count == 2)
        #expect(gone.isEmpty)
    }

    @Test func countsAndNamesWhatIsGone() throws {
        let baseline = Baseline(report("one\none\n", at: ["one", "one"]))
        #expect(baseline.entries.map(\.count) == [2])
        var later = report("one\n", at: ["one"])
        #expect(baseline.apply(to: &later, name: "b").map(\.count) == [1])
        var more = report("one\n", at: ["one", "one", "one"])
        #expect(baseline.apply(to: &more, name: "b").isEmpty)
        #expect(more.findings.count == 1)
    }

    @Test(arguments: [
        "", "[]", "{\"version\": 2, \"findings\": []}", "{\n\"version\": 1,\n\"findings\": [\n{\"path\":\"a\"}\n]\n}\n",
        "x: [",
    ])
    func refusesWhatIsNoBaseline(text: String) {
        #expect(throws: BaselineError.self) { try Baseline(reading: Array(text.utf8), path: "b.json") }
    }

    @Test func addsUpCountsThatNobodyHas() throws {
        let entry = #"{"path":"a","code":"C","rule":"r","count":9223372036854775807,"fingerprint":"f","message":"m"}"#
        let text = "{\n\"version\": 1,\n\"findings\": [\n\(entry),\n\(entry)\n]\n}\n"
        var report = Report(findings: [], filesChecked: 1, tool: .init(name: "t", version: "1")) { _ in nil }
        let gone = try Baseline(reading: Array(text.utf8), path: "b").apply(to: &report, name: "b")
        #expect(gone.count == 2)
    }

    @Test func holdsMoreThanYAMLMay() throws {
        let findings = (0..<20_000).map { number in
            Diagnostic(rule: "x", code: "XXX001", severity: .error, path: "\(number).md", message: "\"m\" \u{1F600}")
        }
        let report = Report(findings: findings, filesChecked: 1, tool: .init(name: "t", version: "1")) { _ in nil }
        #expect(try Baseline(reading: Baseline(report).json, path: "b").entries.count == 20_000)
    }
}

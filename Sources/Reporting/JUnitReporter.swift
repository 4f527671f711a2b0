import SourceText

extension Reporter {
    package static let junit = Reporter(
        name: "junit", summary: "JUnit's XML: a suite for each file, a test case for each rule"
    ) { report, _ in
        Array(JUnitReport(report: report).text.utf8)
    }
}

/// A file that is in order shows as passed, rule by rule.
struct JUnitReport {
    /// Services refuse reports that are much larger; then the rules that found nothing in a file count as one.
    private static let caseLimit = 100_000

    let report: Report

    var text: String {
        var files = OpenFiles(report)
        let findings = Dictionary(grouping: report.findings, by: \.path)
        let paths = Set(report.files).union(findings.keys).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let namesPassed = paths.count * report.rules.count <= Self.caseLimit
        let suites = paths.map { path in
            Suite(path, findings[path] ?? [], rules: report.rules, namesPassed: namesPassed)
        }
        var xml = XMLText()
        xml.open(
            "testsuites",
            [
                ("name", report.tool.name), ("tests", "\(suites.reduce(0) { $0 + $1.cases.count })"),
                ("failures", "\(suites.reduce(0) { $0 + $1.failures })"), ("errors", "0"),
            ])
        for suite in suites { write(suite, files.file(suite.path), to: &xml) }
        xml.close("testsuites")
        return xml.text
    }

    private struct Suite {
        var path: String
        var cases: [(name: String, findings: [Diagnostic])] = []
        var failures: Int { cases.count { !$0.findings.isEmpty } }

        init(_ path: String, _ findings: [Diagnostic], rules: [RuleSummary], namesPassed: Bool) {
            self.path = path
            let failed = Dictionary(grouping: findings, by: \.title)
            let passed = rules.map { "\($0.code)/\($0.name)" }.filter { failed[$0] == nil }
            cases = failed.map { ($0.key, $0.value) }
            cases += namesPassed ? passed.map { ($0, []) } : []
            cases.sort { $0.name < $1.name }
            if !namesPassed || cases.isEmpty { cases.append(("all other rules", [])) }
        }
    }

    private func write(_ suite: Suite, _ file: OpenFile, to xml: inout XMLText) {
        let path = report.location(suite.path)
        xml.open(
            "testsuite",
            [
                ("name", path), ("tests", "\(suite.cases.count)"), ("failures", "\(suite.failures)"), ("errors", "0"),
                ("skipped", "0"),
            ])
        for (name, findings) in suite.cases {
            let attributes: [(StaticString, String)] = [("name", name), ("classname", path), ("file", path)]
            guard let first = findings.first else {
                xml.element("testcase", attributes)
                continue
            }
            xml.open("testcase", attributes)
            // One element for a test case: several readers look at the first only.
            let more = findings.count > 1 ? " (and \(findings.count - 1) more)" : ""
            xml.element(
                "failure", [("type", first.severity.rawValue), ("message", first.message + more)],
                text: findings.map { line(for: $0, path: path, file) }.joined(separator: "\n"))
            xml.close("testcase")
        }
        xml.close("testsuite")
    }

    private func line(for finding: Diagnostic, path: String, _ file: OpenFile) -> String {
        let place =
            FindingPlace(finding.range, in: file, counting: .codePoints)
            .map { ":\($0.start.line):\($0.start.column)" } ?? ""
        return "\(path)\(place): \(finding.severity.rawValue): \(finding.fullMessage)"
    }
}

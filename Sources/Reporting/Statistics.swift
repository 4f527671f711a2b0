import SourceText

/// How many findings there are of each rule, and for each owner.
package enum Statistics {
    private struct Row {
        var count = 0
        var files: Set<String> = []
        var fixable = 0
        var worst = Severity.info

        mutating func add(_ finding: Diagnostic) {
            count += 1
            files.insert(finding.path)
            if finding.fixes.first?.safety == .safe { fixable += 1 }
            worst = min(worst, finding.severity)
        }
    }

    /// - Parameter owners: of the files that name some.
    package static func of(_ report: Report, owners: [String: [String]], asJSON: Bool) -> [UInt8] {
        var rules: [String: Row] = [:]
        var people: [String: Row] = [:]
        for finding in report.findings {
            rules[finding.title, default: Row()].add(finding)
            for owner in owners[finding.path] ?? ["(nobody)"] { people[owner, default: Row()].add(finding) }
        }
        return asJSON ? json(sorted(rules), sorted(people), report) : text(sorted(rules), sorted(people), report)
    }

    /// The most frequent first.
    private static func sorted(_ rows: [String: Row]) -> [(name: String, row: Row)] {
        rows.map { ($0.key, $0.value) }.sorted { left, right in
            left.1.count != right.1.count ? left.1.count > right.1.count : left.0 < right.0
        }
    }

    private static func text(
        _ rules: [(name: String, row: Row)], _ owners: [(name: String, row: Row)], _ report: Report
    ) -> [UInt8] {
        var lines: [String] = []
        for (title, rows) in [("rule", rules), ("owner", owners)] where !rows.isEmpty {
            lines.append("findings   files  safe fix  worst    \(title)")
            for (name, row) in rows {
                let numbers = [(row.count, 8), (row.files.count, 8), (row.fixable, 10)].map { padded("\($0)", $1) }
                let severity = row.worst.rawValue + String(repeating: " ", count: 9 - row.worst.rawValue.utf8.count)
                lines.append(numbers.joined() + "  " + severity + TerminalText.harmless(name))
            }
            lines.append("")
        }
        return Array((lines + [report.totals, ""]).joined(separator: "\n").utf8)
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.utf8.count)) + text
    }

    private static func json(
        _ rules: [(name: String, row: Row)], _ owners: [(name: String, row: Row)], _ report: Report
    ) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.field("version", 1)
        writer.field("files", report.filesChecked)
        for (key, rows) in [("rules", rules), ("owners", owners)] {
            writer.key(key)
            writer.beginArray()
            for (name, row) in rows {
                writer.beginObject()
                writer.field("name", name)
                writer.field("findings", row.count)
                writer.field("files", row.files.count)
                writer.field("safeFixes", row.fixable)
                writer.field("worst", row.worst.rawValue)
                writer.endObject()
            }
            writer.endArray()
        }
        writer.endObject()
        writer.newline()
        return writer.bytes
    }
}

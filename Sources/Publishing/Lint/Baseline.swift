import MarkdownSyntax
package import Reporting
import SourceText

/// Findings that are known and do not count: how many there are of each kind, by a fingerprint that moved lines keep.
package struct Baseline: Sendable {
    package struct Entry: Sendable, Hashable {
        package var fingerprint: String
        package var code: String
        package var rule: String
        /// From the top of the repository.
        package var path: String
        /// Of the first one, for people.
        package var message: String
        package var count: Int
    }

    /// Sorted by path, code and fingerprint.
    package var entries: [Entry]

    /// What is found now.
    package init(_ report: Report) {
        var entries: [String: Entry] = [:]
        for (finding, fingerprint) in zip(report.findings, Fingerprints.of(report.findings, in: report)) {
            let entry = Entry(
                fingerprint: fingerprint, code: finding.code, rule: finding.rule.rawValue,
                path: report.location(finding.path), message: finding.message, count: 0)
            entries[fingerprint, default: entry].count += 1
        }
        self.entries = entries.values.sorted { left, right in
            if left.path != right.path { return Path.precedes(left.path, right.path) }
            return (left.code, left.fingerprint) < (right.code, right.fingerprint)
        }
    }

    private init(entries: [Entry]) { self.entries = entries }

    /// Moves what is known out of the findings, and says which entries nothing was found for.
    package func apply(to report: inout Report, name: String) -> [Entry] {
        var left = Dictionary(entries.map { ($0.fingerprint, $0.count) }) { $0 + $1 }
        var findings: [Diagnostic] = []
        for (finding, fingerprint) in zip(report.findings, Fingerprints.of(report.findings, in: report)) {
            guard let count = left[fingerprint], count > 0 else {
                findings.append(finding)
                continue
            }
            left[fingerprint] = count - 1
            var known = finding
            known.suppression = Suppression(kind: .external, reason: "in the baseline \(name)")
            report.suppressed.append(known)
        }
        report.findings = findings
        report.suppressed.sort(by: Diagnostic.precedes)
        return entries.compactMap { entry in
            var gone = entry
            gone.count = left[entry.fingerprint] ?? 0
            return gone.count > 0 ? gone : nil
        }
    }
}

extension Baseline {
    /// One entry on a line, so that changes read well in a review.
    package var json: [UInt8] {
        var text = Array("{\n\"version\": 1,\n\"findings\": [".utf8)
        for (index, entry) in entries.enumerated() {
            var writer = JSONWriter(reserving: 256)
            writer.beginObject()
            writer.field("path", entry.path)
            writer.field("code", entry.code)
            writer.field("rule", entry.rule)
            writer.field("count", entry.count)
            writer.field("fingerprint", entry.fingerprint)
            writer.field("message", entry.message)
            writer.endObject()
            text += Array((index == 0 ? "\n" : ",\n").utf8) + writer.bytes
        }
        return text + Array("\n]\n}\n".utf8)
    }

    /// JSON is YAML, so the reader of YAML reads it, entry by entry: as a whole it may be larger than any YAML should be.
    package init(reading bytes: [UInt8], path: String) throws(BaselineError) {
        var entries: [Entry] = []
        var frame: [UInt8] = []
        for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard line.starts(with: "{\"".utf8) else {
                frame += line + [0x0A]
                continue
            }
            guard let node = YAMLReader.read(line.last == 0x2C ? Array(line.dropLast()) : Array(line)).0,
                let entry = Entry(node)
            else {
                throw BaselineError(
                    description: "\(path):\(number + 1): the entry lacks 'fingerprint', 'code', 'path' or 'count'")
            }
            entries.append(entry)
        }
        guard let node = YAMLReader.read(frame).0, case .mapping(let top) = node.value,
            top.contains(where: { $0.key == "version" && $0.value.value == .int(1) }),
            case .sequence(let items)? = top.first(where: { $0.key == "findings" })?.value.value, items.isEmpty
        else {
            throw BaselineError(
                description: "\(path) is no baseline of version 1 as it was written; make it anew with --write-baseline"
            )
        }
        self.init(entries: entries)
    }
}

extension Baseline.Entry {
    fileprivate init?(_ node: YAMLNode) {
        guard case .mapping(let fields) = node.value else { return nil }
        func text(_ key: String) -> String? { fields.first { $0.key == key }?.value.text }
        guard let fingerprint = text("fingerprint"), let code = text("code"), let path = text("path"),
            let count = text("count").flatMap({ Int($0) }), count > 0
        else { return nil }
        self.init(
            fingerprint: fingerprint, code: code, rule: text("rule") ?? "", path: path, message: text("message") ?? "",
            // Counts of one fingerprint are added up.
            count: min(count, 1_000_000))
    }
}

package struct BaselineError: Error, Sendable, CustomStringConvertible {
    package var description: String
}

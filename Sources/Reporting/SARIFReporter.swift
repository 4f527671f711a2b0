import SourceText

extension Reporter {
    package static let sarif = Reporter(
        name: "sarif", summary: "SARIF 2.1.0, for GitHub code scanning and other dashboards"
    ) { report, _ in
        var log = SARIFLog(report: report)
        return log.bytes()
    }
}

/// One run of SARIF.
struct SARIFLog {
    /// GitHub refuses a run with more.
    private static let resultLimit = 25_000

    private let report: Report
    private let rules: [RuleSummary]
    private let ruleIndex: [String: Int]
    private var files: OpenFiles
    private var lineHashes: (path: String, hashes: [String])?

    init(report: Report) {
        self.report = report
        files = OpenFiles(report)
        rules = Self.described(report)
        ruleIndex = Dictionary(rules.enumerated().map { ($1.code, $0) }) { first, _ in first }
    }

    /// Findings can name rules that the caller did not describe, such as those of the reader.
    private static func described(_ report: Report) -> [RuleSummary] {
        var rules = report.rules
        var known = Set(rules.map(\.code))
        for finding in report.findings + report.suppressed where known.insert(finding.code).inserted {
            rules.append(
                RuleSummary(
                    code: finding.code, name: finding.rule.rawValue, severity: finding.severity,
                    confidence: finding.confidence, summary: finding.rule.rawValue,
                    help: "runsheet explain \(finding.code)"))
        }
        return rules.sorted { $0.code < $1.code }
    }

    mutating func bytes() -> [UInt8] {
        let all = (report.findings + report.suppressed).sorted(by: Diagnostic.precedes)
        let prints = Fingerprints.unique(all, in: report)
        let kept = Self.worst(all, limit: Self.resultLimit)
        var writer = JSONWriter(reserving: 4096 + kept.count * 1024)
        writer.beginObject()
        writer.field("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
        writer.field("version", "2.1.0")
        writer.key("runs")
        writer.beginArray()
        writer.beginObject()
        writer.object("tool") { writer in writer.object("driver", writeDriver) }
        writer.object("automationDetails") { $0.field("id", "runsheet/") }
        writer.field("columnKind", "unicodeCodePoints")
        writer.object("originalUriBaseIds") { writer in
            writer.object("SRCROOT") { $0.object("description") { $0.field("text", "the top of the repository") } }
        }
        writeInvocation(leftOut: all.count - kept.count, to: &writer)
        writer.key("results")
        writer.beginArray()
        for index in kept { write(all[index], fingerprint: prints[index], to: &writer) }
        writer.endArray()
        writer.endObject()
        writer.endArray()
        writer.endObject()
        writer.newline()
        return writer.bytes
    }

    /// All indices in order, or those of the worst findings when there are too many.
    private static func worst(_ findings: [Diagnostic], limit: Int) -> [Int] {
        guard findings.count > limit else { return Array(findings.indices) }
        let byRank = findings.indices.sorted { (findings[$0].severity, $0) < (findings[$1].severity, $1) }
        return byRank.prefix(limit).sorted()
    }

    private func writeInvocation(leftOut: Int, to writer: inout JSONWriter) {
        writer.array("invocations", [leftOut]) { writer, leftOut in
            writer.beginObject()
            writer.field("executionSuccessful", true)
            if leftOut > 0 {
                writer.array("toolExecutionNotifications", [leftOut]) { writer, leftOut in
                    writer.beginObject()
                    writer.field("level", "warning")
                    writer.object("message") {
                        $0.field("text", "\(leftOut) findings are left out: a run may have \(Self.resultLimit)")
                    }
                    writer.endObject()
                }
            }
            writer.endObject()
        }
    }
}

extension SARIFLog {
    private func writeDriver(_ writer: inout JSONWriter) {
        writer.field("name", report.tool.name)
        writer.field("version", report.tool.version)
        writer.field("semanticVersion", report.tool.version)
        writer.array("rules", rules) { writer, rule in
            writer.beginObject()
            writer.field("id", rule.code)
            writer.field("name", rule.name)
            writer.object("shortDescription") { $0.field("text", rule.summary) }
            writer.object("fullDescription") { $0.field("text", rule.summary) }
            writer.object("help") { writer in
                writer.field("text", rule.help)
                writer.field("markdown", rule.help)
            }
            writer.object("defaultConfiguration") { $0.field("level", rule.severity.sarifLevel) }
            writer.object("properties") { writer in
                writer.field("precision", rule.confidence.rawValue)
                writer.field("problem.severity", rule.severity == .info ? "recommendation" : rule.severity.rawValue)
                writer.field("tags", ["runbook", String(rule.code.prefix(3))])
            }
            writer.endObject()
        }
    }

    private mutating func write(_ finding: Diagnostic, fingerprint: String, to writer: inout JSONWriter) {
        let file = files.file(finding.path)
        writer.beginObject()
        writer.field("ruleId", finding.code)
        writer.field("ruleIndex", ruleIndex[finding.code] ?? 0)
        writer.field("level", finding.severity.sarifLevel)
        writer.object("message") { $0.field("text", Self.message(of: finding)) }
        writer.array("locations", [finding]) { writer, finding in
            writer.beginObject()
            writePhysicalLocation(finding.path, finding.range, in: file, to: &writer)
            if !finding.headingPath.isEmpty {
                writer.array("logicalLocations", [finding.headingPath.joined(separator: " > ")]) { writer, name in
                    writer.beginObject()
                    writer.field("fullyQualifiedName", name)
                    writer.endObject()
                }
            }
            writer.endObject()
        }
        writeRelated(finding.notes.filter { $0.range != nil }, of: file, to: &writer)
        let hash = lineHash(of: finding, in: file)
        writer.object("partialFingerprints") { writer in
            writer.field("primaryLocationLineHash", hash)
            writer.field("runbookFinding/v1", fingerprint)
        }
        writeFixes(of: finding, in: file, to: &writer)
        // Where one result has the property, all must have it.
        if !report.suppressed.isEmpty { writeSuppressions(of: finding, to: &writer) }
        writer.object("properties") { writer in
            writer.field("confidence", finding.confidence.rawValue)
            writer.field("advisory", finding.advisory)
        }
        writer.endObject()
    }

    /// Notes without a place would be lost otherwise.
    private static func message(of finding: Diagnostic) -> String {
        ([finding.fullMessage] + finding.notes.filter { $0.range == nil }.map(\.message)).joined(separator: "\n")
    }

    private func writePhysicalLocation(
        _ path: String, _ range: SourceRange?, in file: OpenFile, to writer: inout JSONWriter
    ) {
        writer.object("physicalLocation") { writer in
            writeArtifact(path, to: &writer)
            let place = FindingPlace(firstLineOf: range, in: file, counting: .codePoints)
            // Services want a line, also for what is about the file as a whole.
            guard let place else {
                if file.bytes != nil { writer.object("region") { $0.field("startLine", 1) } }
                return
            }
            writer.object("region") { Self.write(place, to: &$0) }
            if place.isCut, let whole = FindingPlace(range, in: file, counting: .codePoints) {
                writer.object("contextRegion") { Self.write(whole, to: &$0) }
            }
        }
    }

    private func writeArtifact(_ path: String, to writer: inout JSONWriter) {
        let location = report.location(path)
        writer.object("artifactLocation") { writer in
            writer.field("uri", URIPath.reference(location))
            if !location.hasPrefix("/") { writer.field("uriBaseId", "SRCROOT") }
        }
    }

    private static func write(_ place: FindingPlace, to writer: inout JSONWriter) {
        writer.field("startLine", place.start.line)
        writer.field("startColumn", place.start.column)
        writer.field("endLine", place.end.line)
        writer.field("endColumn", place.end.column)
    }

    private func writeRelated(_ notes: [Diagnostic.Note], of file: OpenFile, to writer: inout JSONWriter) {
        guard !notes.isEmpty else { return }
        writer.array("relatedLocations", Array(notes.enumerated())) { writer, item in
            let (index, note) = item
            let other = note.path == file.path ? file : OpenFile(path: note.path, source: report.source)
            writer.beginObject()
            writer.field("id", index)
            writePhysicalLocation(note.path, note.range, in: other, to: &writer)
            writer.object("message") { $0.field("text", note.message) }
            writer.endObject()
        }
    }

    private mutating func lineHash(of finding: Diagnostic, in file: OpenFile) -> String? {
        guard file.bytes != nil else { return nil }
        if lineHashes?.path != finding.path {
            lineHashes = (finding.path, LineHash.ofLines(in: report.unmasked(finding.path) ?? []))
        }
        let line = finding.range.map { file.lines.line(at: $0.lowerBound) } ?? 0
        guard let hashes = lineHashes?.hashes, line < hashes.count else { return nil }
        return hashes[line]
    }

    private func writeFixes(of finding: Diagnostic, in file: OpenFile, to writer: inout JSONWriter) {
        let fixes = finding.fixes.filter { !$0.edits.isEmpty }
        guard !fixes.isEmpty, file.bytes != nil else { return }
        writer.array("fixes", fixes) { writer, fix in
            writer.beginObject()
            writer.object("description") { $0.field("text", fix.sarifDescription) }
            writer.array("artifactChanges", [fix]) { writer, fix in
                writer.beginObject()
                writeArtifact(finding.path, to: &writer)
                writer.array("replacements", fix.edits) { writer, edit in
                    writer.beginObject()
                    writer.object("deletedRegion") { writer in
                        guard let place = FindingPlace(edit.range, in: file, counting: .codePoints) else { return }
                        Self.write(place, to: &writer)
                    }
                    writer.object("insertedContent") { $0.field("text", edit.replacement) }
                    writer.endObject()
                }
                writer.endObject()
            }
            writer.endObject()
        }
    }

    private func writeSuppressions(of finding: Diagnostic, to writer: inout JSONWriter) {
        writer.array("suppressions", finding.suppression.map { [$0] } ?? []) { writer, suppression in
            writer.beginObject()
            writer.field("kind", suppression.kind.rawValue)
            if !suppression.reason.isEmpty { writer.field("justification", suppression.reason) }
            writer.endObject()
        }
    }
}

extension Severity {
    fileprivate var sarifLevel: String { self == .info ? "note" : rawValue }
}

extension Fix {
    fileprivate var sarifDescription: String {
        switch safety {
        case .safe: title
        case .unsafe: "\(title) (may change the meaning)"
        case .suggestion: "\(title) (a suggestion)"
        }
    }
}

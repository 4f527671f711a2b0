import SourceText

extension Reporter {
    package static let rdjson = Reporter(
        name: "rdjson", summary: "reviewdog's JSON, with suggestions"
    ) { report, _ in
        var findings = ReviewdogJSON(report: report)
        var writer = JSONWriter(reserving: 256 + report.findings.count * 512)
        writer.beginObject()
        findings.writeSource(to: &writer)
        writer.array("diagnostics", report.findings) { findings.write($1, to: &$0, withSource: false) }
        writer.endObject()
        writer.newline()
        return writer.bytes
    }

    package static let rdjsonLines = Reporter(
        name: "rdjsonl", summary: "reviewdog's JSON, one finding on a line"
    ) { report, _ in
        var findings = ReviewdogJSON(report: report)
        var writer = JSONWriter(reserving: report.findings.count * 512)
        for finding in report.findings {
            findings.write(finding, to: &writer, withSource: true)
            writer.endLine()
        }
        return writer.bytes
    }
}

/// The Reviewdog Diagnostic Format. Its columns are UTF-8 bytes.
struct ReviewdogJSON {
    private let report: Report
    private var files: OpenFiles

    init(report: Report) {
        self.report = report
        files = OpenFiles(report)
    }

    func writeSource(to writer: inout JSONWriter) {
        writer.object("source") { $0.field("name", report.tool.name) }
    }

    mutating func write(_ finding: Diagnostic, to writer: inout JSONWriter, withSource: Bool) {
        let file = files.file(finding.path)
        writer.beginObject()
        writer.field("message", finding.fullMessage)
        writeLocation(finding.path, finding.range, in: file, to: &writer)
        writer.field("severity", finding.severity.rawValue.uppercased())
        if withSource { writeSource(to: &writer) }
        writer.object("code") { $0.field("value", finding.title) }
        // All suggestions of a finding are applied together, so they are the edits of one fix.
        if let fix = finding.fixes.first(where: { !$0.edits.isEmpty }), file.bytes != nil {
            writer.array("suggestions", fix.edits) { writer, edit in
                writer.beginObject()
                Self.write(edit.range, in: file, to: &writer)
                writer.field("text", edit.replacement)
                writer.endObject()
            }
        }
        let notes = finding.notes.filter { $0.range != nil }
        if !notes.isEmpty {
            writer.array("related_locations", notes) { writer, note in
                let other = note.path == file.path ? file : OpenFile(path: note.path, source: report.source)
                writer.beginObject()
                writer.field("message", note.message)
                writeLocation(note.path, note.range, in: other, to: &writer)
                writer.endObject()
            }
        }
        writer.endObject()
    }

    private func writeLocation(_ path: String, _ range: SourceRange?, in file: OpenFile, to writer: inout JSONWriter) {
        writer.object("location") { writer in
            writer.field("path", report.location(path))
            Self.write(range, in: file, to: &writer)
        }
    }

    private static func write(_ range: SourceRange?, in file: OpenFile, to writer: inout JSONWriter) {
        guard let place = FindingPlace(range, in: file, counting: .utf8) else { return }
        writer.object("range") { writer in
            write("start", place.start, to: &writer)
            write("end", place.end, to: &writer)
        }
    }

    private static func write(_ name: StaticString, _ place: LineColumn, to writer: inout JSONWriter) {
        writer.object(name) { writer in
            writer.field("line", place.line)
            writer.field("column", place.column)
        }
    }
}

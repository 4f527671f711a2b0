import SourceText

extension Reporter {
    package static let json = Reporter(
        name: "json", summary: "one JSON object with all findings, for programs"
    ) { report, _ in
        var writer = JSONWriter(reserving: 256 + report.findings.count * 512)
        writer.beginObject()
        writer.field("version", FindingsJSON.version)
        writer.object("tool") { writer in
            writer.field("name", report.tool.name)
            writer.field("version", report.tool.version)
        }
        writer.object("summary") { writer in
            writer.field("files", report.filesChecked)
            writer.field("filesWithFindings", report.filesWithFindings)
            writer.field("errors", report.count(.error))
            writer.field("warnings", report.count(.warning))
            writer.field("infos", report.count(.info))
            writer.field("suppressed", report.suppressed.count)
        }
        var findings = FindingsJSON(report: report)
        writer.array("findings", report.findings) { findings.write($1, to: &$0) }
        writer.endObject()
        writer.newline()
        return writer.bytes
    }

    package static let jsonLines = Reporter(
        name: "jsonl", summary: "one JSON object per finding and line, for programs that stream"
    ) { report, _ in
        var writer = JSONWriter(reserving: report.findings.count * 512)
        var findings = FindingsJSON(report: report)
        for finding in report.findings {
            if !writer.isEmpty { writer.beginLine() }
            findings.write(finding, to: &writer)
        }
        if !writer.isEmpty { writer.newline() }
        return writer.bytes
    }
}

/// Findings as the objects that `FindingsSchema` describes.
struct FindingsJSON {
    /// Grows when a reader of the last version could be misled; new keys alone do not count.
    static let version = 1

    private let source: @Sendable (String) -> [UInt8]?
    private var open: OpenFile?

    /// In the order of the findings.
    private let fingerprints: [String]
    private var index = 0

    init(report: Report) {
        source = report.source
        fingerprints = Fingerprints.unique(report.findings, in: report)
    }

    /// Writes the next finding of the report.
    mutating func write(_ finding: Diagnostic, to writer: inout JSONWriter) {
        defer { index += 1 }
        let file = file(finding.path)
        writer.beginObject()
        writer.field("path", finding.path)
        Self.write(finding.range, of: file, to: &writer)
        writer.field("rule", finding.rule.rawValue)
        writer.field("code", finding.code)
        writer.field("advisory", finding.advisory)
        writer.field("severity", finding.severity.rawValue)
        writer.field("confidence", finding.confidence.rawValue)
        writer.field("message", finding.message)
        writer.field("label", finding.label)
        writer.field("headingPath", finding.headingPath)
        writer.field("fingerprint", fingerprints[index])
        writer.array("notes", finding.notes) { writer, note in
            writer.beginObject()
            writer.field("message", note.message)
            writer.field("path", note.path)
            let other = note.path == finding.path ? file : OpenFile(path: note.path, source: source)
            Self.write(note.range, of: other, to: &writer)
            writer.endObject()
        }
        writer.array("fixes", finding.fixes) { Self.write($1, of: file, to: &$0) }
        writer.endObject()
    }

    /// Findings come file by file, so the last file is the one that is needed again.
    private mutating func file(_ path: String) -> OpenFile {
        if let open, open.path == path { return open }
        let file = OpenFile(path: path, source: source)
        open = file
        return file
    }

    private static func write(_ fix: Fix, of file: OpenFile, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.field("title", fix.title)
        writer.field("safety", fix.safety.rawValue)
        writer.array("edits", fix.edits) { writer, edit in
            writer.beginObject()
            write(edit.range, of: file, to: &writer)
            writer.field("replacement", edit.replacement)
            writer.endObject()
        }
        writer.endObject()
    }

    private static func write(_ range: SourceRange?, of file: OpenFile, to writer: inout JSONWriter) {
        guard let range, let start = file.position(at: range.lowerBound), let end = file.position(at: range.upperBound)
        else { return }
        write("start", start, to: &writer)
        write("end", end, to: &writer)
    }

    private static func write(_ name: StaticString, _ position: SourcePosition, to writer: inout JSONWriter) {
        writer.object(name) { writer in
            writer.field("line", position.line)
            writer.field("column", position.column)
            writer.field("offset", position.offset)
        }
    }
}

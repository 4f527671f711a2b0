import SourceText

extension Reporter {
    package static let gitlab = Reporter(
        name: "gitlab", summary: "GitLab's Code Quality report, for merge requests"
    ) { report, _ in
        var files = OpenFiles(report)
        var writer = JSONWriter(reserving: 2 + report.findings.count * 256)
        // GitLab drops findings that have the fingerprint of another.
        let prints = Fingerprints.unique(report.findings, in: report)
        writer.beginArray()
        for (finding, print) in zip(report.findings, prints) {
            let file = files.file(finding.path)
            let place = FindingPlace(finding.range, in: file, counting: .codePoints)
            writer.beginObject()
            writer.field("description", finding.fullMessage)
            writer.field("check_name", finding.title)
            writer.field("fingerprint", print)
            writer.field("severity", finding.severity.gitlabSeverity)
            writer.object("location") { writer in
                writer.field("path", report.location(finding.path))
                writer.object("lines") { writer in
                    writer.field("begin", place?.start.line ?? 1)
                    writer.field("end", place?.end.line ?? 1)
                }
            }
            writer.endObject()
        }
        writer.endArray()
        writer.newline()
        return writer.bytes
    }
}

extension Severity {
    fileprivate var gitlabSeverity: String {
        switch self {
        case .error: "critical"
        case .warning: "major"
        case .info: "info"
        }
    }
}

import SourceText

extension Reporter {
    package static let checkstyle = Reporter(
        name: "checkstyle", summary: "checkstyle's XML, which Jenkins and others read"
    ) { report, _ in
        var files = OpenFiles(report)
        var xml = XMLText()
        xml.open("checkstyle", [("version", "4.3")])
        var path: String?
        for finding in report.findings {
            if path != finding.path {
                if path != nil { xml.close("file") }
                xml.open("file", [("name", report.location(finding.path))])
                path = finding.path
            }
            var attributes: [(StaticString, String)] = []
            if let place = FindingPlace(finding.range, in: files.file(finding.path), counting: .codePoints) {
                attributes = [("line", "\(place.start.line)"), ("column", "\(place.start.column)")]
            }
            attributes += [
                ("severity", finding.severity.rawValue), ("message", finding.fullMessage),
                ("source", "runbook.\(finding.code)"),
            ]
            xml.element("error", attributes)
        }
        if path != nil { xml.close("file") }
        xml.close("checkstyle")
        return Array(xml.text.utf8)
    }
}

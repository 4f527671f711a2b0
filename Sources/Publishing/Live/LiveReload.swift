import CSupport
import RunbookModel
import SourceText

/// What a site gets that is looked at while it is written: a script that loads pages anew, and what it asks for.
package struct LiveReload: Sendable {
    /// Differs from one build to the next.
    package var version: String

    package init(version: String) { self.version = version }

    private static let end = Array("</head>".utf8)

    /// The page with the script in its head, whatever template it was made by.
    func live(_ file: OutputFile) -> OutputFile {
        guard file.path.hasSuffix(".html"), let place = Self.place(in: file.bytes) else { return file }
        let root = String(repeating: "../", count: file.path.utf8.count { $0 == UInt8(ascii: "/") })
        var file = file
        file.bytes.insert(contentsOf: "<script src=\"\(root)live/live.js\" defer></script>\n".utf8, at: place)
        return file
    }

    private static func place(in page: [UInt8]) -> Int? {
        var start = 0
        while start + end.count <= page.count {
            if page[start] == end[0], page[start..<(start + end.count)].elementsEqual(end) { return start }
            start += 1
        }
        return nil
    }

    func files(_ compilation: Compilation, _ findings: [Diagnostic]) -> [OutputFile] {
        [
            OutputFile(path: "live/live.js", bytes: Self.script),
            OutputFile(path: "live/version.js", bytes: state(compilation, findings)),
        ]
    }

    private static var script: [UInt8] {
        var count = 0
        guard let start = unsafe runsheet_live_script(&count) else { return [] }
        return unsafe Array(UnsafeBufferPointer(start: start, count: count))
    }

    /// More than anybody reads in a corner of a page.
    private static let shownFindings = 500

    private func state(_ compilation: Compilation, _ findings: [Diagnostic]) -> [UInt8] {
        let runbooks = Dictionary(
            compilation.catalog.runbooks.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        var writer = JSONWriter(escapesForScript: true)
        writer.beginObject()
        writer.field("version", version)
        writer.array("findings", Array(findings.prefix(Self.shownFindings))) { writer, finding in
            let runbook = runbooks[finding.path]
            let line = finding.range.flatMap { range in runbook?.lines.line(at: range.lowerBound) }
            writer.beginObject()
            writer.field("runbook", runbook?.id.rawValue ?? "")
            writer.field("severity", finding.severity.rawValue)
            writer.field("place", finding.path + (line.map { ":\($0 + 1)" } ?? ""))
            writer.field("message", finding.message)
            writer.endObject()
        }
        writer.endObject()
        return Array("runsheetLive(".utf8) + writer.bytes + Array(");\n".utf8)
    }
}

import SourceText

/// Where a finding is, in the unit of one format. The end stands behind the last character.
struct FindingPlace {
    var start: LineColumn
    var end: LineColumn
    /// Whether the finding goes on below the line that `end` is in.
    var isCut = false

    /// The whole range.
    init?(_ range: SourceRange?, in file: OpenFile?, counting unit: ColumnUnit) {
        guard let range, let file, let bytes = file.bytes else { return nil }
        start = file.lines.place(at: range.lowerBound, in: bytes, counting: unit)
        end = file.lines.place(at: range.upperBound, in: bytes, counting: unit)
    }

    /// The part in the first line: services show a finding beside a change only when all its lines were changed.
    init?(firstLineOf range: SourceRange?, in file: OpenFile?, counting unit: ColumnUnit) {
        guard let range, let file, let bytes = file.bytes else { return nil }
        let line = file.lines.contentRange(ofLine: file.lines.line(at: range.lowerBound), in: bytes)
        let limit = max(range.lowerBound, min(range.upperBound, line.upperBound))
        self.init(SourceRange(range.lowerBound..<limit), in: file, counting: unit)
        isCut = limit < range.upperBound
    }
}

/// Opens the files of a report one after the other; findings come file by file, so the last one is kept.
struct OpenFiles {
    private let source: @Sendable (String) -> [UInt8]?
    private var last: OpenFile?

    init(_ report: Report) { source = report.source }

    mutating func file(_ path: String) -> OpenFile {
        if let last, last.path == path { return last }
        let file = OpenFile(path: path, source: source)
        last = file
        return file
    }
}

extension Diagnostic {
    /// Message and label as one text, for formats that have one field.
    var fullMessage: String { label.map { "\(message) — \($0)" } ?? message }

    /// As people call the rule: `LNK001/broken-anchor`.
    var title: String { "\(code)/\(rule.rawValue)" }
}

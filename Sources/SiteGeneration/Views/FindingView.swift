import RunbookModel
import SourceText

/// One finding beside the place it is about.
struct FindingView: TemplateModel {
    var severity: Severity
    var message: String
    var label: String
    var rule: String
    var ruleHref: String
    var place: String
    var href: String
    var excerpt: Excerpt?

    static let fields = TemplateFields<FindingView>(
        "finding",
        [
            .text("severity") { $0.severity.rawValue },
            .text("severityWord") { $0.severity.word.text },
            .text("message") { $0.message },
            .text("label") { $0.label },
            .text("rule") { $0.rule },
            .text("ruleHref") { $0.ruleHref },
            .text("place") { $0.place },
            .text("placeHref") { $0.href },
            .optional("excerpt") { $0.excerpt },
        ])
}

extension Severity {
    var word: UIText {
        switch self {
        case .error: .error
        case .warning: .warning
        case .info: .info
        }
    }
}

/// The source line of a finding with the offending part apart.
struct Excerpt: TemplateModel {
    var before: String
    var marked: String
    var after: String

    /// Longer lines are cut around the mark.
    private static let context = 96

    init?(_ range: SourceRange, in runbook: Runbook) {
        let bytes = runbook.file.bytes
        guard range.lowerBound <= bytes.count else { return nil }
        let line = runbook.lines.contentRange(ofLine: runbook.lines.line(at: range.lowerBound), in: bytes)
        let end = min(max(range.upperBound, range.lowerBound), max(line.upperBound, range.lowerBound))
        let start = max(line.lowerBound, range.lowerBound - Self.context)
        before = (start > line.lowerBound ? "…" : "") + Self.text(start..<range.lowerBound, runbook)
        marked = Self.text(range.lowerBound..<min(end, range.lowerBound + 2 * Self.context), runbook)
        let rest = min(line.upperBound, end + Self.context)
        after = end < rest ? Self.text(end..<rest, runbook) + (rest < line.upperBound ? "…" : "") : ""
    }

    private static func text(_ range: Range<Int>, _ runbook: Runbook) -> String {
        runbook.file.text(in: SourceRange(range))
    }

    static let fields = TemplateFields<Excerpt>(
        "excerpt",
        [
            .text("before") { $0.before },
            .text("marked") { $0.marked },
            .text("after") { $0.after },
        ])
}

import RunbookModel

/// What the reader should see, with long output folded.
struct ExpectationView: TemplateModel {
    /// So many lines of output are shown at once.
    static let visibleLines = 6

    var prose: String
    var head: String
    var rest: String
    var more: String

    init(_ expectation: Expectation) {
        guard expectation.mode != .prose else {
            (prose, head, rest, more) = (expectation.value, "", "", "")
            return
        }
        let lines = expectation.value.split(separator: "\n", omittingEmptySubsequences: false)
        let hidden = lines.count - Self.visibleLines
        prose = ""
        head = lines.prefix(Self.visibleLines).joined(separator: "\n")
        rest = hidden > 0 ? lines.dropFirst(Self.visibleLines).joined(separator: "\n") : ""
        more = hidden > 0 ? UICount.moreLines(hidden) : ""
    }

    static let fields = TemplateFields<ExpectationView>(
        "expectation",
        [
            .text("prose") { $0.prose },
            .text("head") { $0.head },
            .text("rest") { $0.rest },
            .text("more") { $0.more },
        ])
}

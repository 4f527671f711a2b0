/// A part of a document that is searched, with what a hit in it is worth and how many tokens it usually has.
///
/// The usual length stands in for the average over all runbooks, so that one runbook's part of the index never depends
/// on another's.
struct SearchField: Sendable {
    var weight: Double
    var usualLength: Double
    /// A hit in the field of a runbook or procedure counts for the steps in it too.
    var inherits: Bool

    static let all: [SearchField] = [
        SearchField(weight: 8, usualLength: 8, inherits: true),
        SearchField(weight: 6, usualLength: 24, inherits: false),
        SearchField(weight: 5, usualLength: 8, inherits: false),
        SearchField(weight: 2, usualLength: 12, inherits: true),
        SearchField(weight: 1, usualLength: 40, inherits: false),
        SearchField(weight: 0.5, usualLength: 8, inherits: true),
    ]

    static let count = 6

    static let title = 0
    static let command = 1
    static let resource = 2
    static let context = 3
    static let prose = 4
    static let facet = 5
}

/// What a query can ask for by name: `risk:destroy`.
enum SearchFacet: String, Sendable, CaseIterable {
    case risk, service, tool, owner, kind, tag
}

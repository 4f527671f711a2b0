import RunbookModel

/// What readers have to fill in, over all runbooks, and where the list of it is.
struct Glossary: Sendable {
    struct Entry: Sendable {
        var runbook: Int
        var parameter: Int
    }

    let names: [ParameterID]
    let paging: Paging
    private let entries: [ParameterID: [Entry]]
    private let pages: [ParameterID: Int]

    private static let namesPerPage = 300

    init(_ catalog: Catalog) {
        var entries: [ParameterID: [Entry]] = [:]
        for runbook in catalog.runbooks.indices {
            let parameters = catalog.runbooks[runbook].parameters
            for parameter in parameters.indices {
                entries[parameters[parameter].id, default: []].append(Entry(runbook: runbook, parameter: parameter))
            }
        }
        self.entries = entries
        names = entries.keys.sorted()
        paging = Paging("parameters", count: names.count, size: Self.namesPerPage)
        pages = Dictionary(
            names.enumerated().map { ($1, $0 / Self.namesPerPage) }, uniquingKeysWith: { first, _ in first })
    }

    func entries(of name: ParameterID) -> [Entry] { entries[name] ?? [] }

    /// Where the list tells of a parameter, seen from the output folder.
    func address(of name: ParameterID) -> String? {
        pages[name].map { "\(paging.path($0))#\(SitePath.encoded(name.rawValue))" }
    }
}

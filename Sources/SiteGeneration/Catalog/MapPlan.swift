import RunbookModel

/// Which runbooks the map shows, and on which of its pages.
struct MapPlan: Sendable {
    struct Entry: Sendable {
        /// Among the catalog's runbooks.
        var runbook: Int
        var map: ProcedureMap
    }

    /// A page shows runbooks up to so many procedures with ways between them.
    private static let proceduresPerPage = 500

    private(set) var pages: [[Entry]] = [[]]
    private var addresses: [RunbookID: String] = [:]
    private var connected: [RunbookID: Set<Int>] = [:]

    init(_ runbooks: [Runbook]) {
        var size = 0
        for number in runbooks.indices {
            let map = ProcedureMap(runbooks[number])
            guard !map.nodes.isEmpty else { continue }
            if size > 0, size + map.nodes.count > Self.proceduresPerPage {
                pages.append([])
                size = 0
            }
            pages[pages.count - 1].append(Entry(runbook: number, map: map))
            size += map.nodes.count
            let id = runbooks[number].id
            addresses[id] = "\(Paging.path("map", pages.count - 1))#\(SitePath.encoded(id.rawValue))"
            connected[id] = Set(map.nodes)
        }
    }

    /// Where the map shows a runbook, seen from the output folder; `nil` when none of its procedures leads to another.
    func address(of runbook: RunbookID) -> String? { addresses[runbook] }

    /// The same for one procedure of it.
    func address(of runbook: RunbookID, procedure: Int) -> String? {
        connected[runbook]?.contains(procedure) == true ? addresses[runbook] : nil
    }
}

import RunbookModel
import SourceText

/// What pages need to know about each other, gathered once.
struct SiteIndex: Sendable {
    let catalog: Catalog
    let pages: CatalogPages
    /// Where the pages of each runbook's procedures are, seen from the output folder.
    let addresses: [[String]]
    let map: MapPlan
    let glossary: Glossary
    /// Titles that several runbooks have.
    private let sharedTitles: Set<String>
    /// The catalog's runbooks by their paths.
    private let paths: [String: Int]
    /// In the order in which findings are listed.
    let findings: [Diagnostic]
    private let runbooks: [RunbookID: Int]
    private let findingsByPath: [String: Range<Int>]

    init(catalog: Catalog, findings: [Diagnostic]) {
        self.catalog = catalog
        pages = CatalogPages(catalog)
        addresses = catalog.runbooks.indices.map { Self.addresses(of: catalog.runbooks[$0]) }
        map = MapPlan(catalog.runbooks)
        glossary = Glossary(catalog)
        var titles: Set<String> = []
        sharedTitles = Set(catalog.runbooks.map(\.title).filter { !titles.insert($0).inserted })
        paths = Dictionary(
            catalog.runbooks.indices.map { (catalog.runbooks[$0].path, $0) }, uniquingKeysWith: { first, _ in first })
        self.findings = findings.sorted(by: Diagnostic.precedes)
        runbooks = Dictionary(
            catalog.runbooks.indices.map { (catalog.runbooks[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
        findingsByPath = Self.groups(self.findings)
    }

    private static func addresses(of runbook: Runbook) -> [String] {
        runbook.procedures.indices.map { number in
            SitePath.encoded(SitePath.procedure(runbook.id, page: runbook.procedures[number].pageName))
        }
    }

    private static func groups(_ findings: [Diagnostic]) -> [String: Range<Int>] {
        var groups: [String: Range<Int>] = [:]
        var start = 0
        while start < findings.count {
            var end = start + 1
            while end < findings.count, findings[end].path == findings[start].path { end += 1 }
            groups[findings[start].path] = start..<end
            start = end
        }
        return groups
    }

    func findings(of runbook: Runbook) -> ArraySlice<Diagnostic> {
        findings[findingsByPath[runbook.path] ?? 0..<0]
    }

    /// A runbook's title, with its file where others have the same.
    func label(of runbook: Runbook) -> String {
        sharedTitles.contains(runbook.title) ? "\(runbook.title) · \(runbook.path)" : runbook.title
    }

    func hasSharedTitle(_ runbook: Runbook) -> Bool { sharedTitles.contains(runbook.title) }

    func runbook(at path: String) -> Runbook? { paths[path].map { catalog.runbooks[$0] } }

    func has(_ id: RunbookID) -> Bool { runbooks[id] != nil }

    /// Where the page of a procedure is, seen from the output folder, and what it is called.
    func procedure(_ id: ProcedureID) -> (address: String, title: String)? {
        guard let hash = id.rawValue.utf8.firstIndex(of: UInt8(ascii: "#")) else { return nil }
        let runbook = RunbookID(rawValue: String(id.rawValue[..<hash]))
        guard let number = runbooks[runbook] else { return nil }
        let procedures = catalog.runbooks[number].procedures
        guard let index = procedures.indices.first(where: { procedures[$0].id == id }) else { return nil }
        return (addresses[number][index], procedures[index].title)
    }
}

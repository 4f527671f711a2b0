import RunbookModel
import SourceText

/// What pages need to know about each other, gathered once.
struct SiteIndex: Sendable {
    let catalog: Catalog
    /// In the order in which findings are listed.
    let findings: [Diagnostic]
    private let runbooks: [RunbookID: Int]
    private let findingsByPath: [String: Range<Int>]

    init(catalog: Catalog, findings: [Diagnostic]) {
        self.catalog = catalog
        self.findings = findings.sorted(by: Diagnostic.precedes)
        runbooks = Dictionary(
            catalog.runbooks.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        findingsByPath = Self.groups(self.findings)
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

    func runbook(at path: String) -> Runbook? {
        var low = 0
        var high = catalog.runbooks.count
        while low < high {
            let middle = (low + high) / 2
            let candidate = catalog.runbooks[middle]
            if candidate.path == path { return candidate }
            if candidate.path.utf8.lexicographicallyPrecedes(path.utf8) { low = middle + 1 } else { high = middle }
        }
        return catalog.runbooks.first { $0.path == path }
    }

    func runbook(_ id: RunbookID) -> Runbook? { runbooks[id].map { catalog.runbooks[$0] } }

    /// The runbook and the procedure of it that `id` names.
    func procedure(_ id: ProcedureID) -> (runbook: Runbook, procedure: Procedure)? {
        guard let hash = id.rawValue.utf8.firstIndex(of: UInt8(ascii: "#")) else { return nil }
        guard let runbook = runbook(RunbookID(rawValue: String(id.rawValue[..<hash]))) else { return nil }
        guard let procedure = runbook.procedures.first(where: { $0.id == id }) else { return nil }
        return (runbook, procedure)
    }
}

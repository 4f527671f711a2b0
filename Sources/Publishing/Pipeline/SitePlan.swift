import Exporting
import RunbookModel
import SearchIndexing
import SiteGeneration
import SourceText

/// Writes all files of a site, runbook by runbook, so that no more than a few are in memory at a time.
struct SitePlan: Sendable {
    private let catalog: Catalog
    private let findings: FindingList
    private let generator: SiteGenerator
    private let export: JSONExport

    /// Runbooks that are worked on before the parts of `steps.jsonl` are put together in order.
    private static let batchSize = 128

    init(
        compilation: Compilation, findings: FindingList, templates: SiteTemplates, site: SiteOptions, version: String
    ) {
        catalog = compilation.catalog
        self.findings = findings
        generator = SiteGenerator(
            templates: templates, catalog: compilation.catalog, documents: compilation.documents,
            findings: findings.all, options: site)
        export = JSONExport(
            options: ExportOptions(version: version) { SitePath.encoded(SitePath.runbook($0)) })
    }

    func write(to folder: OutputFolder, workers: Int) async throws(PublishError) {
        var search = SearchIndex()
        var counts: [FindingCounts] = []
        var start = 0
        try folder.append(OutputFile(path: "steps.jsonl", bytes: []))
        while start < catalog.runbooks.count {
            let end = min(start + Self.batchSize, catalog.runbooks.count)
            let parts = try await concurrentMap(Array(start..<end), workers: workers) { number throws(PublishError) in
                try write(runbook: number, to: folder)
            }
            for part in parts {
                try folder.append(OutputFile(path: "steps.jsonl", bytes: part.stepLines))
                try search.add(part.entries) { file throws(PublishError) in try folder.write(file) }
                counts.append(part.counts)
            }
            start = end
        }
        let terms = try search.finish { file throws(PublishError) in try folder.write(file) }
        try await writeShared(terms: terms, counts: counts, to: folder, workers: workers)
    }

    /// What one runbook adds to the files that all share.
    private struct Part: Sendable {
        var stepLines: [UInt8]
        var entries: RunbookEntries
        var counts: FindingCounts
    }

    private func write(runbook number: Int, to folder: OutputFolder) throws(PublishError) -> Part {
        let runbook = catalog.runbooks[number]
        let own = findings.findings(at: runbook.path)
        try generator.pages(forRunbook: number) { page throws(PublishError) in try folder.write(page) }
        let json = export.files(of: runbook, findings: own)
        try folder.write(OutputFile(path: "runbooks/\(runbook.id.rawValue).json", bytes: json.runbook))
        var counts = FindingCounts(of: own)
        counts.suppressed = findings.suppressedCount(at: runbook.path)
        return Part(stepLines: json.stepLines, entries: RunbookEntries(runbook), counts: counts)
    }

    /// The files that are about all runbooks; they do not need each other.
    private enum Shared: Sendable, CaseIterable { case search, pages, catalog, schemas }

    private func writeShared(
        terms: SearchTerms, counts: [FindingCounts], to folder: OutputFolder, workers: Int
    ) async throws(PublishError) {
        _ = try await concurrentMap(Array(0..<generator.catalogPartCount), workers: workers) {
            part throws(PublishError) in
            for page in generator.catalogPages(ofPart: part) { try folder.write(page) }
        }
        _ = try await concurrentMap(Shared.allCases, workers: workers) { part throws(PublishError) in
            switch part {
            case .search: try terms.write { file throws(PublishError) in try folder.write(file) }
            case .pages: for page in generator.sharedPages() { try folder.write(page) }
            case .catalog: try folder.write(catalogFile(counts))
            case .schemas: for file in JSONSchemas.files { try folder.write(file) }
            }
        }
    }

    private func catalogFile(_ counts: [FindingCounts]) -> OutputFile {
        let known = Set(catalog.runbooks.map(\.path))
        let others = FindingCounts(of: findings.all.filter { !known.contains($0.path) })
        return OutputFile(path: "catalog.json", bytes: export.catalog(catalog, findings: counts, others: others))
    }
}

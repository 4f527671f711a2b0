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
    /// Bytes of each runbook's file.
    private let sizes: [Int]
    var observer = BuildObserver.none
    private let templates: SiteTemplates

    /// Runbooks that are worked on before the parts of `steps.jsonl` are put together in order.
    private static let batchSize = 64

    init(
        compilation: Compilation, findings: FindingList, templates: SiteTemplates, site: SiteOptions, version: String
    ) {
        catalog = compilation.catalog
        self.templates = templates
        self.findings = findings
        sizes = compilation.sizes
        generator = SiteGenerator(
            templates: templates, catalog: compilation.catalog, documents: compilation.documents,
            findings: findings.all, options: site)
        export = JSONExport(
            options: ExportOptions(version: version) { SitePath.encoded(SitePath.runbook($0)) })
    }

    func write(to folder: OutputFolder, workers: Int) async throws(PublishError) {
        observer.began(.pages, catalog.runbooks.count)
        let joint = JointFiles()
        try joint.begin(in: folder)
        var parts: [Part] = []
        var start = 0
        while start < catalog.runbooks.count {
            let end = min(start + Self.batchSize, catalog.runbooks.count)
            let jobs =
                [Job.joining] + (start..<end).flatMap { number in Work.allCases.map { .making($0, of: number) } }
            // What the runbooks before gave is put together beside the work on these.
            let made = parts
            parts = try await concurrentMap(jobs, workers: workers, weight: weight(of:)) {
                job throws(PublishError) in
                switch job {
                case .joining:
                    try joint.add(made, to: folder, observer)
                    return Part()
                case .making(let work, let number): return try write(work, of: number, to: folder)
                }
            }
            start = end
        }
        try joint.add(parts, to: folder, observer)
        let (terms, counts) = try joint.finish(in: folder, observer)
        try await writeShared(terms: terms, counts: counts, to: folder, workers: workers)
    }

    /// What is made of one runbook. Each is a job of its own, so that few runbooks keep all workers busy to the end.
    private enum Work: Sendable, CaseIterable { case pages, json, search }

    private enum Job: Sendable {
        case joining
        case making(Work, of: Int)
    }

    /// Pages take about twice as long as the JSON or the index; the rest waits for nobody.
    private func weight(of job: Job) -> Int {
        switch job {
        case .joining: .max
        case .making(.pages, let number): 2 * sizes[number]
        case .making(_, let number): sizes[number]
        }
    }

    private typealias Part = JointFiles.Part

    private func write(_ work: Work, of number: Int, to folder: OutputFolder) throws(PublishError) -> Part {
        let runbook = catalog.runbooks[number]
        switch work {
        case .pages:
            try observer.measure(.pages, handingOnIn: .write) { clock throws(PublishError) in
                try generator.pages(forRunbook: number) { page throws(PublishError) in
                    try clock.add { () throws(PublishError) in try folder.write(page) }
                }
            }
            observer.advanced()
            return Part()
        case .search: return observer.measure(.search) { Part(entries: RunbookEntries(runbook)) }
        case .json:
            let own = findings.findings(at: runbook.path)
            let json = observer.measure(.json) { export.files(of: runbook, findings: own) }
            try observer.measure(.write) { () throws(PublishError) in
                try folder.write(OutputFile(path: "runbooks/\(runbook.id.rawValue).json", bytes: json.runbook))
            }
            var counts = FindingCounts(of: own)
            counts.suppressed = findings.suppressedCount(at: runbook.path)
            return Part(stepLines: json.stepLines, counts: counts)
        }
    }

    /// The files that are about all runbooks; they do not need each other.
    private enum Shared: Sendable {
        case search, catalog, constant
        case pages(SiteGenerator.CatalogPart)
    }

    private func writeShared(
        terms: SearchTerms, counts: [FindingCounts], to folder: OutputFolder, workers: Int
    ) async throws(PublishError) {
        let parts = [.search, .constant, .catalog] + generator.catalogParts.map(Shared.pages)
        _ = try await concurrentMap(parts, workers: workers) { part throws(PublishError) in
            switch part {
            case .search:
                try observer.measure(.search, handingOnIn: .write) { clock throws(PublishError) in
                    try terms.write { file throws(PublishError) in
                        try clock.add { () throws(PublishError) in try folder.write(file) }
                    }
                }
            case .catalog: try folder.write(observer.measure(.json) { catalogFile(counts) })
            case .constant: try write(observer.measure(.pages) { templates.assets() + Self.schemaFiles }, to: folder)
            case .pages(let part):
                try write(observer.measure(.pages) { generator.pages(ofCatalog: part) }, to: folder)
            }
        }
    }

    private func write(_ files: [OutputFile], to folder: OutputFolder) throws(PublishError) {
        try observer.measure(.write) { () throws(PublishError) in for file in files { try folder.write(file) } }
    }

    /// The JSON's schemas and the page about them.
    static let schemaFiles = JSONSchemas.files + [SchemaReference().page]

    private func catalogFile(_ counts: [FindingCounts]) -> OutputFile {
        let known = Set(catalog.runbooks.map(\.path))
        let others = FindingCounts(of: findings.all.filter { !known.contains($0.path) })
        return OutputFile(path: "catalog.json", bytes: export.catalog(catalog, findings: counts, others: others))
    }
}

import CommandTrees
import Linting
package import RunbookModel
import SiteGeneration
package import SourceText

/// Takes a content folder through all stages and publishes what they make.
package struct SiteBuilder: Sendable {
    package struct Options: Sendable {
        package var content: String
        package var output: String
        /// Templates that replace those in the binary.
        package var templates: String?
        package var today: CalendarDay
        package var version: String
        package var workers: Int
        /// The configuration for all files, in place of those that stand beside them.
        package var configuration: String?
        /// For a site that somebody looks at while it is written.
        package var live: LiveReload?

        package init(
            content: String, output: String, templates: String?, today: CalendarDay, version: String, workers: Int
        ) {
            self.content = content
            self.output = output
            self.templates = templates
            self.today = today
            self.version = version
            self.workers = workers
        }
    }

    /// What was made of what.
    package struct Summary: Sendable {
        package var compilation: Compilation
        /// Everything that was found, sorted.
        package var findings: [Diagnostic]
    }

    package var fileSystem: FileSystem
    package var publisher: Publisher
    package var options: Options
    package var observer = BuildObserver.none
    /// Set where the site is built again in the same process.
    package var memory: PageMemory?
    /// Where other runs left what they read.
    package var cache: CacheFolder?

    package init(fileSystem: FileSystem, publisher: Publisher, options: Options) {
        self.fileSystem = fileSystem
        self.publisher = publisher
        self.options = options
    }

    /// Reads what every site is made of, so that the builds to come find it read.
    package static func warmUp() {
        _ = SiteTemplates.own
        _ = TreeLibrary.shipped
        _ = SitePlan.schemaFiles
        _ = SiteTemplates.ownAssets
    }

    /// - Throws: when the content is not there, a template is broken, or nothing can be written; the site that was
    ///   there before is as it was.
    package func build() async throws(BuildError) -> Summary {
        let templates = try await observer.measure(.templates) { () async throws(BuildError) in
            try await readTemplates()
        }
        var compiler = Compiler(fileSystem: fileSystem, workers: options.workers)
        compiler.observer = observer
        compiler.memory = memory
        compiler.cache = cache
        var compilation = try await read { () async throws(FileSystemError) in
            try await compiler.compile(options.content)
        }
        let (linter, site) = try configured(&compilation)
        if let logo = site.logo, !templates.hasAsset(logo) { throw .missingLogo(logo, templates: options.templates) }
        observer.began(.lint, 0)
        let findings = await observer.measure(.lint) { [compilation] in
            await FindingList(of: compilation, linter: linter, fileSystem: fileSystem, workers: options.workers)
        }
        var plan = SitePlan(
            compilation: compilation, findings: findings, templates: templates, site: site, version: options.version)
        plan.observer = observer
        try await publish(plan, live: options.live?.files(compilation, findings.all) ?? [])
        return Summary(compilation: compilation, findings: findings.all)
    }

    private func publish(_ plan: SitePlan, live: [OutputFile]) async throws(BuildError) {
        var publisher = publisher
        publisher.workers = options.workers
        if let live = options.live { publisher.finish = live.live }
        do throws(PublishError) {
            let start = observer.now()
            let end = try await publisher.publish(to: options.output) { folder throws(PublishError) in
                let begin = observer.now()
                try await plan.write(to: folder, workers: options.workers)
                for file in live { try folder.write(file) }
                observer.began(.publish, 0)
                return observer.now() &- begin
            }
            observer.spent(.publish, observer.now() &- start &- end)
        } catch {
            throw .publishing(error)
        }
    }

    private func read<Result: Sendable>(
        _ body: () async throws(FileSystemError) -> Result
    ) async throws(BuildError) -> Result {
        do throws(FileSystemError) {
            return try await body()
        } catch {
            throw .reading(error)
        }
    }

    private func configured(_ compilation: inout Compilation) throws(BuildError) -> (Linter, SiteOptions) {
        let place: Workplace
        do throws(FileSystemError) {
            place = try Workplace(fileSystem: fileSystem)
        } catch {
            throw .reading(error)
        }
        do throws(ConfigurationError) {
            let finder = ConfigurationFinder(fileSystem: fileSystem, place: place, only: options.configuration)
            var base = LintConfiguration()
            base.otherRules = RuleList.inputRules
            base.today = options.today
            let (settings, maxAge) = try finder.site(for: compilation.catalog.root)
            var site = SiteOptions(settings, today: options.today, staleAfterDays: maxAge)
            let trees = ProjectTrees.library(beside: compilation.catalog.root, fileSystem)
            site.flagHelp = { trees.tree(of: $0)?.value(ofFlag: $2, of: $1).map(Self.text) }
            site.ruleHelp = { Rule.named($0.rawValue).map { ($0.summary, $0.rationale, $0.good) } }
            return (try finder.linter(for: &compilation, base: base), site)
        } catch {
            throw .configuration(error)
        }
    }

    private static func text(of value: FlagValue) -> String {
        switch value {
        case .nothing: FlagText.nothing
        case .one(let choices): FlagText.one(of: choices)
        case .kind(let kind): FlagText.kind(kind)
        }
    }

    private func readTemplates() async throws(BuildError) -> SiteTemplates {
        var overrides: [(label: String, files: [SourceFile])] = []
        if let folder = options.templates {
            let reader = SourceReader(fileSystem: fileSystem, workers: options.workers, selection: .everything)
            let tree = try await read { () async throws(FileSystemError) in try await reader.read(folder) }
            if let problem = tree.diagnostics.first { throw .template(Path.join(tree.root, problem.path), problem) }
            overrides.append((label: tree.root, files: tree.files))
        }
        do throws(TemplateErrors) {
            return try overrides.isEmpty ? SiteTemplates.own.get() : SiteTemplates(overrides: overrides)
        } catch {
            throw .templates(error)
        }
    }
}

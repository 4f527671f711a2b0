package import SourceText

/// All templates of the site, compiled and checked against the view models that they show.
package struct SiteTemplates: Sendable {
    let layout: Template<LayoutView>
    let home: Template<HomeView>
    let runbook: Template<RunbookView>
    let procedure: Template<ProcedureView>
    let findings: Template<FindingsView>
    let rule: Template<RuleView>
    let missing: Template<MissingView>
    let catalog: Template<CatalogView>
    let uses: Template<UsesView>
    let map: Template<MapView>
    let book: Template<BookView>
    /// Style sheets and scripts as they are written by hand, by their paths below the output folder; an override's file
    /// replaces one of the same path.
    private let assetSources: [AssetSource]

    /// Classic scripts that every page loads after its content, in the order of their names.
    let scripts: [String]

    private struct AssetSource: Sendable {
        var file: SourceFile
        /// Ours are made smaller; an organisation's own are left as they are.
        var isOwn: Bool
    }

    /// Those in the binary, which are read once.
    package static let own: Result<SiteTemplates, TemplateErrors> = {
        do throws(TemplateErrors) { return .success(try SiteTemplates()) } catch { return .failure(error) }
    }()

    /// Reads `overrides` first and the templates in the binary where those have no file.
    package init(overrides: [(label: String, files: [SourceFile])] = []) throws(TemplateErrors) {
        let sources = overrides + [(label: "templates", files: EmbeddedFiles.templates)]
        var library = TemplateLibrary(files: TemplateFiles(sources), constants: UIText.constants)
        layout = library.template("layout", for: LayoutView.self)
        home = library.template("home", for: HomeView.self)
        runbook = library.template("runbook", for: RunbookView.self)
        procedure = library.template("procedure", for: ProcedureView.self)
        findings = library.template("findings", for: FindingsView.self)
        rule = library.template("rule", for: RuleView.self)
        missing = library.template("missing", for: MissingView.self)
        catalog = library.template("catalog", for: CatalogView.self)
        uses = library.template("uses", for: UsesView.self)
        map = library.template("map", for: MapView.self)
        book = library.template("book", for: BookView.self)
        assetSources = Self.assets(of: sources.map(\.files))
        let names = assetSources.map { String($0.file.path.dropFirst("assets/".count)) }
        // The texts come first, because the others use them.
        scripts = ["text.js"] + names.filter { $0.hasSuffix(".js") && $0 != "theme.js" && $0 != "text.js" }
        try library.check()
    }

    package func hasAsset(_ path: String) -> Bool {
        path == ScriptText.file.path || assetSources.contains { $0.file.path == path }
    }

    /// The files as they are loaded.
    package func assets() -> [OutputFile] {
        var assets = assetSources.map { source in
            let own = source.isOwn ? Self.ownAssets[source.file.path] : nil
            return OutputFile(path: source.file.path, bytes: own ?? source.file.bytes)
        }
        if !assets.contains(where: { $0.path == ScriptText.file.path }) { assets.append(ScriptText.file) }
        return assets.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// Our own ones made smaller, by their paths. It takes longer than compiling all templates: it is done once, and beside
    /// other work.
    package static let ownAssets: [String: [UInt8]] = {
        let files = EmbeddedFiles.templates.filter { $0.path.hasPrefix("assets/") }
        return Dictionary(
            files.map { ($0.path, AssetCompactor.compact($0)) }, uniquingKeysWith: { first, _ in first })
    }()

    private static func assets(of sources: [[SourceFile]]) -> [AssetSource] {
        var assets: [AssetSource] = []
        for (number, source) in sources.enumerated() {
            for file in source where file.path.hasPrefix("assets/") {
                guard !assets.contains(where: { $0.file.path == file.path }) else { continue }
                assets.append(AssetSource(file: file, isOwn: number == sources.count - 1))
            }
        }
        return assets.sorted { $0.file.path.utf8.lexicographicallyPrecedes($1.file.path.utf8) }
    }
}

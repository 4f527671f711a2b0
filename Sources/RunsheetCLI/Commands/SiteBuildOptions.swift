import ArgumentParser
import Publishing
import Reporting

/// What every command takes that makes a site.
struct SiteBuildOptions: ParsableArguments {
    @Option(
        name: .customLong("content"),
        help: ArgumentHelp(
            "The folder with the runbooks. Several, or an exported catalog, stand under their names: NAME=FOLDER.",
            valueName: "source"))
    var sources = ["content"]

    /// As a person is told.
    var content: String { sources.joined(separator: " ") }

    @Option(help: ArgumentHelp("Templates and assets that replace the built-in ones.", valueName: "folder"))
    var templates: String?

    @OptionGroup var configuration: ConfigurationOptions
    @OptionGroup var cache: CacheOptions
    @OptionGroup var pool: WorkerOptions
    @OptionGroup var clock: DateOptions

    func builder(on host: Host, output: String, durability: Publisher.Durability = .killing) throws(Failure)
        -> SiteBuilder
    {
        let gathered = try gathered(on: host)
        let publisher = Publisher(
            fileSystem: host.fileSystem, interruption: host.interruption, processID: host.processID,
            durability: durability)
        var options = SiteBuilder.Options(
            content: gathered.root, output: output, templates: templates, today: clock.today(on: host),
            version: runsheetVersion, workers: pool.count(on: host))
        options.configuration = configuration.config
        var builder = SiteBuilder(fileSystem: gathered.fileSystem, publisher: publisher, options: options)
        builder.cache = cache.folder(on: host)
        return builder
    }

    /// What is made up of several sources cannot be watched.
    func refuseSeveral(for option: String) throws(Failure) {
        guard sources.count > 1 || sources.contains(where: { $0.hasSuffix(".json") }) else { return }
        throw Failure("\(option) takes one folder of runbooks", status: .usage)
    }

    private func gathered(on host: Host) throws(Failure) -> (root: String, fileSystem: FileSystem) {
        let source = CatalogSource(
            fileSystem: host.fileSystem, git: host.git, workers: pool.count(on: host), content: "content")
        let place: Workplace
        do throws(FileSystemError) {
            place = try Workplace(fileSystem: host.fileSystem)
        } catch {
            throw Failure(error)
        }
        do throws(CatalogSource.Problem) {
            return try SourceList(sources, fileSystem: host.fileSystem).gathered(source, place: place)
        } catch {
            throw Failure(error.description, status: error.isUsage ? .usage : .failed)
        }
    }
}

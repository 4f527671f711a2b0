import ArgumentParser
import Publishing

/// What every command takes that makes a site.
struct SiteBuildOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The folder with the runbooks.", valueName: "folder"))
    var content = "content"

    @Option(help: ArgumentHelp("Templates and assets that replace the built-in ones.", valueName: "folder"))
    var templates: String?

    @OptionGroup var configuration: ConfigurationOptions
    @OptionGroup var pool: WorkerOptions
    @OptionGroup var clock: DateOptions

    func builder(on host: Host, output: String, durability: Publisher.Durability = .killing) -> SiteBuilder {
        let publisher = Publisher(
            fileSystem: host.fileSystem, interruption: host.interruption, processID: host.processID,
            durability: durability)
        var options = SiteBuilder.Options(
            content: content, output: output, templates: templates, today: clock.today(on: host),
            version: runsheetVersion, workers: pool.count(on: host))
        options.configuration = configuration.config
        return SiteBuilder(fileSystem: host.fileSystem, publisher: publisher, options: options)
    }
}

import ArgumentParser
import Publishing
import Reporting
import RunbookModel
import SourceText

struct BuildCommand: HostedCommand {
    static let configuration = CommandConfiguration(
        commandName: "build", abstract: "Make the site, its search index and the JSON.",
        discussion: """
            The output folder is replaced as a whole, and only when everything in it is ready: a build that fails or \
            is stopped leaves the old site. A folder that holds something else is refused.

            Exit status: 0 built; 1 built, but a file could not be read; 2 wrong usage; 3 nothing was built.
            """
    )
    .asPart

    @Option(help: ArgumentHelp("The folder with the runbooks.", valueName: "folder"))
    var content = "content"

    @Option(help: ArgumentHelp("The folder for the site.", valueName: "folder"))
    var output = "public"

    @Option(help: ArgumentHelp("Templates and assets that replace the built-in ones.", valueName: "folder"))
    var templates: String?

    @OptionGroup var configuration: ConfigurationOptions
    @OptionGroup var pool: WorkerOptions
    @OptionGroup var clock: DateOptions

    @Flag(help: "Wait until the site is on the disk, so that it is whole after a loss of power too.")
    var flush = false

    @Flag(help: "Say nothing but what is wrong.")
    var quiet = false

    func run(on host: Host) async throws(Failure) -> Reporting.ExitCode {
        let start = ContinuousClock.now
        let workers = pool.count(on: host)
        let publisher = Publisher(
            fileSystem: host.fileSystem, interruption: host.interruption, processID: host.processID,
            durability: flush ? .powerLoss : .killing)
        var options = SiteBuilder.Options(
            content: content, output: output, templates: templates, today: clock.today(on: host),
            version: runsheetVersion, workers: workers)
        options.configuration = configuration.config
        let summary: SiteBuilder.Summary
        do throws(BuildError) {
            summary = try await SiteBuilder(fileSystem: host.fileSystem, publisher: publisher, options: options).build()
        } catch {
            if case .configuration = error { throw Failure(error.description, status: .usage) }
            throw Failure(error.description)
        }
        let report = BuildReport(summary: summary, content: content, output: output, time: .now - start)
        for problem in report.problems { host.terminal.complain(line: problem) }
        do throws(FileSystemError) {
            if !quiet { try host.terminal.print(report.text) }
        } catch {
            throw Failure(error)
        }
        let hasErrors = summary.compilation.problems.contains { $0.severity == .error }
        // The process ends next: the system frees its memory at once, releasing a hundred thousand values takes longer.
        _ = unsafe Unmanaged.passRetained(Kept(summary))
        return hasErrors ? .findings : .clean
    }
}

private final class Kept: Sendable {
    let summary: SiteBuilder.Summary

    init(_ summary: SiteBuilder.Summary) { self.summary = summary }
}

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

    @OptionGroup var site: SiteBuildOptions

    @Option(help: ArgumentHelp("The folder for the site.", valueName: "folder"))
    var output = "public"

    @OptionGroup var timing: TimingOptions

    @Flag(help: "Build again whenever something changes, until Ctrl-C; pages that are open load themselves anew.")
    var watch = false

    @Flag(help: "Wait until the site is on the disk, so that it is whole after a loss of power too.")
    var flush = false

    @Flag(help: "Say nothing but what is wrong.")
    var quiet = false

    func run(on host: Host) async throws(Failure) -> Reporting.ExitCode {
        var builder = try site.builder(on: host, output: output, durability: flush ? .powerLoss : .killing)
        if watch {
            try site.refuseSeveral(for: "--watch")
            var loop = EditLoop(host: host, builder: builder)
            let line = "watching \(site.content) - open \(Path.join(output, "index.html")), Ctrl-C ends it"
            try await loop.run { () throws(Failure) in host.terminal.complain(line: line) }
            return .clean
        }
        let times = BuildTimes(now: host.nanoseconds, progressOn: quiet ? nil : host.progress)
        builder.observer = times.observer
        let outcome: SiteUpdate.Outcome
        do throws(BuildError) {
            defer { times.finish() }
            outcome = try await SiteUpdate(builder).run()
        } catch {
            throw Failure(error)
        }
        site.cache.report(on: builder.cache, to: host.terminal)
        let report = BuildReport(
            account: outcome.account, content: site.content, output: output, time: .nanoseconds(times.elapsed))
        for problem in report.problems { host.terminal.complain(line: problem) }
        do throws(FileSystemError) {
            if !quiet { try host.terminal.print(report.text) }
        } catch {
            throw Failure(error)
        }
        if let text = timing.text(of: times, workers: site.pool.count(on: host)) { host.terminal.complain(text) }
        let hasErrors = outcome.account.problems.contains { $0.severity == .error }
        // The process ends next: the system frees its memory at once, releasing a hundred thousand values takes longer.
        _ = unsafe Unmanaged.passRetained(Kept(outcome))
        return hasErrors ? .findings : .clean
    }
}

private final class Kept: Sendable {
    let outcome: SiteUpdate.Outcome

    init(_ outcome: SiteUpdate.Outcome) { self.outcome = outcome }
}

import ArgumentParser
import Linting
import Publishing
import Reporting
import SourceText

struct LintCommand: HostedCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint", abstract: "Say what is wrong with runbooks.",
        discussion: """
            What holds for a file is in the runsheet.yml nearest to it, upwards from the file; --show-config tells. \
            '<!-- runsheet-ignore RULE: reason -->' passes over a finding in the block, line or section below.

            Exit status: 0 nothing as bad as --fail-on says; 1 findings; 2 wrong usage or configuration; 3 the run \
            could not be finished.
            """
    )
    .asPart

    @Argument(help: "Folders of runbooks, or single files.", completion: .file())
    var paths: [String] = []

    @OptionGroup(title: "Report") var report: ReportOptionGroup
    @OptionGroup(title: "Rules") var rules: RuleOptions
    @OptionGroup(title: "Rules") var configuration: ConfigurationOptions
    @OptionGroup(title: "Changes") var changes: ChangeOptions
    @OptionGroup(title: "Baseline") var baseline: BaselineOptions
    @OptionGroup(title: "Fixes") var fixes: FixOptions
    @OptionGroup var cache: CacheOptions
    @OptionGroup var pool: WorkerOptions
    @OptionGroup var clock: DateOptions

    @Option(help: ArgumentHelp("Say what the configuration is for this file, and check nothing.", valueName: "file"))
    var showConfig: String?

    func validate() throws {
        if paths.isEmpty, !changes.stdin, showConfig == nil {
            throw ValidationError("Missing expected argument '<paths> ...'")
        }
        let isFocused = changes.since != nil || changes.diff != nil || changes.stdin
        if fixes.isWanted, isFocused {
            throw ValidationError("Fixes cannot be used together with --since, '--diff -' or --stdin.")
        }
        if baseline.writeBaseline != nil, isFocused || fixes.isWanted {
            throw ValidationError("--write-baseline is about all findings: not with --since, --diff, --stdin or fixes.")
        }
    }

    func run(on host: Host) async throws(Failure) -> Reporting.ExitCode {
        do throws(LintError) {
            let session = try LintSession(self, on: host)
            if let showConfig { return try session.showConfiguration(of: showConfig) }
            return try await session.finish()
        } catch {
            throw Failure(error.description, status: error.isUsage ? .usage : .failed)
        }
    }
}

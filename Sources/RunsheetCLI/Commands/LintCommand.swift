import ArgumentParser
import Linting
import Publishing
import Reporting
import SourceText

struct LintCommand: HostedCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint", abstract: "Say what is wrong with runbooks.",
        discussion: """
            Exit status: 0 nothing as bad as --fail-on says; 1 findings; 2 wrong usage; 3 the run could not be \
            finished.
            """)

    @Argument(help: "Folders of runbooks, or single files.")
    var paths: [String]

    @OptionGroup var report: ReportOptionGroup
    @OptionGroup var rules: RuleOptions
    @OptionGroup var pool: WorkerOptions

    func run(on host: Host) async throws(Failure) -> Reporting.ExitCode {
        let run = LintRun(fileSystem: host.fileSystem, linter: rules.linter, workers: pool.count(on: host))
        do throws(FileSystemError) {
            let result = try await run.lint(paths)
            let report = Report(
                findings: result.findings, filesChecked: result.files.count,
                tool: Report.Tool(name: "runsheet", version: runsheetVersion)
            ) { path in result.files[path]?.bytes }
            try host.terminal.output(self.report.format.render(report, self.report.options(on: host)))
            return Reporting.ExitCode(findings: result.findings, failOn: self.report.failOn)
        } catch {
            throw Failure(error)
        }
    }
}

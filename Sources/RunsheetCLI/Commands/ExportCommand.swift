import ArgumentParser
import Exporting
import Linting
import Publishing
import Reporting
import RunbookModel
import SiteGeneration
import SourceText

struct ExportCommand: HostedCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write runbooks as JSON to standard output.",
        discussion: "The fields are described by the schemas that 'runsheet build' puts into schema/v1 of the site.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case json, jsonl }

    @Argument(help: "A folder of runbooks, or one of them.")
    var path: String

    @Option(help: "json: the runbooks with everything in them; jsonl: one step on a line.")
    var format = Format.json

    @Flag(help: "Include values that are only guessed.")
    var guesses = false

    @OptionGroup var configuration: ConfigurationOptions
    @OptionGroup var pool: WorkerOptions
    @OptionGroup var clock: DateOptions

    func run(on host: Host) async throws(Failure) -> Reporting.ExitCode {
        let workers = pool.count(on: host)
        let (compilation, linter) = try await read(on: host, workers: workers)
        do throws(FileSystemError) {
            let export = JSONExport(
                options: ExportOptions(version: runsheetVersion, guesses: guesses ? .included : .leftOut) {
                    $0.rawValue
                })
            let findings = await FindingList(
                of: compilation, linter: linter, fileSystem: host.fileSystem, workers: workers)
            for problem in compilation.problems { host.terminal.complain("\(problem.path): \(problem.message)") }
            let runbooks = compilation.catalog.runbooks
            switch format {
            case .json: try export.bundle(runbooks, findings: findings.findings(at:), to: host.terminal.output)
            case .jsonl:
                for runbook in runbooks {
                    let own = findings.findings(at: runbook.path)
                    try host.terminal.output(export.stepLines(of: runbook, findings: own))
                }
            }
            return .clean
        } catch {
            throw Failure(error)
        }
    }

    private func read(on host: Host, workers: Int) async throws(Failure) -> (Compilation, Linter) {
        let compilation: Compilation
        let place: Workplace
        do throws(FileSystemError) {
            place = try Workplace(fileSystem: host.fileSystem)
            compilation = try await Compiler(fileSystem: host.fileSystem, workers: workers).compile(path)
        } catch {
            throw Failure(error)
        }
        do throws(ConfigurationError) {
            var base = LintConfiguration()
            base.otherRules = RuleList.inputRules
            base.today = clock.today(on: host)
            return (compilation, try configuration.finder(host.fileSystem, place).linter(for: compilation, base: base))
        } catch {
            throw Failure(error.description, status: .usage)
        }
    }
}

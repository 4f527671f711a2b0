import ArgumentParser
import Publishing
import Reporting
import RunbookModel
import SourceText

struct AlertsCommand: HostedCommand {
    static let configuration = CommandConfiguration(
        commandName: "alerts",
        abstract: "Check that alerts lead to runbooks, and that runbooks name alerts that exist.",
        discussion: """
            Reads Prometheus rules and PrometheusRule resources. An alert needs an annotation 'runbook_url' that ends \
            in the path of a runbook, or in the address of its page or of a procedure's, with a heading that is there. A \
            procedure names an alert with '**Alert**: Name'.

            Exit status: 0 nothing as bad as --fail-on says; 1 findings; 2 wrong usage; 3 the run could not be finished.
            """)

    @Argument(help: "Files with alert rules.", completion: .file())
    var rules: [String]

    @Option(help: ArgumentHelp("The runbooks: folders or exported catalogs.", valueName: "source"))
    var content = ["content"]

    @Option(
        help: ArgumentHelp(
            "Where the runbooks are published: addresses that begin otherwise are not looked at.", valueName: "url"))
    var url: String?

    @OptionGroup(title: "Report") var report: ReportOptionGroup
    @OptionGroup var pool: WorkerOptions

    func run(on host: Host) async throws(Failure) -> Reporting.ExitCode {
        let place: Workplace
        var files: [AlertRules] = []
        do throws(FileSystemError) {
            place = try Workplace(fileSystem: host.fileSystem)
            for path in rules {
                files.append(AlertRules(SourceFile(path: path, bytes: try host.fileSystem.read(path, 1 << 26))))
            }
        } catch {
            throw Failure(error)
        }
        let runbooks = try await runbooks(on: host, place)
        let findings = AlertCheck(rules: files, runbooks: runbooks, base: url).findings
        var sources: [String: [UInt8]] = [:]
        for runbook in runbooks { sources[runbook.path] = runbook.file.bytes }
        for file in files { sources[file.file.path] = file.file.bytes }
        let found = sources
        var result = Report(
            findings: findings, filesChecked: files.count, tool: Report.Tool(name: "runsheet", version: runsheetVersion)
        ) { found[$0] }
        result.rules = AlertCheck.summaries
        do throws(FileSystemError) {
            try host.terminal.output(report.format.render(result, report.options(on: host, place)))
            return ExitCode(findings: result.findings, failOn: report.failOn)
        } catch {
            throw Failure(error)
        }
    }

    private func runbooks(on host: Host, _ place: Workplace) async throws(Failure) -> [Runbook] {
        let workers = pool.count(on: host)
        let source = CatalogSource(fileSystem: host.fileSystem, git: host.git, workers: workers, content: "content")
        do throws(CatalogSource.Problem) {
            if content.count == 1 { return try await source.runbooks(content[0]) }
            let (root, files) = try SourceList(content, fileSystem: host.fileSystem).gathered(source, place: place)
            let gathered = CatalogSource(fileSystem: files, git: host.git, workers: workers, content: "content")
            return try await gathered.runbooks(root)
        } catch {
            throw Failure(error.description, status: error.isUsage ? .usage : .failed)
        }
    }
}

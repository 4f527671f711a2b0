import ArgumentParser
import Exporting
import Publishing
import Reporting
import RunbookModel
import SourceText

struct QueryCommand: HostedCommand {
    static let configuration = CommandConfiguration(
        commandName: "query", abstract: "Ask which steps do something.",
        discussion: """
            Everything that is asked for has to hold; names are compared without regard to case, and '*' stands for \
            anything. Words are looked for in titles and commands: 'runsheet query what can delete orders-db'.

            Exit status: 0 something was found; 1 nothing was; 2 wrong usage; 3 the run could not be finished.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: "Words that stand in the step; the path of a file or folder, with a slash, counts as --in.")
    var words: [String] = []

    @Option(
        name: .customLong("in"),
        help: ArgumentHelp("Runbooks: a folder, a file, an exported catalog or a commit.", valueName: "source"))
    var sources: [String] = []

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp("Only steps that use this flag: '--uses-flag --no-traffic'.", valueName: "flag"))
    var usesFlag: [String] = []

    @Option(help: ArgumentHelp("Only steps that act on or read this resource.", valueName: "name"))
    var resource: [String] = []

    @Flag(help: "Only steps that change something and that no step checks.")
    var unverified = false

    @Flag(help: "Only steps that change something and that nothing takes back.")
    var noUndo = false

    @Option(help: "text: a table; json: the steps as 'runsheet export' writes them.")
    var format = Format.text

    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup var configuration: ConfigurationOptions
    @OptionGroup var pool: WorkerOptions

    func run(on host: Host) async throws(Failure) -> Reporting.ExitCode {
        let source = CatalogSource(
            fileSystem: host.fileSystem, git: host.git, workers: pool.count(on: host), content: "content",
            configuration: configuration.config)
        var runbooks: [Runbook] = []
        var (sources, words) = (sources, [String]())
        for word in self.words {
            if isPath(word, host.fileSystem) { sources.append(word) } else { words.append(word) }
        }
        do throws(CatalogSource.Problem) {
            for name in sources.isEmpty ? ["content"] : sources { runbooks += try await source.runbooks(name) }
        } catch {
            throw Failure(error.description, status: error.isUsage ? .usage : .failed)
        }
        var query = query
        query.words = words
        let hits = query.hits(in: runbooks)
        do throws(FileSystemError) {
            switch format {
            case .text: try host.terminal.output(Array(Self.table(hits, of: runbooks).utf8))
            case .json: try host.terminal.output(Self.json(hits))
            }
            return hits.isEmpty ? .findings : .clean
        } catch {
            throw Failure(error)
        }
    }

    private var query: StepQuery {
        var query = StepQuery()
        query.selection = selection.selection
        query.flags = usesFlag
        query.resources = resource
        query.isUnverified = unverified
        query.isIrreversible = noUndo
        return query
    }

    /// Other commands take paths as they are, and nobody looks for a word with a slash that is the way to a file.
    private func isPath(_ word: String, _ fileSystem: FileSystem) -> Bool {
        word.utf8.contains(UInt8(ascii: "/")) && Workplace.exists(word, fileSystem)
    }

    private static func table(_ hits: [StepQuery.Hit], of runbooks: [Runbook]) -> String {
        let rows = hits.map { hit in
            [
                hit.step.effect.rawValue, "\(hit.step.risk)", "\(hit.runbook.path):\(hit.line)", hit.procedure.title,
                hit.summary,
            ]
        }
        let head = ["effect", "risk", "place", "procedure", "step"]
        let limits = [10, 4, 40, 40, 100]
        let cells = ([head] + rows).map { row in zip(row, limits).map { Self.cut($0, to: $1) } }
        let widths = head.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
        let lines = cells.map { row in
            zip(row, widths).enumerated().map { index, cell in
                index == head.count - 1 ? cell.0 : cell.0 + String(repeating: " ", count: cell.1 - cell.0.count)
            }.joined(separator: "  ")
        }
        let total = runbooks.reduce(0) { $0 + $1.procedures.reduce(0) { $0 + $1.steps.count } }
        return (hits.isEmpty ? "" : lines.joined(separator: "\n") + "\n\n") + "\(hits.count) of \(total) steps.\n"
    }

    private static func cut(_ text: String, to width: Int) -> String {
        text.count > width ? text.prefix(width - 1) + "…" : text
    }

    private static func json(_ hits: [StepQuery.Hit]) -> [UInt8] {
        let export = JSONExport(options: ExportOptions(version: runsheetVersion, guesses: .included) { $0.rawValue })
        var bytes: [UInt8] = Array("[".utf8)
        for (index, hit) in hits.enumerated() {
            var runbook = hit.runbook
            runbook.procedures = [hit.procedure]
            runbook.procedures[0].steps = [hit.step]
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += export.stepLines(of: runbook, findings: []).dropLast()
        }
        return bytes + Array("]\n".utf8)
    }
}

import ArgumentParser
import Extraction
import Publishing
import Reporting
import RunbookModel
import SourceText

struct CheckCommand: HostedCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Say whether command lines are possible, by the tools' own rules.",
        discussion: """
            One argument is a command line as a shell reads it, several are the words of one command. Without \
            arguments, lines are read from standard input: command lines, {"raw":"…"} or {"argv":["…"]}. Nothing is run. \
            Exit status: 0 nothing wrong; 1 a command that its tool refuses; 2 wrong usage; 3 the run could not be \
            finished.
            """
    )
    .asPart

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, jsonl }

    @Option(help: "text: for people; jsonl: one answer on a line, in the order of the input.")
    var format = Format.text

    @Option(help: "The project whose .runsheet/trees come before the shipped ones.")
    var project = "."

    @Argument(parsing: .captureForPassthrough, help: "A command line, or the words of a command.")
    var command: [String] = []

    func run(on host: Host) async throws(Failure) -> Reporting.ExitCode {
        let trees = ProjectTrees.library(in: project, host.fileSystem)
        let checker = CommandChecker(trees: trees)
        var report = CheckReport()
        do throws(FileSystemError) {
            for request in try requests(on: host) {
                answer(request, checker, &report)
                if report.size > 1 << 16 { try host.terminal.output(report.take(format)) }
            }
            try host.terminal.output(report.take(format))
        } catch {
            throw Failure(error)
        }
        for problem in ProjectTrees.problems(of: trees) {
            host.terminal.complain(line: "\(problem.path): \(problem.message)")
        }
        return report.hasFaults ? .findings : .clean
    }

    private func requests(on host: Host) throws(FileSystemError) -> [CheckRequest] {
        var words = command[...]
        if words.first == "--" { words.removeFirst() }
        if words.count == 1, let line = words.first { return [.raw(line)] }
        if !words.isEmpty { return [.arguments(Array(words))] }
        return try host.input().split(separator: 0x0A).map { CheckRequest(line: $0) }
    }

    private func answer(_ request: CheckRequest, _ checker: CommandChecker, _ report: inout CheckReport) {
        switch request {
        case .raw(let line): report.add(line, checker.check(line), format)
        case .arguments(let words): report.add(words.joined(separator: " "), checker.check(arguments: words), format)
        case .unreadable(let message):
            report.add(message, CommandChecker.Answer(commands: [], verdict: .unparsed, message: message), format)
        }
    }
}

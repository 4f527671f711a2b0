import ArgumentParser
import CommandTrees
import Publishing
import Reporting

struct ShowToolCommand: HostedCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show what is known of a tool or of one of its commands.",
        discussion: "Without a subcommand, the whole tree in its text form, as docs/command-trees.md describes it.")

    @Option(help: "The project whose .runsheet/trees come before the shipped ones.")
    var project = "."

    @Argument(help: "The tool.")
    var tool: String

    @Argument(help: "The words of a subcommand.")
    var path: [String] = []

    func run(on host: Host) async throws(Failure) -> Reporting.ExitCode {
        let trees = ProjectTrees.library(in: project, host.fileSystem)
        guard let tree = trees.tree(of: tool) else {
            let reason = trees.problems.first.map { ": \($0.error)" } ?? "; 'runsheet tools list' lists those there are"
            throw Failure("there is no command tree of '\(tool)'\(reason)", status: .usage)
        }
        guard !path.isEmpty else { return try write(tree.text, on: host) }
        guard let text = tree.description(of: path) else {
            throw Failure(
                "'\(path.joined(separator: " "))' is not a command of \(tool) \(tree.version)", status: .usage)
        }
        return try write(Array(text.utf8), on: host)
    }

    private func write(_ bytes: [UInt8], on host: Host) throws(Failure) -> Reporting.ExitCode {
        do throws(FileSystemError) {
            try host.terminal.output(bytes)
            return .clean
        } catch {
            throw Failure(error)
        }
    }
}

import ArgumentParser
import CommandTrees
import Publishing
import Reporting

struct ListToolsCommand: HostedCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the tools whose commands are checked: version, source, age, counts.")

    @Option(help: "The project whose .runsheet/trees come before the shipped ones.")
    var project = "."

    func run(on host: Host) async throws(Failure) -> Reporting.ExitCode {
        let trees = ProjectTrees.library(in: project, host.fileSystem)
        let rows = trees.entries.compactMap { entry in trees.tree(of: entry.name).map { row($0, entry) } }
        let header = ["tool", "version", "made", "commands", "flags", "from"]
        do throws(FileSystemError) {
            try host.terminal.print(Self.table([header] + rows))
        } catch {
            throw Failure(error)
        }
        for problem in trees.problems { host.terminal.complain(line: "\(problem.path): \(problem.error)") }
        return trees.problems.isEmpty ? .clean : .findings
    }

    private func row(_ tree: CommandTree, _ entry: TreeLibrary.Entry) -> [String] {
        let source = tree.fact("source") ?? ""
        return [
            entry.name, tree.version, tree.fact("date") ?? "", String(tree.nodeCount), String(tree.flagCount),
            (entry.path ?? source) + (tree.isPartial ? " (partial)" : ""),
        ]
    }

    /// Columns as wide as their widest text; the last one is as long as it is.
    private static func table(_ rows: [[String]]) -> String {
        let widths = (0..<5).map { column in rows.map { $0[column].utf8.count }.max() ?? 0 }
        return rows.map { row in
            let cells = zip(row, widths).map { text, width in
                text + String(repeating: " ", count: width - text.utf8.count)
            }
            return (cells + [row[5]]).joined(separator: "  ")
        }.joined(separator: "\n")
    }
}

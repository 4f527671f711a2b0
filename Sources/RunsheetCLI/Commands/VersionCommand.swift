import ArgumentParser
import CommandTrees
import Publishing
import Reporting

struct VersionCommand: HostedCommand {
    static let configuration = CommandConfiguration(
        commandName: "version", abstract: "Say the version, and with --verbose those of the tools that are known.",
        discussion: """
            One name and one version on each line, with a space between them; the first line is runsheet's own. \
            'runsheet --version' does the same as 'runsheet version --verbose'.
            """)

    @Flag(help: "Also the version of each tool that commands are checked against.")
    var verbose = false

    func run(on host: Host) async throws(Failure) -> Reporting.ExitCode {
        var lines = ["runsheet \(runsheetVersion)"]
        if verbose {
            let trees = TreeLibrary.shipped
            lines += trees.entries.compactMap { entry in
                trees.tree(of: entry.name).map { tree in
                    "\(entry.name) \(tree.version.isEmpty ? "unknown" : Self.word(tree.version))"
                }
            }
        }
        do throws(FileSystemError) {
            try host.terminal.print(lines.joined(separator: "\n"))
            return .clean
        } catch {
            throw Failure(error)
        }
    }

    private static func word(_ version: String) -> String {
        version.split(separator: " ").joined(separator: "-")
    }
}

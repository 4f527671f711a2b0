import ArgumentParser
import Reporting

struct RunsheetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runsheet",
        abstract: "Turns operations runbooks into a checked catalog of commands and an offline site.",
        version: runsheetVersion,
        subcommands: [
            BuildCommand.self, LintCommand.self, InspectCommand.self, CheckCommand.self, ExportCommand.self,
            RulesCommand.self, ExplainCommand.self, ToolsCommand.self,
        ])
}

/// A command as options, one call and an exit status.
protocol HostedCommand: ParsableCommand {
    func run(on host: Host) async throws(Failure) -> Reporting.ExitCode
}

import ArgumentParser
import Reporting

struct RunsheetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runsheet",
        abstract: "Turns operations runbooks into a checked catalog of commands and an offline site.",
        version: runsheetVersion,
        subcommands: [
            BuildCommand.self, ServeCommand.self, LintCommand.self, InspectCommand.self, CheckCommand.self,
            ExportCommand.self, DiffCommand.self, QueryCommand.self, SchemaCommand.self,
            AlertsCommand.self,
            RulesCommand.self, ExplainCommand.self, ToolsCommand.self, VersionCommand.self,
        ])
}

extension RunsheetCommand {
    /// What is run most often, and where a few milliseconds are felt.
    private static let direct: [String: any HostedCommand.Type] = [
        "build": BuildCommand.self, "lint": LintCommand.self, "check": CheckCommand.self,
    ]

    /// A right command line is parsed by its own command alone, which takes a quarter of the time. Help and whatever is
    /// wrong are the whole program's to say.
    static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
        if let first = arguments.first, let command = direct[first],
            let parsed = try? command.parse(Array(arguments.dropFirst()))
        {
            return parsed
        }
        return try parseAsRoot(arguments)
    }
}

extension CommandConfiguration {
    /// The same, known to be a part of the program: it is not asked for completion scripts, which are the program's.
    var asPart: CommandConfiguration {
        var copy = self
        copy._superCommandName = "runsheet"
        return copy
    }
}

/// A command as options, one call and an exit status.
protocol HostedCommand: ParsableCommand {
    func run(on host: Host) async throws(Failure) -> Reporting.ExitCode
}

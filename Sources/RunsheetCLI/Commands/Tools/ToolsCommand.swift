import ArgumentParser

/// What the program knows of other command lines.
struct ToolsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tools", abstract: "Show and refresh what is known of command-line tools.",
        subcommands: [ListToolsCommand.self, ShowToolCommand.self, ImportToolCommand.self])
}

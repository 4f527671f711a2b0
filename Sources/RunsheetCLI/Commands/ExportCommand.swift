import ArgumentParser
import Exporting
import Publishing
import Reporting
import SourceText

struct ExportCommand: HostedCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write steps for other programs: JSON, scripts, notebooks, jobs.",
        discussion: """
            Formats:
            \(formats)

            What a format cannot say of a step is told on standard error and in the output's comments. The fields of \
            the JSON are described by the schemas that 'runsheet build' puts into schema/v1 of the site, and in \
            docs/schema.md. Nothing of a runbook is run.

            Exit status: 0 written; 1 written, but a file could not be read; 2 wrong usage, a value that is missing or \
            cannot be put in safely; 3 the run could not be finished.
            """)

    private static var formats: String {
        let width = ExportFormat.all.map(\.name.count).max() ?? 0
        return ExportFormat.all.map { format in
            let padding = String(repeating: " ", count: width - format.name.count)
            return "  \(format.name)\(padding)  \(format.summary)"
        }.joined(separator: "\n")
    }

    @Argument(
        help: ArgumentHelp(
            "Folders of runbooks, single files, exported catalogs; several stand under their names: NAME=PATH.",
            valueName: "sources"))
    var paths: [String]

    @Option(help: ArgumentHelp("One of the formats below.", valueName: "format"))
    var format = FormatName.json

    @Option(
        name: [.short, .customLong("output")],
        help: ArgumentHelp(
            "A folder for one file for each procedure, in place of standard output.", valueName: "folder"))
    var output: String?

    @Flag(help: "Do not tell on standard error what the format cannot say.")
    var quiet = false

    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Parameters") var parameters: ParameterOptions
    @OptionGroup var configuration: ConfigurationOptions
    @OptionGroup var pool: WorkerOptions
    @OptionGroup var clock: DateOptions

    struct FormatName: ExpressibleByArgument, Codable {
        var name: String

        var format: ExportFormat { ExportFormat.named(name) ?? .json }

        static let json = FormatName(format: .json)

        init(format: ExportFormat) { name = format.name }

        init?(argument: String) {
            guard let format = ExportFormat.named(argument) else { return nil }
            name = format.name
        }

        static var allValueStrings: [String] { ExportFormat.all.map(\.name) }
        var defaultValueDescription: String { name }
    }

    func run(on host: Host) async throws(Failure) -> Reporting.ExitCode {
        try await ExportSession(command: self, host: host).finish()
    }
}

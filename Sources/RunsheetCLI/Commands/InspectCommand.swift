import ArgumentParser
import Inspection
import Publishing
import Reporting
import RunbookModel
import SourceText

struct InspectCommand: HostedCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect", abstract: "Show what was understood of a runbook, line by line, and why.",
        discussion: """
            Below each line stands what was made of it: the step and where its title came from, commands word by \
            word, parameters, effects with their reasons. Lines that nothing was made of are 'not understood'. \
            Exit status: 0 the file was read; 2 wrong usage; 3 it could not be read.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: "A runbook.")
    var file: String

    @Option(help: "text: for people; json: everything, as schema/v1/inspection.schema.json describes it.")
    var format = Format.text

    @Option(help: "When to use colour: auto, always or never.")
    var color = ColorChoice.auto

    func run(on host: Host) async throws(Failure) -> Reporting.ExitCode {
        try refuseFolder(on: host)
        let inspection = try await inspection(on: host)
        do throws(FileSystemError) {
            try host.terminal.output(rendered(inspection, on: host))
            return .clean
        } catch {
            throw Failure(error)
        }
    }

    private func inspection(on host: Host) async throws(Failure) -> Inspection {
        let compilation: Compilation
        do throws(FileSystemError) {
            compilation = try await Compiler(fileSystem: host.fileSystem, workers: 1).compile(file)
        } catch {
            throw Failure(error)
        }
        guard let document = compilation.documents.first, var runbook = compilation.catalog.runbooks.first else {
            throw Failure(compilation.problems.first?.message ?? "there is nothing to read in '\(file)'")
        }
        runbook.path = file
        return Inspection(document, runbook)
    }

    private func refuseFolder(on host: Host) throws(Failure) {
        let kind: FileSystem.Kind
        do throws(FileSystemError) {
            kind = try host.fileSystem.status(Path.withoutTrailingSlashes(file)).kind
        } catch {
            throw Failure(error)
        }
        guard kind != .folder else {
            throw Failure("'\(file)' is a folder; 'runsheet inspect' takes one file", status: .usage)
        }
    }

    private func rendered(_ inspection: Inspection, on host: Host) -> [UInt8] {
        switch format {
        case .json: return JSONInspection(inspection, version: runsheetVersion).bytes()
        case .text:
            var options = ReportOptions()
            options.usesColor = color.usesColor(
                onTerminal: host.terminal.isInteractive, environment: host.environment)
            options.width = host.terminal.isInteractive ? host.terminal.width : nil
            return TextInspection(inspection, options: options).bytes()
        }
    }
}

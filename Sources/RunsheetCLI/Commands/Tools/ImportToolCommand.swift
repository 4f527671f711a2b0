import ArgumentParser
import Publishing
import Reporting
import RunbookModel

struct ImportToolCommand: HostedCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Read the commands and flags of an installed tool, and check runbooks against that version.",
        discussion: """
            Nothing is sent anywhere, and of the tool only its help and its own tables are read. It takes Python 3, \
            some tools their own; gcloud takes a minute or two.
            """)

    @Argument(help: "The tool: gcloud, bq, gsutil, aws, az, kubectl, docker, helm, gh, git, npm, psql, curl …")
    var tool: String

    @Option(help: "The program, or the folder of the Google Cloud SDK, when it is not the one on the path.")
    var from: String?

    @Option(help: ArgumentHelp("Where trees are kept.", valueName: "folder"))
    var into = ".runsheet/trees"

    func validate() throws {
        let allowed = tool.utf8.allSatisfy { byte in
            byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        }
        guard allowed, tool.utf8.first != UInt8(ascii: "-"), tool.utf8.first != UInt8(ascii: ".") else {
            throw ValidationError("'\(tool)' is no name of a tool; write it in lower case, without a folder.")
        }
    }

    func run(on host: Host) async throws(Failure) -> Reporting.ExitCode {
        let tools = ToolImport(fileSystem: host.fileSystem, programs: host.programs, processID: host.processID)
        do {
            let path = try tools.run(tool: tool, from: from, day: host.today().description, into: into)
            try host.terminal.print("The commands of '\(tool)' are in \(path).")
            return .clean
        } catch {
            throw Failure("\(error)")
        }
    }
}

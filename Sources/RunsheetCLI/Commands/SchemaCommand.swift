import ArgumentParser
import Exporting
import Publishing
import Reporting
import SourceText

struct SchemaCommand: HostedCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Describe every field of the JSON.",
        discussion:
            "Without a name: all fields as Markdown. With one: that JSON Schema. Exit status: 0, or 2 for a name that is none."
    )

    @Argument(help: "A schema: bundle, catalog, inspection, runbook or step.")
    var name: String?

    func run(on host: Host) async throws(Failure) -> Reporting.ExitCode {
        let bytes: [UInt8]
        if let name {
            let files = JSONSchemas.files
            guard let file = files.first(where: { $0.path.hasSuffix("/\(name).schema.json") }) else {
                let names = files.compactMap {
                    $0.path.split(separator: "/").last?.split(separator: ".").first.map(String.init)
                }
                throw Failure(
                    "no schema is called '\(name)'; there are \(names.joined(separator: ", "))", status: .usage)
            }
            bytes = file.bytes
        } else {
            bytes = Array(SchemaReference().markdown.utf8)
        }
        do throws(FileSystemError) {
            try host.terminal.output(bytes)
            return .clean
        } catch {
            throw Failure(error)
        }
    }
}

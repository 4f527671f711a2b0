import ArgumentParser
import Linting
import Publishing
import Reporting
import SourceText

struct RulesCommand: HostedCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "List everything that can be found.",
        discussion:
            "The default persona reports errors and warnings of high and medium confidence; 'pedantic' the rest.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Option(help: "text: a table; json: an array, with the explanations.")
    var format = Format.text

    func run(on host: Host) async throws(Failure) -> Reporting.ExitCode {
        let rules = RuleList.summaries(of: Rule.all)
        do throws(FileSystemError) {
            switch format {
            case .text: try host.terminal.print(RuleTable.text(of: rules))
            case .json: try host.terminal.output(RuleTable.json(of: rules))
            }
            return .clean
        } catch {
            throw Failure(error)
        }
    }
}

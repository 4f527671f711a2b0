import ArgumentParser
import Linting
import Publishing
import Reporting
import SourceText

struct ExplainCommand: HostedCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Say what a rule looks for, why, and how to write it right.")

    @Argument(help: "The rule's name or code; without it, all rules are listed.")
    var rule: RuleName?

    func run(on host: Host) async throws(Failure) -> Reporting.ExitCode {
        do throws(FileSystemError) {
            try host.terminal.print(rule?.rule.explanation ?? list)
            return .clean
        } catch {
            throw Failure(error)
        }
    }

    private var list: String {
        Rule.all.map { rule in
            let severity = rule.severity.rawValue
            let padding = String(repeating: " ", count: max(1, 9 - severity.utf8.count))
            return "\(rule.code)  \(severity)\(padding)\(rule.id.rawValue): \(rule.summary)"
        }.joined(separator: "\n")
    }
}

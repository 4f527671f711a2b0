import ArgumentParser
import Linting
import Publishing
import Reporting
import SourceText

struct ExplainCommand: HostedCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Say what a finding means, why it matters, and how to write it right.")

    @Argument(help: "The rule's name or code; without it, all rules are listed.")
    var rule: String?

    func validate() throws {
        guard let rule, explanation(of: rule) == nil else { return }
        let names = RuleList.summaries(of: Rule.all).flatMap { [$0.name, $0.code] }
        let nearest = Nearest.of(rule, among: names).map { "did you mean '\($0)'?" }
        throw ValidationError("there is no rule '\(rule)'; \(nearest ?? "'runsheet rules' lists all of them")")
    }

    func run(on host: Host) async throws(Failure) -> Reporting.ExitCode {
        do throws(FileSystemError) {
            try host.terminal.print(rule.flatMap(explanation) ?? list)
            return .clean
        } catch {
            throw Failure(error)
        }
    }

    private func explanation(of name: String) -> String? {
        Rule.named(name)?.explanation ?? InputRule.named(name)?.explanation
    }

    private var list: String {
        let rules = Rule.all.map { ($0.code, $0.severity, $0.id, $0.summary) }
        let inputs = InputRule.all.map { ($0.code, $0.severity, $0.name, $0.summary) }
        return (rules + inputs).sorted { $0.0 < $1.0 }.map { code, severity, name, summary in
            let padding = String(repeating: " ", count: max(1, 9 - severity.rawValue.utf8.count))
            return "\(code)  \(severity.rawValue)\(padding)\(name.rawValue): \(summary)"
        }.joined(separator: "\n")
    }
}

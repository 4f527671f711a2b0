import ArgumentParser
import Linting
import Publishing
import Reporting
import SourceText

struct ExplainCommand: HostedCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Say what a finding means, why it matters, and how to write it right.")

    @Argument(help: "The rule's name or code, or the id of an advisory; without it, all rules are listed.")
    var rule: String?

    func validate() throws {
        // Another name may be that of a policy of the folder's configuration.
        guard let rule, explanation(of: rule) == nil, let message = unknown(rule), !rule.contains("-") else { return }
        throw ValidationError(message)
    }

    private func unknown(_ rule: String) -> String? {
        let names = RuleList.summaries(of: Rule.all).flatMap { [$0.name, $0.code] }
        let nearest = (Nearest.of(rule, among: names) ?? code(like: rule)).map { "did you mean '\($0)'?" }
        return "there is no rule '\(rule)'; \(nearest ?? "'runsheet rules' lists all of them")"
    }

    /// `PHD4` is short for `PHD004`.
    private func code(like rule: String) -> String? {
        let letters = rule.prefix { $0.isASCII && $0.isLetter }.uppercased()
        let digits = rule.dropFirst(letters.count)
        guard letters.count == 3, digits.count < 4, let number = Int(digits) else { return nil }
        let code = letters + String(repeating: "0", count: max(0, 3 - String(number).count)) + String(number)
        return RuleList.summaries(of: Rule.all).contains { $0.code == code } ? code : nil
    }

    func run(on host: Host) async throws(Failure) -> Reporting.ExitCode {
        do throws(FileSystemError) {
            if let rule, explanation(of: rule) == nil {
                guard let policy = policy(called: rule, on: host) else {
                    host.terminal.complain("Error: " + (unknown(rule) ?? ""))
                    return .usage
                }
                try host.terminal.print(policy.explanation)
                return .clean
            }
            try host.terminal.print(rule.flatMap(explanation) ?? list)
            return .clean
        } catch {
            throw Failure(error)
        }
    }

    private func explanation(of name: String) -> String? {
        Rule.named(name)?.explanation ?? InputRule.named(name)?.explanation
            ?? AlertCheck.explanation(of: name) ?? BuiltInAdvisories.named(name)?.explanation
    }

    /// A policy of the configuration that holds in the working directory.
    private func policy(called name: String, on host: Host) -> Rule? {
        // Explaining a built-in rule must work wherever one stands: what is wrong with a configuration is for lint to say.
        guard let place = try? Workplace(fileSystem: host.fileSystem) else { return nil }
        let finder = ConfigurationFinder(fileSystem: host.fileSystem, place: place, only: nil)
        var cache = ConfigurationFinder.Cache()
        _ = try? finder.apply(to: LintConfiguration(), root: ".", paths: ["runbook.md"], cache: &cache)
        return cache.policies.first { $0.id.rawValue.lowercased() == name.lowercased() }
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

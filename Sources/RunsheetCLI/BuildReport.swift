import Publishing
import RunbookModel
import SourceText

/// What a build tells the person who ran it.
struct BuildReport {
    let account: BuildAccount
    let content: String
    let output: String
    let time: Duration

    /// One line for each file that could not be read as it is.
    var problems: [String] {
        account.problems.map { problem in
            "\(problem.severity.rawValue): \(Path.shown(account.root, problem.path)): " + problem.message
        }
    }

    var text: String {
        let parts = [
            counted(account.runbooks, "runbook"), counted(account.procedures, "procedure"),
            counted(account.steps, "step"), counted(account.commands, "command"),
        ]
        return """
            Built \(Path.withoutTrailingSlashes(output)) from \(Path.withoutTrailingSlashes(content)) in \(seconds): \
            \(parts.joined(separator: ", ")).
            \(findings)
            Open \(Path.join(output, "index.html"))
            """
    }

    private var findings: String {
        let counts = [(account.errors, "error"), (account.warnings, "warning"), (account.hints, "hint")]
        let named = counts.filter { $0.0 > 0 }.map(counted)
        guard !named.isEmpty else { return "Nothing to complain about." }
        return "\(named.joined(separator: ", ")): 'runsheet lint \(content)' shows where."
    }

    private var seconds: String {
        let (whole, fraction) = time.components
        let hundredths = fraction / 10_000_000_000_000_000
        return "\(whole).\(hundredths < 10 ? "0" : "")\(hundredths) s"
    }

    private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}

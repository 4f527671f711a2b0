import Publishing
import RunbookModel
import SourceText

/// What a build tells the person who ran it.
struct BuildReport {
    let summary: SiteBuilder.Summary
    let content: String
    let output: String
    let time: Duration

    /// One line for each file that could not be read as it is.
    var problems: [String] {
        summary.compilation.problems.map { problem in
            "\(problem.severity.rawValue): \(Path.shown(summary.compilation.catalog.root, problem.path)): "
                + problem.message
        }
    }

    var text: String {
        let compilation = summary.compilation
        let parts = [
            counted(compilation.catalog.runbooks.count, "runbook"), counted(compilation.procedureCount, "procedure"),
            counted(compilation.stepCount, "step"), counted(compilation.commandCount, "command"),
        ]
        return """
            Built \(Path.withoutTrailingSlashes(output)) from \(Path.withoutTrailingSlashes(content)) in \(seconds): \
            \(parts.joined(separator: ", ")).
            \(findings)
            Open \(Path.join(output, "index.html"))
            """
    }

    private var findings: String {
        let counts = Severity.allCases.map { severity in
            (severity, summary.findings.count { $0.severity == severity })
        }
        let named = counts.filter { $0.1 > 0 }.map { severity, count in
            switch severity {
            case .error: counted(count, "error")
            case .warning: counted(count, "warning")
            case .info: counted(count, "hint")
            }
        }
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

import ArgumentParser
import Exporting
import Publishing
import Reporting
import RunbookModel
import SourceText

struct DiffCommand: HostedCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Say what changed in meaning between two states of runbooks.",
        discussion: """
            Each side is a folder or file of Markdown, an exported catalog (a file of 'runsheet export', or the folder of \
            a site), or a commit: 'main', 'v1.2:docs/runbooks'. Words, layout and the order of flags count for nothing.

            Exit status: 0 nobody is worse off; 1 risk rose: more is changed or destroyed, or a check, a way back or a \
            question is lost; 2 wrong usage; 3 the run could not be finished.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, json, sarif }

    @Argument(help: "What there was.")
    var old: String

    @Argument(help: "What there is; the working folder's content when it is left out.")
    var new: String?

    @Option(help: ArgumentHelp("The folder with runbooks, in commits and here.", valueName: "folder"))
    var content = "content"

    @Option(help: "text: for people; markdown: a comment for a pull request; json; sarif: for code scanning.")
    var format = Format.text

    @OptionGroup var configuration: ConfigurationOptions
    @OptionGroup var pool: WorkerOptions

    func run(on host: Host) async throws(Failure) -> Reporting.ExitCode {
        let source = CatalogSource(
            fileSystem: host.fileSystem, git: host.git, workers: pool.count(on: host), content: content,
            configuration: configuration.config)
        let comparison: CatalogComparison
        do throws(CatalogSource.Problem) {
            comparison = CatalogComparison(
                old: try await source.runbooks(old), new: try await source.runbooks(new ?? content))
        } catch {
            throw Failure(error.description, status: error.isUsage ? .usage : .failed)
        }
        do throws(FileSystemError) {
            try host.terminal.output(rendered(comparison))
            return comparison.raisesRisk ? .findings : .clean
        } catch {
            throw Failure(error)
        }
    }

    private func rendered(_ comparison: CatalogComparison) -> [UInt8] {
        let report = ChangeReport(comparison)
        switch format {
        case .text: return Array(report.text.utf8)
        case .markdown: return Array(report.markdown.utf8)
        case .json: return report.json
        case .sarif: return Reporter.sarif.render(DiffFindings.report(on: comparison.changes), ReportOptions())
        }
    }
}

/// Changes as findings, for formats that know those.
enum DiffFindings {
    static func report(on changes: [Change]) -> Report {
        let findings = changes.map { change in
            Diagnostic(
                rule: RuleID(rawValue: change.kind.rawValue), code: code(of: change.kind),
                severity: change.raisesRisk ? .warning : .info, path: change.path, range: nil,
                message: [change.step ?? change.procedure, change.message].compactMap(\.self).joined(separator: ": ")
                    + (change.line.map { " (line \($0))" } ?? ""))
        }
        var report = Report(
            findings: findings, filesChecked: Set(changes.map(\.path)).count,
            tool: Report.Tool(name: "runsheet", version: runsheetVersion)
        ) { _ in nil }
        report.rules = Change.Kind.allCases.map { kind in
            let words = kind.rawValue.split(separator: "-").joined(separator: " ")
            return RuleSummary(
                code: code(of: kind), name: kind.rawValue, severity: .info, confidence: .high, summary: words + ".",
                help: words + ".")
        }
        return report
    }

    private static func code(of kind: Change.Kind) -> String {
        let number = (Change.Kind.allCases.firstIndex(of: kind) ?? 0) + 1
        return "DIF" + String(repeating: "0", count: number < 10 ? 2 : 1) + "\(number)"
    }
}

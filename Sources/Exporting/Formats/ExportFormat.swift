package import RunbookModel
package import SourceText

/// A way to write steps for another program.
package struct ExportFormat: Sendable {
    /// How many documents there are.
    package enum Scope: Sendable {
        /// One with everything in it, handed on as it is made.
        case whole(@Sendable (ExportSet, _ output: (_ bytes: [UInt8]) -> Void) -> [ExportLoss])
        /// One for each procedure.
        case procedures(@Sendable (ProcedurePlan, ExportOptions) -> Rendering)
    }

    package let name: String
    /// Of its files, without the dot.
    package let fileExtension: String
    package let summary: String
    package let scope: Scope

    /// In the order of the help.
    package static let all: [ExportFormat] = [
        .json, .jsonLines, .csv, .markdown, .bash,
    ]

    package static func named(_ name: String) -> ExportFormat? { all.first { $0.name == name } }
}

/// What is exported, with everything that the formats need to know of it.
package struct ExportSet: Sendable {
    package var runbooks: [Runbook]
    package var findings: @Sendable (_ path: String) -> [Diagnostic]
    package var filling: FillingOptions
    package var options: ExportOptions

    package init(
        runbooks: [Runbook], findings: @escaping @Sendable (_ path: String) -> [Diagnostic], filling: FillingOptions,
        options: ExportOptions
    ) {
        self.runbooks = runbooks
        self.findings = findings
        self.filling = filling
        self.options = options
    }

    /// Procedures that have steps, in their order.
    package var plans: [ProcedurePlan] {
        runbooks.flatMap { runbook in
            runbook.procedures.filter { !$0.steps.isEmpty }
                .map { ProcedurePlan(runbook: runbook, procedure: $0, filling: filling) }
        }
    }
}

extension ExportFormat {
    package static let json = ExportFormat(
        name: "json", fileExtension: "json", summary: "the runbooks with everything in them",
        scope: .whole { set, output in
            JSONExport(options: set.options, filling: set.filling)
                .bundle(set.runbooks, findings: set.findings, to: output)
            return []
        })

    static let jsonLines = ExportFormat(
        name: "jsonl", fileExtension: "jsonl", summary: "one step on a line",
        scope: .whole { set, output in
            let export = JSONExport(options: set.options, filling: set.filling)
            for runbook in set.runbooks { output(export.stepLines(of: runbook, findings: set.findings(runbook.path))) }
            return []
        })

    static let csv = ExportFormat(
        name: "csv", fileExtension: "csv", summary: "one command on a row, for a spreadsheet",
        scope: .whole { set, output in
            let rendering = CSVFormat(set).render()
            output(rendering.bytes)
            return rendering.losses
        })

    static let markdown = ExportFormat(
        name: "markdown", fileExtension: "md", summary: "a run sheet to tick off in a ticket",
        scope: .procedures { plan, options in MarkdownFormat(plan: plan, version: options.version).render() })

    static let bash = ExportFormat(
        name: "bash", fileExtension: "sh", summary: "a script that asks, confirms and keeps a log",
        scope: .procedures { plan, options in BashFormat(plan: plan, version: options.version).render() })
}

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
        .json, .jsonLines, .csv, .markdown, .bash, .notebook, .runme, .rundeck, .rundeckJSON, .ssm, .githubWorkflow,
        .ansible,
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

    static let notebook = ExportFormat(
        name: "jupyter", fileExtension: "ipynb", summary: "a notebook whose cells run the steps",
        scope: .procedures { plan, options in NotebookFormat(plan: plan, version: options.version).render() })

    static let runme = ExportFormat(
        name: "runme", fileExtension: "md", summary: "Markdown whose fences Runme runs",
        scope: .procedures { plan, options in RunmeFormat(plan: plan, version: options.version).render() })

    static let rundeck = ExportFormat(
        name: "rundeck", fileExtension: "yaml", summary: "a Rundeck job",
        scope: .procedures { plan, options in RundeckFormat(plan: plan, version: options.version).yaml() })

    static let rundeckJSON = ExportFormat(
        name: "rundeck-json", fileExtension: "json", summary: "the same as JSON",
        scope: .procedures { plan, options in RundeckFormat(plan: plan, version: options.version).json() })

    static let ssm = ExportFormat(
        name: "ssm", fileExtension: "yaml", summary: "an AWS Systems Manager Automation document",
        scope: .procedures { plan, options in SSMFormat(plan: plan, version: options.version).render() })

    static let githubWorkflow = ExportFormat(
        name: "github", fileExtension: "yml", summary: "a workflow of GitHub Actions, started by hand",
        scope: .procedures { plan, options in GitHubWorkflowFormat(plan: plan, version: options.version).render() })

    static let ansible = ExportFormat(
        name: "ansible", fileExtension: "yml", summary: "an Ansible playbook",
        scope: .procedures { plan, options in AnsibleFormat(plan: plan, version: options.version).render() })
}

import MarkdownSyntax
import RunbookModel
package import SourceText

/// Runs all rules in one walk over the catalog.
package struct Linter: Sendable {
    private typealias Check<Subject> = (rule: Rule, run: @Sendable (Subject, Page, inout Findings) -> Void)

    private let configuration: LintConfiguration
    private var pageChecks: [(rule: Rule, run: @Sendable (Page, inout Findings) -> Void)] = []
    private var blockChecks: [Check<Block>] = []
    private var procedureChecks: [Check<Procedure>] = []
    private var stepChecks: [Check<Step>] = []
    private var commandChecks: [Check<Command>] = []
    private var referenceChecks: [Check<Reference>] = []
    private var catalogChecks: [(rule: Rule, run: @Sendable (Library, inout Findings) -> Void)] = []

    package init(configuration: LintConfiguration = LintConfiguration(), rules: [Rule] = Rule.all) {
        self.configuration = configuration
        for rule in rules {
            switch rule.check {
            case .page(let run): pageChecks.append((rule, run))
            case .block(let run): blockChecks.append((rule, run))
            case .procedure(let run): procedureChecks.append((rule, run))
            case .step(let run): stepChecks.append((rule, run))
            case .command(let run): commandChecks.append((rule, run))
            case .reference(let run): referenceChecks.append((rule, run))
            case .catalog(let run): catalogChecks.append((rule, run))
            }
        }
    }

    /// Every finding of every file, in the one order of findings.
    package func lint(_ library: Library) -> [Diagnostic] {
        var diagnostics = library.catalog.runbooks.indices.flatMap { lintRunbook($0, in: library) }
        diagnostics += lintCatalog(library)
        return diagnostics.sorted(by: Diagnostic.precedes)
    }

    /// The findings of one file, the parser's included, sorted. Files can be done in parallel.
    package func lintRunbook(_ index: Int, in library: Library) -> [Diagnostic] {
        let runbook = library.catalog.runbooks[index]
        guard let document = library.document(of: runbook) else { return [] }
        let page = Page(runbook: runbook, document: document, library: library)
        var diagnostics = walk(page) + document.diagnostics
        diagnostics.removeAll { !configuration.shows($0) }
        for index in diagnostics.indices { addHeadingPath(to: &diagnostics[index], page: page) }
        return diagnostics.sorted(by: Diagnostic.precedes)
    }

    /// What only all files together show, sorted.
    package func lintCatalog(_ library: Library) -> [Diagnostic] {
        var findings = Findings(path: library.catalog.root)
        for check in catalogChecks {
            check.run(library, &findings)
            findings.sign(check.rule)
        }
        return findings.diagnostics.filter(configuration.shows).sorted(by: Diagnostic.precedes)
    }

    private func addHeadingPath(to diagnostic: inout Diagnostic, page: Page) {
        guard diagnostic.headingPath.isEmpty, let range = diagnostic.range else { return }
        diagnostic.headingPath = page.headingPath(at: range.lowerBound)
    }
}

extension Linter {
    private func walk(_ page: Page) -> [Diagnostic] {
        var findings = Findings(path: page.runbook.path)
        for index in pageChecks.indices {
            pageChecks[index].run(page, &findings)
            if findings.hasUnsigned { findings.sign(pageChecks[index].rule) }
        }
        for block in page.runbook.blocks { run(blockChecks, on: block, page, &findings) }
        for reference in page.runbook.references { run(referenceChecks, on: reference, page, &findings) }
        for procedure in page.runbook.procedures {
            run(procedureChecks, on: procedure, page, &findings)
            for step in procedure.steps {
                run(stepChecks, on: step, page, &findings)
                for command in step.commands { run(commandChecks, on: command, page, &findings) }
            }
        }
        return findings.diagnostics
    }

    private func run<Subject>(
        _ checks: [Check<Subject>], on subject: Subject, _ page: Page, _ findings: inout Findings
    ) {
        // By index: copying a rule for each subject would cost more than most checks.
        for index in checks.indices {
            checks[index].run(subject, page, &findings)
            if findings.hasUnsigned { findings.sign(checks[index].rule) }
        }
    }
}

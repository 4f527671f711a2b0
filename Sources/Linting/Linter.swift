import MarkdownSyntax
import RunbookModel
package import SourceText

/// Runs all rules in one walk over the catalog.
package struct Linter: Sendable {
    /// What several rules look for in one kind of subject. The rules stand apart from their checks: most checks find
    /// nothing, and copying a rule along with each would cost more than they do.
    private struct Checks<Run: Sendable>: Sendable {
        private(set) var rules: [Rule] = []
        private(set) var runs: [Run] = []

        mutating func append(_ rule: Rule, _ run: Run) {
            rules.append(rule)
            runs.append(run)
        }
    }
    private typealias SubjectChecks<Subject> = Checks<@Sendable (Subject, Page, inout Findings) -> Void>

    private let configuration: LintConfiguration
    private let rules: [Rule]
    private let known: KnownNames
    private var pageChecks = Checks<@Sendable (Page, inout Findings) -> Void>()
    private var blockChecks = SubjectChecks<Block>()
    private var procedureChecks = SubjectChecks<Procedure>()
    private var stepChecks = SubjectChecks<Step>()
    private var commandChecks = SubjectChecks<Command>()
    private var referenceChecks = SubjectChecks<Reference>()
    private var placeChecks = SubjectChecks<CommandPlace>()
    private var advisor = Advisor()
    private var catalogChecks = Checks<@Sendable (Library, inout Findings) -> Void>()

    package init(configuration: LintConfiguration = LintConfiguration(), rules: [Rule] = Rule.all) {
        self.configuration = configuration
        self.rules = rules
        known = KnownNames(rules: rules, others: configuration.otherRules)
        for rule in rules {
            switch rule.check {
            case .page(let run): pageChecks.append(rule, run)
            case .block(let run): blockChecks.append(rule, run)
            case .procedure(let run): procedureChecks.append(rule, run)
            case .step(let run): stepChecks.append(rule, run)
            case .command(let run): commandChecks.append(rule, run)
            case .reference(let run): referenceChecks.append(rule, run)
            case .place(let run): placeChecks.append(rule, run)
            case .advisories: advisor.add(rule)
            case .policy(let advisory): advisor.add(rule, advisory)
            case .catalog(let run): catalogChecks.append(rule, run)
            // Comments are judged when the findings of all other rules are there.
            case .suppressions: break
            }
        }
    }

    /// Every finding of every file, in the one order of findings; those that comments pass over are marked.
    package func lint(_ library: Library) -> [Diagnostic] {
        let shared = Dictionary(grouping: lintCatalog(library), by: \.path)
        var diagnostics: [Diagnostic] = []
        for (index, runbook) in library.catalog.runbooks.enumerated() {
            diagnostics += lintRunbook(index, in: library, adding: shared[runbook.path] ?? [])
        }
        return diagnostics.sorted(by: Diagnostic.precedes)
    }

    /// The findings of one file, the parser's included, sorted. Files can be done in parallel.
    /// - Parameter others: What was found about the file elsewhere, so that comments in it count for that too.
    package func lintRunbook(_ index: Int, in library: Library, adding others: [Diagnostic] = []) -> [Diagnostic] {
        let runbook = library.catalog.runbooks[index]
        let settings = configuration.settings(for: runbook.path)
        guard !settings.isExcluded, let document = library.document(of: runbook) else { return [] }
        let page = Page(
            runbook: runbook, document: document, library: library, settings: settings, today: configuration.today)
        var diagnostics = walk(page) + document.diagnostics + others
        suppress(&diagnostics, page)
        diagnostics = diagnostics.compactMap { configuration.judged($0, by: settings) }
        for index in diagnostics.indices { addHeadingPath(to: &diagnostics[index], page: page) }
        return diagnostics.sorted(by: Diagnostic.precedes)
    }

    /// What only all files together show, before comments and settings are applied, sorted.
    package func lintCatalog(_ library: Library) -> [Diagnostic] {
        var findings = Findings(path: library.catalog.root)
        for (rule, run) in zip(catalogChecks.rules, catalogChecks.runs) {
            run(library, &findings)
            findings.sign(rule)
        }
        return findings.diagnostics.sorted(by: Diagnostic.precedes)
    }

    /// What reading found, as the settings want it.
    package func judged(_ problems: [Diagnostic]) -> [Diagnostic] { problems.compactMap(configuration.judged) }

    private func suppress(_ diagnostics: inout [Diagnostic], _ page: Page) {
        var suppressions = Suppressions(page, configuration: configuration, rules: rules, known: known)
        guard !suppressions.isEmpty else { return }
        suppressions.mark(&diagnostics)
        var findings = Findings(path: page.runbook.path)
        suppressions.report(into: &findings)
        diagnostics += findings.diagnostics
    }

    private func addHeadingPath(to diagnostic: inout Diagnostic, page: Page) {
        guard diagnostic.headingPath.isEmpty, let range = diagnostic.range else { return }
        diagnostic.headingPath = page.headingPath(at: range.lowerBound)
    }
}

extension Linter {
    private func walk(_ page: Page) -> [Diagnostic] {
        var findings = Findings(path: page.runbook.path)
        for index in pageChecks.runs.indices {
            pageChecks.runs[index](page, &findings)
            if findings.hasUnsigned { findings.sign(pageChecks.rules[index]) }
        }
        for block in page.runbook.blocks { run(blockChecks, on: block, page, &findings) }
        for reference in page.runbook.references { run(referenceChecks, on: reference, page, &findings) }
        for procedure in page.runbook.procedures {
            run(procedureChecks, on: procedure, page, &findings)
            for step in procedure.steps {
                run(stepChecks, on: step, page, &findings)
                for command in step.commands { run(commandChecks, on: command, page, &findings) }
                checkPlaces(of: step, in: procedure, page, &findings)
            }
        }
        return Self.withoutRepeats(findings.diagnostics)
    }

    /// Where an advisory says how a word is misread, the tool's bare "unknown" says nothing more.
    private static func withoutRepeats(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        let explained = diagnostics.filter { $0.code == "CMD011" }
        guard !explained.isEmpty else { return diagnostics }
        return diagnostics.filter { diagnostic in
            diagnostic.code != "CMD002" || !explained.contains { $0.range == diagnostic.range }
        }
    }

    private func checkPlaces(of step: Step, in procedure: Procedure, _ page: Page, _ findings: inout Findings) {
        for index in step.commands.indices {
            let place = CommandPlace(procedure: procedure, step: step, index: index)
            run(placeChecks, on: place, page, &findings)
            if !advisor.isEmpty { advisor.check(place, page, &findings) }
        }
    }

    private func run<Subject>(
        _ checks: SubjectChecks<Subject>, on subject: Subject, _ page: Page, _ findings: inout Findings
    ) {
        for index in checks.runs.indices {
            checks.runs[index](subject, page, &findings)
            if findings.hasUnsigned { findings.sign(checks.rules[index]) }
        }
    }
}

import MarkdownSyntax
import RunbookModel
package import SourceText

/// Runs all rules in one walk over the catalog.
package struct Linter: Sendable {
    private let configuration: LintConfiguration
    private let rules: [Rule]
    private let known: KnownNames
    private let checks: RuleChecks
    /// Without the rules that only give hints: most runs show none, and looking for them takes its time.
    private let checksWithoutHints: RuleChecks

    package init(configuration: LintConfiguration = LintConfiguration(), rules: [Rule] = Rule.all) {
        self.configuration = configuration
        self.rules = rules
        known = KnownNames(rules: rules, others: configuration.otherRules)
        checks = RuleChecks(rules)
        checksWithoutHints = RuleChecks(rules.lazy.filter { !$0.isHint })
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
        let catalogs = (wantsHints(library) ? checks : checksWithoutHints).catalogs
        for (rule, run) in zip(catalogs.rules, catalogs.runs) {
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
        (wantsHints(page.settings, page.bytes) ? checks : checksWithoutHints).run(on: page, &findings)
        return Self.withoutRepeats(findings.diagnostics)
    }

    /// Hints are shown, or a comment may be about one: then it must not count as unused.
    private func wantsHints(_ settings: Settings, _ bytes: [UInt8]) -> Bool {
        settings.persona == .pedantic || !settings.rules.isEmpty || bytes.contains("runsheet-ignore")
    }

    private func wantsHints(_ library: Library) -> Bool {
        library.catalog.runbooks.contains { runbook in
            let settings = configuration.settings(for: runbook.path)
            return settings.persona == .pedantic || !settings.rules.isEmpty
        } || library.documents.contains { $0.file.bytes.contains("runsheet-ignore") }
    }

    /// Where an advisory says how a word is misread, the tool's bare "unknown" says nothing more. Where it says what
    /// became of a word that the tool does not know any longer, both are one finding.
    private static func withoutRepeats(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        let explained = diagnostics.filter { $0.code == "CMD011" || $0.code == "CMD006" }
        guard !explained.isEmpty else { return diagnostics }
        let unknown = Set(diagnostics.lazy.filter { $0.code == "CMD002" }.compactMap(\.range))
        return diagnostics.compactMap { diagnostic in
            guard let range = diagnostic.range else { return diagnostic }
            // The tool calls the command deprecated, and an advisory says what became of it.
            if diagnostic.code == "CMD013", explained.contains(where: { $0.code == "CMD006" && $0.range == range }) {
                return nil
            }
            if diagnostic.code == "CMD006", unknown.contains(range) { return nil }
            guard diagnostic.code == "CMD002" else { return diagnostic }
            if explained.contains(where: { $0.code == "CMD011" && $0.range?.contains(range) == true }) { return nil }
            guard let advice = explained.first(where: { $0.range == range }) else { return diagnostic }
            return diagnostic.explained(by: advice)
        }
    }
}

extension Diagnostic {
    fileprivate func explained(by advice: Diagnostic) -> Diagnostic {
        var result = self
        result.notes.append(Note(path: path, message: advice.message))
        result.notes += advice.notes
        if !advice.fixes.isEmpty { result.fixes = advice.fixes }
        return result
    }
}

import RunbookModel
import SourceText

/// The checks of some rules, by what they look at.
struct RuleChecks: Sendable {
    /// What several rules look for in one kind of subject. The rules stand apart from their checks: most checks find
    /// nothing, and copying a rule along with each would cost more than they do.
    struct Checks<Run: Sendable>: Sendable {
        private(set) var rules: [Rule] = []
        private(set) var runs: [Run] = []

        var isEmpty: Bool { runs.isEmpty }

        mutating func append(_ rule: Rule, _ run: Run) {
            rules.append(rule)
            runs.append(run)
        }
    }
    typealias SubjectChecks<Subject> = Checks<@Sendable (Subject, Page, inout Findings) -> Void>

    private var pages = Checks<@Sendable (Page, inout Findings) -> Void>()
    private var blocks = SubjectChecks<Block>()
    private var procedures = SubjectChecks<Procedure>()
    private var steps = SubjectChecks<Step>()
    private var commands = SubjectChecks<Command>()
    private var references = SubjectChecks<Reference>()
    private var places = SubjectChecks<CommandPlace>()
    private var advisor = Advisor()
    private(set) var catalogs = Checks<@Sendable (Library, inout Findings) -> Void>()

    init(_ rules: some Sequence<Rule>) {
        for rule in rules {
            switch rule.check {
            case .page(let run): pages.append(rule, run)
            case .block(let run): blocks.append(rule, run)
            case .procedure(let run): procedures.append(rule, run)
            case .step(let run): steps.append(rule, run)
            case .command(let run): commands.append(rule, run)
            case .reference(let run): references.append(rule, run)
            case .place(let run): places.append(rule, run)
            case .advisories: advisor.add(rule)
            case .policy(let advisory): advisor.add(rule, advisory)
            case .catalog(let run): catalogs.append(rule, run)
            // Comments are judged when the findings of all other rules are there.
            case .suppressions: break
            }
        }
    }

    func run(on page: Page, _ findings: inout Findings) {
        for index in pages.runs.indices {
            pages.runs[index](page, &findings)
            if findings.hasUnsigned { findings.sign(pages.rules[index]) }
        }
        if !blocks.isEmpty { for block in page.runbook.blocks { run(blocks, on: block, page, &findings) } }
        if !references.isEmpty {
            for reference in page.runbook.references { run(references, on: reference, page, &findings) }
        }
        guard !(procedures.isEmpty && steps.isEmpty && commands.isEmpty && places.isEmpty && advisor.isEmpty) else {
            return
        }
        for procedure in page.runbook.procedures {
            run(procedures, on: procedure, page, &findings)
            for index in procedure.steps.indices {
                // Without copies of the step: it has some thirty fields to be counted.
                run(steps, on: procedure.steps[index], page, &findings)
                guard !procedure.steps[index].commands.isEmpty else { continue }
                run(on: procedure.steps[index], in: procedure, page, &findings)
            }
        }
    }

    private func run(on step: Step, in procedure: Procedure, _ page: Page, _ findings: inout Findings) {
        for index in step.commands.indices { run(commands, on: step.commands[index], page, &findings) }
        checkPlaces(of: step, in: procedure, page, &findings)
    }

    private func checkPlaces(of step: Step, in procedure: Procedure, _ page: Page, _ findings: inout Findings) {
        guard !places.isEmpty || !advisor.isEmpty else { return }
        var place = CommandPlace(procedure: procedure, step: step, index: 0)
        for index in step.commands.indices {
            place.index = index
            run(places, on: place, page, &findings)
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

extension Rule {
    /// Nothing of what it finds is shown unless somebody asks for hints.
    package var isHint: Bool {
        guard severity == .info, !Self.hintsThatMayWarn.contains(code) else { return false }
        switch check {
        case .advisories, .policy, .suppressions: return false
        default: return true
        }
    }

    /// What it finds depends on which files are linted together.
    var looksAtAllFiles: Bool { if case .catalog = check { true } else { false } }

    /// Rules of hints that call some of what they find a warning.
    private static let hintsThatMayWarn: Set<String> = ["FRS006", "PHD006", "RUN005", "SEC002"]
}

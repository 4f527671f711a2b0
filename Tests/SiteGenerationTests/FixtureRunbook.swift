import MarkdownSyntax
import RunbookModel
import SourceText

@testable import SiteGeneration

/// Compiled once for all tests.
let fixtureTemplates = Result { try SiteTemplates() }

/// A runbook put together by hand, with one of everything that a page can show.
struct FixtureRunbook {
    static let source = """
        # Orders

        Take payments back and forth.

        ## Restore the database

        **When**: rows are missing

        ```bash
        # 1. Stop the API
        gcloud run services update orders --no-traffic
        # 2. Restore
        gcloud sql backups restore BACKUP_ID --restore-instance="orders-$ENV"
        ```

        Wait until it is done, see [Open](#open-the-api) and [gone](#gone).

        ## Open the API

        1. Ask the owner & tell <everyone>
        2. Run `make open`

        """

    let path: String
    let document: Document
    var runbook: Runbook

    init(id: String = "shop/orders", path: String = "shop/orders.md", source: String = FixtureRunbook.source) {
        self.path = path
        let file = SourceFile(path: path, bytes: Array(source.utf8))
        document = MarkdownParser.parse(file)
        runbook = Runbook(
            id: RunbookID(rawValue: id), title: "Orders", path: path, contentHash: "00ff", file: file,
            lines: document.lines)
        runbook.summary = "Take payments back and forth."
        runbook.owners = ["Payments team"]
        runbook.services = ["orders-api"]
        runbook.lastUpdated = DateText(
            text: "2026-11-12", day: CalendarDay(year: 2026, month: 11, day: 12), range: range("Orders"))
        addSections()
        addParameters()
        addProcedures()
        addReferences()
    }

    /// Where `text` stands for the first time.
    func range(_ text: String) -> SourceRange {
        let bytes = document.file.bytes
        let wanted = Array(text.utf8)
        let start = bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? 0
        return SourceRange(start..<start + wanted.count)
    }
}

extension FixtureRunbook {
    private mutating func addSections() {
        for heading in document.headings {
            runbook.sections.append(
                Section(
                    title: heading.text, anchor: heading.anchor, level: heading.level, headingRange: heading.range,
                    range: SourceRange(heading.range.lowerBound..<document.file.bytes.count), parent: nil,
                    node: heading.node))
        }
    }

    private mutating func addParameters() {
        var backup = Parameter(
            id: ParameterID(rawValue: "backup-id"), name: "BACKUP_ID", type: "sql.backup", notation: .upper,
            provenance: .derived)
        backup.sample = "1762905600000"
        backup.description = "The backup to restore"
        backup.pattern = "^[0-9]+$"
        backup.discovery = "gcloud sql backups list --instance=orders"
        var environment = Parameter(
            id: ParameterID(rawValue: "env"), name: "ENV", type: "string", notation: .variable, provenance: .derived)
        environment.isSecret = true
        runbook.parameters = [backup, environment]
    }

    private mutating func addReferences() {
        runbook.references = [
            Reference(
                range: range("[Open](#open-the-api)"), text: "Open", destination: "#open-the-api", form: .anchorLink,
                target: .procedure(ProcedureID(rawValue: "\(runbook.id.rawValue)#open-the-api")), isResolved: true,
                section: 1)
        ]
    }

    private mutating func addProcedures() {
        guard runbook.sections.count > 2 else { return }
        addBlock()
        var restore = Procedure(
            id: ProcedureID(rawValue: "\(runbook.id.rawValue)#restore-the-database"), title: "Restore the database",
            anchor: "restore-the-database", section: 1, path: ["Orders"],
            range: SourceRange(
                runbook.sections[1].headingRange.lowerBound..<runbook.sections[2].headingRange.lowerBound),
            kind: .restore)
        restore.when = "rows are missing"
        restore.estimate = Estimate(min: 30, max: 60, unit: .minutes, text: "30-60 minutes")
        restore.downtime = "~5 minutes"
        restore.rollback = "Switch to the replica"
        restore.validation = "Count the rows"
        restore.metadata = [Metadatum(key: "Cost", value: "$250 & more", range: range("rows"))]
        restore.undo = ProcedureID(rawValue: "\(runbook.id.rawValue)#open-the-api")
        restore.steps = [stopStep(), restoreStep(), waitStep()]
        var open = Procedure(
            id: ProcedureID(rawValue: "\(runbook.id.rawValue)#open-the-api"), title: "Open the API",
            anchor: "open-the-api", section: 2, path: ["Orders"],
            range: SourceRange(runbook.sections[2].headingRange.lowerBound..<document.file.bytes.count),
            kind: .mitigate)
        open.steps = [askStep()]
        runbook.procedures = [restore, open]
    }

    private mutating func addBlock() {
        guard let node = document.nodes.firstIndex(where: { $0.kind == .codeBlock }) else { return }
        let code = document.codeBlock(at: node)
        var block = Block(
            node: node, isFenced: true, info: "bash", declared: "bash", effective: .shell, reason: "declared",
            range: code.range, text: code.string, map: code.map, section: 1)
        block.procedure = 0
        block.steps = 0..<2
        runbook.blocks = [block]
    }
}

// Steps.
extension FixtureRunbook {
    private func step(_ title: String, _ text: String, kind: StepKind, ordinal: Int, effect: Effect) -> Step {
        let place = range(text)
        let anchor = title.lowercased().split(whereSeparator: { !$0.isLetter }).joined(separator: "-")
        var map = SourceMap()
        map.append(text: 0, file: place.lowerBound, count: place.count)
        return Step(
            id: StepID(rawValue: "\(runbook.id.rawValue)/p/\(anchor)"), ordinal: ordinal, number: nil, title: title,
            titleSource: .comment, anchor: anchor, contentHash: "hash\(ordinal)", kind: kind, phase: .act,
            range: place, text: text, map: map, effect: effect)
    }

    private func tokens(_ text: String, _ parts: [(Token.Kind, String)]) -> [Token] {
        var tokens: [Token] = []
        var start = 0
        let bytes = Array(text.utf8)
        for (kind, part) in parts {
            let wanted = Array(part.utf8)
            while !bytes[start...].starts(with: wanted) { start += 1 }
            tokens.append(Token(kind: kind, range: SourceRange(start..<start + wanted.count)))
            start += wanted.count
        }
        return tokens
    }

    private func command(flag: String, value: String?, in step: Step) -> Command {
        var command = Command(tool: "gcloud", toolRange: step.range, range: step.range)
        command.path = ["run", "services", "update"].map {
            Command.Value(text: $0, range: step.range, isLiteral: true)
        }
        command.flags = [
            Command.Flag(
                name: flag, nameRange: step.range,
                value: value.map { Command.Value(text: $0, range: step.range, isLiteral: true) }, range: step.range)
        ]
        return command
    }

    private func stopStep() -> Step {
        let text = "gcloud run services update orders --no-traffic"
        var step = step("Stop the API", text, kind: .command, ordinal: 1, effect: .change)
        step.number = "1"
        step.tokens = tokens(
            text,
            [
                (.tool, "gcloud"), (.subcommand, "run"), (.subcommand, "services"), (.subcommand, "update"),
                (.value, "orders"), (.flag, "--no-traffic"),
            ])
        step.resources = [ResourceUse(type: "run.service", name: "orders", role: .target)]
        step.commands = [command(flag: "--no-traffic", value: nil, in: step)]
        step.block = 0
        step.indexInBlock = 0
        step.condition = "the API still answers"
        step.expect = Expectation(
            mode: .text, value: (1...8).map { "line \($0)" }.joined(separator: "\n"), range: range("rows"))
        return step
    }

    private func restoreStep() -> Step {
        let text = "gcloud sql backups restore BACKUP_ID --restore-instance=\"orders-$ENV\""
        var step = step("Restore", text, kind: .command, ordinal: 2, effect: .destroy)
        step.number = "2"
        step.tokens = tokens(
            text,
            [
                (.tool, "gcloud"), (.subcommand, "sql"), (.subcommand, "backups"), (.subcommand, "restore"),
                (.parameter, "BACKUP_ID"), (.flag, "--restore-instance"), (.operator, "="),
                (.string, "\"orders-$ENV\""),
            ])
        let places = tokens(text, [(.parameter, "BACKUP_ID"), (.variable, "$ENV")])
        step.parameters = [
            ParameterUse(id: ParameterID(rawValue: "backup-id"), range: places[0].range, context: .bare),
            ParameterUse(id: ParameterID(rawValue: "env"), range: places[1].range, context: .doubleQuoted),
        ]
        step.block = 0
        step.indexInBlock = 1
        step.commands = [command(flag: "--region", value: "europe-west1", in: step)]
        step.reasons = [Reason(text: "overwrites the databases of the instance", provenance: .derived)]
        step.confirm = .typeTarget
        step.reversible = .no
        step.run.isInteractive = true
        step.undo = StepID(rawValue: "\(runbook.id.rawValue)/p/stop-the-api")
        return step
    }

    private func waitStep() -> Step {
        var step = step("Wait until it is done", "Wait until it is done", kind: .wait, ordinal: 3, effect: .none)
        step.phase = .verify
        step.expect = Expectation(mode: .prose, value: "all rows are there", range: range("rows"))
        return step
    }

    private func askStep() -> Step {
        var step = step(
            "Ask the owner", "Ask the owner & tell <everyone>", kind: .manual, ordinal: 1, effect: .none)
        step.details = ["Nobody likes surprises."]
        return step
    }
}

extension FixtureRunbook {
    var findings: [Diagnostic] {
        [
            Diagnostic(
                rule: "unknown-flag", code: "CMD001", severity: .error, path: path, range: range("--no-traffic"),
                message: "unknown flag '--no-traffic' for 'gcloud run services update'",
                label: "the command stops"),
            Diagnostic(
                rule: "broken-anchor", code: "LNK001", severity: .warning, path: path, range: range("[gone](#gone)"),
                message: "no heading has the anchor '#gone'"),
        ]
    }

    func generator(today: CalendarDay? = CalendarDay(year: 2026, month: 11, day: 21)) throws -> SiteGenerator {
        SiteGenerator(
            templates: try fixtureTemplates.get(), catalog: catalog,
            documents: [document], findings: findings, options: SiteOptions(name: "Shop runbooks", today: today))
    }

    /// Two steps have the same command and touch the same service; a third touches something else.
    var catalog: Catalog {
        var catalog = Catalog(root: "content", runbooks: [runbook])
        let steps = (0..<2).map { Catalog.StepAddress(runbook: 0, procedure: 0, step: $0) }
        guard runbook.procedures.first?.steps.count ?? 0 > 1 else { return catalog }
        catalog.commands = [
            Catalog.CommandEntry(tool: "gcloud", path: ["run", "services", "update"], steps: steps),
            Catalog.CommandEntry(tool: "make", path: [], steps: [steps[1]]),
        ]
        catalog.resources = [
            Catalog.ResourceEntry(
                type: "run.service", name: "orders",
                uses: [(.target, .change, steps[0]), (.target, .destroy, steps[1]), (.reads, .destroy, steps[1])]),
            Catalog.ResourceEntry(type: "sql.instance", name: "orders/db", uses: [(.reads, .read, steps[1])]),
        ]
        return catalog
    }

    func files() throws -> [OutputFile] {
        let generator = try generator()
        return generator.pages(forRunbook: 0) + generator.catalogParts.flatMap { generator.pages(ofCatalog: $0) }
            + generator.templates.assets()
    }
}

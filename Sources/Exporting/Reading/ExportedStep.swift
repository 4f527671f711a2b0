import RunbookModel
import SourceText

/// Reads one step of an exported catalog.
struct ExportedStep {
    private(set) var step: Step

    init(_ node: JSONNode) {
        let source = node["source"]
        step = Step(
            id: StepID(rawValue: node.text("id") ?? ""), ordinal: node.number("ordinal") ?? 1,
            number: node.text("number"),
            title: node.text("title") ?? "", titleSource: node.value("titleSource") ?? .prose,
            anchor: node.text("anchor") ?? "", contentHash: node.text("contentHash") ?? "",
            kind: node.value("kind") ?? .manual, phase: node.value("phase") ?? .act,
            range: source?.range ?? SourceRange(start: 0, end: 0), text: node.text("text") ?? "", map: SourceMap(),
            effect: node.value("effect") ?? .unknown)
        step.group = node.text("group")
        step.declaredLanguage = node["language"]?.text("declared")
        step.effectiveLanguage = node["language"]?.value("effective")
        step.block = source?.number("block")
        step.indexInBlock = source?.number("indexInBlock")
        step.details = node.texts("details")
        step.commands = node.elements("commands").map(Self.command)
        readParameters(node)
        readState(node)
        readJudgement(node)
    }

    private mutating func readState(_ node: JSONNode) {
        step.inputs = node.texts("inputs")
        step.outputs = node.elements("outputs").map { output in
            Output(name: output.text("name") ?? "", from: output.value("from") ?? .assignment)
        }
        step.expect = node["expect"].map { expect in
            Expectation(
                mode: expect.value("mode") ?? .prose, value: expect.text("value") ?? "",
                range: expect.range("source") ?? SourceRange(start: 0, end: 0))
        }
        if let run = node["run"] {
            step.run.directory = run.text("cwd")
            step.run.isInteractive = run.flag("interactive")
            step.run.isBlocking = run.flag("blocking")
            step.run.needsNewTerminal = run.flag("newTerminal")
        }
        if let requires = node["requires"] {
            step.requires.tools = requires.texts("tools")
            step.requires.environment = requires.texts("env")
            step.requires.steps = requires.texts("steps").map(StepID.init)
        }
        step.estimate = node["estimate"].map(ExportedRunbook.estimate)
        step.condition = node.text("condition")
    }

    private mutating func readJudgement(_ node: JSONNode) {
        step.risk = node.number("risk") ?? 0
        step.reasons = node.elements("reasons").map { reason in
            Reason(text: reason.text("text") ?? "", provenance: reason.value("provenance") ?? .derived)
        }
        step.reversible = node.value("reversible") ?? .unknown
        step.undo = node.text("undo").map(StepID.init)
        step.verifiedBy = node.text("verifiedBy").map(StepID.init)
        step.alternativeTo = node.text("alternativeTo").map(StepID.init)
        step.secrets = node.elements("secrets").map { secret in
            SecretUse(name: secret.text("name") ?? "", exposure: secret.value("exposure") ?? .argv)
        }
        step.confirm = node.value("confirm") ?? .none
        step.resources = node.elements("resources").map { resource in
            let parts = (resource.text("id") ?? "").split(
                separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            return ResourceUse(
                type: parts.first.map(String.init) ?? "", name: parts.count > 1 ? String(parts[1]) : "",
                role: resource.value("role") ?? .reads)
        }
        step.provenance =
            node["provenance"]?.members.compactMap { entry in
                entry.value.text.flatMap(Provenance.init).map { ProvenanceEntry(field: entry.key, provenance: $0) }
            } ?? []
    }

    /// The template tells where in the text the values go, the spans where in the file.
    private mutating func readParameters(_ node: JSONNode) {
        var uses: [(id: ParameterID, file: SourceRange, context: ParameterUse.Context)] = []
        for parameter in node.elements("parameters") {
            let id = ParameterID(rawValue: parameter.text("id") ?? "")
            for span in parameter.elements("spans") { uses.append((id, span.range, span.value("context") ?? .other)) }
        }
        uses.sort { $0.file.start < $1.file.start }
        let template = Array((node.text("template") ?? "").utf8)
        let text = Array(step.text.utf8)
        var (inTemplate, inText) = (0, 0)
        for use in uses {
            let notation = Array("{{\(use.id.rawValue)}}".utf8)
            while inTemplate < template.count,
                !template[inTemplate...].starts(with: notation) || inText + use.file.count > text.count
            {
                inTemplate += 1
                inText += 1
            }
            guard inTemplate < template.count, inText + use.file.count <= text.count else { return }
            let range = SourceRange(inText..<inText + use.file.count)
            step.parameters.append(ParameterUse(id: use.id, range: range, context: use.context))
            step.map.append(text: inText, file: use.file.lowerBound, count: use.file.count)
            inTemplate += notation.count
            inText += use.file.count
        }
    }

    private static func value(_ node: JSONNode, in range: SourceRange) -> Command.Value {
        Command.Value(text: node.text("value") ?? "", range: range, isLiteral: node.flag("literal"))
    }

    private static func command(_ node: JSONNode) -> Command {
        let range = node.range("span") ?? SourceRange(start: 0, end: 0)
        var command = Command(tool: node.text("tool") ?? "", toolRange: range, range: range)
        command.path = node.texts("path").map { Command.Value(text: $0, range: range, isLiteral: true) }
        command.wrappers = node.texts("wrappers")
        command.positionals = node.elements("positionals").map { positional in
            Command.Positional(
                name: positional.text("name"), value: value(positional, in: positional.range("span") ?? range))
        }
        command.flags = node.elements("flags").map { flag in
            let place = flag.range("span") ?? range
            return Command.Flag(
                name: flag.text("name") ?? "", nameRange: place,
                value: flag["value"].map { _ in value(flag, in: place) },
                range: place, isKnown: flag["known"]?.flag)
        }
        command.environment = node.elements("env").map { variable in
            let place = variable.range("span") ?? range
            return Command.EnvironmentValue(
                name: variable.text("name") ?? "",
                value: variable.text("value").map { Command.Value(text: $0, range: place, isLiteral: true) },
                range: place)
        }
        command.redirects = node.elements("redirects").map { redirect in
            let place = redirect.range("span") ?? range
            return Command.Redirect(
                op: redirect.text("op") ?? "",
                target: Command.Value(text: redirect.text("target") ?? "", range: place, isLiteral: true), range: place)
        }
        command.connector = node.value("connector") ?? .none
        command.isBackground = node.flag("background")
        command.isNested = node.flag("nested")
        command.effect = node.value("effect") ?? .unknown
        command.verdict = node.value("verdict") ?? .unparsed
        command.toolVersion = node.text("toolVersion")
        command.message = node.text("message")
        command.suggestion = node.text("suggestion")
        if node["argv"] != nil {
            command.exported = Command.ExportedWords(argv: node.texts("argv"), expands: node.flag("expands"))
        }
        return command
    }
}

import RunbookModel
import SourceText

extension SampleRunbook {
    static let command =
        "TOKEN=s gcloud run services update api --region=us-central1 --max-instances=<count> > out.txt"

    static var procedure: Procedure {
        var procedure = Procedure(
            id: ProcedureID(rawValue: "team/billing#scale-api"), title: "Scale “api”", anchor: "scale-api", section: 1,
            path: ["Operations"], range: range("## Scale “api”"), kind: .scale)
        procedure.when = "at night"
        procedure.estimate = Estimate(min: 5, max: 10, unit: .minutes, text: "5-10 min")
        procedure.downtime = "none"
        procedure.validation = "look"
        procedure.rollback = "back"
        procedure.objective = "room"
        procedure.metadata = [Metadatum(key: "When", value: "at night", range: range("Rollback"))]
        procedure.steps = [step, manualStep]
        procedure.undo = ProcedureID(rawValue: "team/billing#deploy")
        procedure.related = [ProcedureID(rawValue: "other#a")]
        return procedure
    }

    private static var manualStep: Step {
        Step(
            id: StepID(rawValue: "team/billing/scale-api/told-sales"), ordinal: 2, number: nil, title: "told sales",
            titleSource: .listItem, anchor: "step-told-sales", contentHash: "02", kind: .manual, phase: .notify,
            range: range("told sales"), text: "told sales", map: SourceMap(), effect: .none)
    }

    private static var step: Step {
        let place = range(command)
        var step = Step(
            id: StepID(rawValue: "team/billing/scale-api/scale"), ordinal: 1, number: "1a", title: "Scale",
            titleSource: .heading, anchor: "step-scale", contentHash: "01", kind: .command, phase: .act, range: place,
            text: command,
            map: SourceMap(segments: [.init(text: 0, file: place.start, count: place.end - place.start)]),
            effect: .change)
        step.declaredLanguage = "bash"
        step.effectiveLanguage = .shell
        step.block = 0
        step.indexInBlock = 0
        step.details = ["Takes a minute."]
        step.commands = [parsed]
        step.parameters = [
            ParameterUse(id: ParameterID(rawValue: "token"), range: range("TOKEN", in: command), context: .bare),
            ParameterUse(id: ParameterID(rawValue: "count"), range: range("<count>", in: command), context: .bare),
        ]
        step.inputs = ["REGION"]
        step.outputs = [Output(name: "out.txt", from: .file)]
        step.expect = Expectation(mode: .text, value: "Done.", range: range("Keep"))
        step.risk = 2
        step.reasons = [
            Reason(text: "update changes a service", provenance: .derived),
            Reason(text: "perhaps", provenance: .guessed),
        ]
        step.reversible = .yes
        step.undo = StepID(rawValue: "team/billing/scale-api/scale-down")
        step.verifiedBy = StepID(rawValue: "team/billing/scale-api/check")
        step.alternativeTo = StepID(rawValue: "team/billing/scale-api/scale-by-hand")
        step.run.directory = "infra"
        step.run.isBlocking = true
        step.requires.tools = ["gcloud"]
        step.requires.environment = ["HOME"]
        step.requires.steps = [StepID(rawValue: "team/billing/scale-api/before")]
        step.secrets = [SecretUse(name: "TOKEN", exposure: .env)]
        step.confirm = .ask
        step.resources = [ResourceUse(type: "run.service", name: "api", role: .target)]
        step.estimate = Estimate(min: 1, max: 1, unit: .minutes, text: "a minute")
        step.condition = "traffic is high"
        step.provenance = [
            ProvenanceEntry(field: "effect", provenance: .derived),
            ProvenanceEntry(field: "undo", provenance: .guessed),
        ]
        return step
    }

    private static var parsed: Command {
        func value(_ text: String, isLiteral: Bool = true) -> Command.Value {
            Command.Value(text: text, range: range(text), isLiteral: isLiteral)
        }
        var parsed = Command(tool: "gcloud", toolRange: range("gcloud"), range: range(command))
        parsed.wrappers = ["sudo"]
        parsed.path = [value("run"), value("services"), value("update")]
        parsed.positionals = [Command.Positional(name: "SERVICE", value: value("api"))]
        parsed.flags = [
            Command.Flag(
                name: "--region", nameRange: range("--region"), value: value("us-central1"),
                range: range("--region=us-central1"), isKnown: true),
            Command.Flag(
                name: "--max-instances", nameRange: range("--max-instances"), value: value("<count>", isLiteral: false),
                range: range("--max-instances=<count>")),
        ]
        parsed.environment = [Command.EnvironmentValue(name: "TOKEN", value: value("s"), range: range("TOKEN=s"))]
        parsed.redirects = [Command.Redirect(op: ">", target: value("out.txt"), range: range("> out.txt"))]
        parsed.connector = .pipe
        parsed.verdict = .invalid
        parsed.toolVersion = "528.0.0"
        parsed.message = "unknown flag"
        parsed.suggestion = "--max"
        parsed.effect = .change
        return parsed
    }
}

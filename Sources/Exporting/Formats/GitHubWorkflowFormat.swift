import RunbookModel
import SourceText

/// A workflow of GitHub Actions that is started by hand; steps that take something away wait for an environment.
struct GitHubWorkflowFormat {
    let plan: ProcedurePlan
    let version: String

    /// What GitHub takes.
    private static let inputLimit = 25

    /// Steps that run in one job: consent is given for a job, so each that destroys begins a new one.
    private struct Job {
        var destroys: Bool
        var steps: [(number: Int, step: PlannedStep)]
    }

    func render() -> Rendering {
        let losses = losses
        return Rendering(YAMLDocument.text(workflow, comment: plan.comment(version, losses)), losses: losses)
    }

    private var jobs: [Job] {
        var jobs: [Job] = []
        for (index, step) in plan.steps.enumerated() {
            let destroys = step.consent == .destroy && step.runsCode
            if jobs.last?.destroys != destroys { jobs.append(Job(destroys: destroys, steps: [])) }
            jobs[jobs.count - 1].steps.append((index + 1, step))
        }
        return jobs
    }

    private var inputs: [Parameter] { plan.parameters.filter { !$0.isSecret } }

    private var losses: [ExportLoss] {
        var losses = plan.commonLosses()
        for (index, step) in plan.steps.enumerated() {
            switch step.role {
            case .manual, .show: losses.append(ExportLoss(step, index + 1, "is only written into the page of the run"))
            case .run where step.step.run.isInteractive:
                losses.append(ExportLoss(step, index + 1, "waits for input, which a runner does not give"))
            default: break
            }
            if step.goesOn, step.runsCode {
                losses.append(ExportLoss(step, index + 1, "does not return; it is started and ends with its job"))
            }
        }
        if jobs.count > 1 {
            losses += StepScript(plan: plan).stateLosses(
                "variables and folders are not carried from one job to the next")
        }
        if inputs.count > Self.inputLimit {
            losses.append(ExportLoss("GitHub takes \(Self.inputLimit) inputs, and there are \(inputs.count)"))
        }
        for parameter in plan.parameters where parameter.isSecret {
            losses.append(
                ExportLoss(
                    "the value of '\(parameter.id.rawValue)' is read from the secret \(VariableName.of(parameter.id)) of the environment"
                ))
        }
        return losses
    }

    private var workflow: YAMLValue {
        let inputs: [(key: String, value: YAMLValue)] = inputs.map { (Self.inputName($0), input($0)) }
        let dispatch: YAMLValue = .map(inputs.isEmpty ? [] : [("inputs", .map(inputs))])
        let group = "runsheet-" + plan.name
        return .map([
            ("name", .text(Self.plain(plan.procedure.title))), ("on", .map([("workflow_dispatch", dispatch)])),
            ("permissions", .map([])),
            ("concurrency", .map([("group", .text(group)), ("cancel-in-progress", .flag(false))])),
            ("jobs", .map(jobs.enumerated().map { index, job in ("part-\(index + 1)", write(job, index + 1)) })),
        ])
    }

    private func input(_ parameter: Parameter) -> YAMLValue {
        let hint = [parameter.description, parameter.sample.map { "For example \($0)." }].compactMap(\.self).joined(
            separator: " ")
        var entries: [(key: String, value: YAMLValue)] = [
            ("description", .text(Self.plain(hint.isEmpty ? parameter.name : hint))), ("required", .flag(true)),
            ("type", .text("string")),
        ]
        if let value = plan.values[parameter.id], !value.contains("${{") { entries.append(("default", .text(value))) }
        return .map(entries)
    }

    private func write(_ job: Job, _ number: Int) -> YAMLValue {
        var entries: [(key: String, value: YAMLValue)] = [
            ("name", .text(job.destroys ? "Part \(number), takes something away" : "Part \(number)")),
            ("runs-on", .text("ubuntu-24.04")),
        ]
        if number > 1 { entries.append(("needs", .list([.text("part-\(number - 1)")]))) }
        let used = Set(job.steps.flatMap { $0.step.code?.variables.map(\.parameter) ?? [] })
        let parameters = plan.parameters.filter { used.contains($0.id) }
        if job.destroys {
            entries.append(("environment", .text("runsheet-destroy")))
        } else if parameters.contains(where: \.isSecret) {
            entries.append(("environment", .text("runsheet")))
        }
        entries.append(("timeout-minutes", .number(60)))
        entries.append(("steps", .list(job.steps.map { write($0.step, $0.number) })))
        return .map(entries)
    }

    private func write(_ step: PlannedStep, _ number: Int) -> YAMLValue {
        var entries: [(key: String, value: YAMLValue)] = [("name", .text(Self.plain("\(number). \(step.heading)")))]
        let used = Set(step.code?.variables.map(\.parameter) ?? [])
        let parameters = step.runsCode ? plan.parameters.filter { used.contains($0.id) } : []
        if !parameters.isEmpty {
            entries.append(
                (
                    "env",
                    .map(
                        parameters.map { parameter in
                            let name = VariableName.of(parameter.id)
                            let source = parameter.isSecret ? "secrets.\(name)" : "inputs.\(Self.inputName(parameter))"
                            return (name, .text("${{ \(source) }}"))
                        })
                ))
        }
        entries += [("shell", .text("bash {0}")), ("run", .lines(Self.escaped(text(step))))]
        return .map(entries)
    }

    private func text(_ step: PlannedStep) -> String {
        switch step.role {
        case .run, .background:
            let text = StepScript(plan: plan, state: "$RUNNER_TEMP/runsheet-state").text(step)
            return step.goesOn ? RundeckFormat.detached(text) : text
        case .wait(let seconds): return "sleep \(seconds)\n"
        case .manual: return Self.summary(step.instruction)
        case .show: return Self.summary(step.instruction + "\n" + step.filling.text)
        }
    }

    private static func summary(_ text: String) -> String {
        "printf '%s\\n' \(BashText.quoted(text)) >> \"$GITHUB_STEP_SUMMARY\"\n"
    }

    /// What opens an expression in a runbook's own text is written as text.
    private static func escaped(_ text: String) -> String {
        text.split(separator: "${{", omittingEmptySubsequences: false).joined(separator: "${{ '${{' }}")
    }

    private static func plain(_ text: String) -> String {
        OneLine.of(text).split(separator: "${{", omittingEmptySubsequences: false).joined(separator: "$ {{")
    }

    private static func inputName(_ parameter: Parameter) -> String { VariableName.upper(parameter.id).lowercased() }
}

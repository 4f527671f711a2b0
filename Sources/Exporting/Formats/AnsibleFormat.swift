import RunbookModel
import SourceText

/// An Ansible playbook: a task for each step, a pause for what a person does.
struct AnsibleFormat {
    let plan: ProcedurePlan
    let version: String

    func render() -> Rendering {
        let losses = losses
        return Rendering(YAMLDocument.text(.list([play]), comment: plan.comment(version, losses)), losses: losses)
    }

    private var losses: [ExportLoss] {
        var losses = plan.commonLosses()
        for (index, step) in plan.steps.enumerated() where step.runsCode && step.step.run.isInteractive {
            losses.append(ExportLoss(step, index + 1, "waits for input, which a task does not give"))
        }
        for (index, step) in plan.steps.enumerated() where step.runsCode && step.goesOn {
            losses.append(ExportLoss(step, index + 1, "does not return; it is started and not waited for"))
        }
        return losses
    }

    private var keepsState: Bool {
        let script = StepScript(plan: plan)
        return !script.names.isEmpty || script.changesFolder
    }

    private var play: YAMLValue {
        let given: [(key: String, value: YAMLValue)] = plan.parameters.compactMap { parameter in
            plan.values[parameter.id].map { (Self.name(parameter), Self.literal($0)) }
        }
        var entries: [(key: String, value: YAMLValue)] = [
            ("name", Self.literal(OneLine.of(plan.procedure.title))),
            ("hosts", .text("{{ runsheet_hosts | default('localhost') }}")),
            ("gather_facts", .flag(false)),
        ]
        if !given.isEmpty { entries.append(("vars", .map(given))) }
        let missing = plan.parameters.filter { plan.values[$0.id] == nil }
        var tasks: [YAMLValue] = []
        if !missing.isEmpty {
            tasks.append(
                .map([
                    ("name", .text("Every parameter has a value")),
                    (
                        "ansible.builtin.assert",
                        .map([
                            ("that", .list(missing.map { .text("\(Self.name($0)) is defined") })),
                            ("quiet", .flag(true)),
                        ])
                    ),
                ]))
        }
        if keepsState {
            tasks.append(
                .map([
                    ("name", .text("A folder for what steps set")),
                    (
                        "ansible.builtin.tempfile",
                        .map([("state", .text("directory")), ("prefix", .text("runsheet."))])
                    ),
                    ("register", .text("runsheet_folder")), ("changed_when", .flag(false)),
                ]))
        }
        for (index, step) in plan.steps.enumerated() { tasks += write(step, index + 1) }
        entries.append(("tasks", .list(tasks)))
        return .map(entries)
    }

    private func write(_ step: PlannedStep, _ number: Int) -> [YAMLValue] {
        let name = (key: "name", value: Self.literal("\(number). \(step.heading)"))
        switch step.role {
        case .run, .background: return consent(step, number) + [.map([name] + run(step))]
        case .wait(let seconds):
            return [.map([name, ("ansible.builtin.pause", .map([("seconds", .number(seconds))]))])]
        case .manual: return [pause(name, step.instruction)]
        case .show: return [pause(name, step.instruction + "\n" + step.filling.text)]
        }
    }

    private func pause(_ name: (key: String, value: YAMLValue), _ text: String) -> YAMLValue {
        .map([name, ("ansible.builtin.pause", .map([("prompt", Self.literal(text + "\nDone? [Enter]"))]))])
    }

    private func consent(_ step: PlannedStep, _ number: Int) -> [YAMLValue] {
        guard step.consent == .destroy else { return [] }
        return [
            .map([
                ("name", .text("\(number). Agree to what takes something away")),
                (
                    "ansible.builtin.pause",
                    .map([
                        (
                            "prompt",
                            Self.literal(
                                "Step \(number), \(step.heading), takes something away. Ctrl-C and A stop, Enter goes on"
                            )
                        )
                    ])
                ),
                ("when", .text("not (runsheet_destroy | default(false) | bool)")),
            ])
        ]
    }

    private func run(_ step: PlannedStep) -> [(key: String, value: YAMLValue)] {
        let text = StepScript(plan: plan, state: "$RUNSHEET_STATE").text(step)
        var entries: [(key: String, value: YAMLValue)] = [
            ("ansible.builtin.shell", .map([("cmd", Self.literal(text)), ("executable", .text("/bin/bash"))]))
        ]
        let used = plan.parameters.filter { parameter in
            step.code?.variables.contains { $0.parameter == parameter.id } == true
        }
        var environment: [(key: String, value: YAMLValue)] = used.map {
            (VariableName.of($0.id), .text("{{ \(Self.name($0)) }}"))
        }
        if keepsState { environment.append(("RUNSHEET_STATE", .text("{{ runsheet_folder.path }}/state"))) }
        if !environment.isEmpty { entries.append(("environment", .map(environment))) }
        if used.contains(where: \.isSecret) { entries.append(("no_log", .flag(true))) }
        if step.goesOn { entries += [("async", .number(86_400)), ("poll", .number(0))] }
        entries.append(("changed_when", .flag(step.step.effect > .read)))
        return entries
    }

    private static func name(_ parameter: Parameter) -> String {
        "runsheet_" + VariableName.upper(parameter.id).lowercased()
    }

    /// Text in which Ansible finds no template.
    private static func literal(_ text: String) -> YAMLValue {
        guard text.contains("{{") || text.contains("{%") || text.contains("{#") else { return .lines(text) }
        let parts = text.split(separator: "{%", omittingEmptySubsequences: false).map { part in
            // A line end behind a tag would be lost.
            let lineEnds = part.prefix { $0 == "\n" }
            return lineEnds + "{% raw %}" + part.dropFirst(lineEnds.count) + "{% endraw %}"
        }
        return .text(parts.joined(separator: "{{ '{%' }}"))
    }
}

import RunbookModel
import SourceText

/// A Rundeck job: options for parameters, a script for each step.
struct RundeckFormat {
    let plan: ProcedurePlan
    let version: String

    func yaml() -> Rendering {
        let losses = losses
        return Rendering(
            YAMLDocument.text(.list([job(losses)]), comment: plan.comment(version, losses)), losses: losses)
    }

    /// What Rundeck's interface takes as a file of JSON; the losses stand in the job's description.
    func json() -> Rendering {
        var writer = JSONWriter()
        YAMLValue.list([job(losses)]).write(to: &writer)
        writer.newline()
        return Rendering(bytes: writer.bytes, losses: losses)
    }

    private var losses: [ExportLoss] {
        var losses = plan.commonLosses()
        for (index, step) in plan.steps.enumerated() {
            switch step.role {
            case .manual, .show:
                losses.append(
                    ExportLoss(
                        step, index + 1, "is only written into the job's log; Rundeck does not wait for a person"))
            case .run where step.step.run.isInteractive:
                losses.append(ExportLoss(step, index + 1, "waits for input, which a job does not give"))
            case .run where step.step.run.isBlocking, .background:
                losses.append(ExportLoss(step, index + 1, "does not return; it is started and left running"))
            case .run, .wait: break
            }
        }
        return losses
    }

    private var destroys: Bool { plan.steps.contains { $0.consent == .destroy && $0.runsCode } }

    private func job(_ losses: [ExportLoss]) -> YAMLValue {
        let notes =
            losses.isEmpty
            ? "" : "\n\nWhat this does not do by itself:\n" + losses.map { "- \($0.line)" }.joined(separator: "\n")
        var entries: [(key: String, value: YAMLValue)] = [
            ("name", .text(Self.name(plan.procedure.title))), ("group", .text(plan.runbook.id.rawValue)),
            ("description", .lines(plan.description + notes)), ("loglevel", .text("INFO")),
            ("executionEnabled", .flag(true)), ("scheduleEnabled", .flag(false)), ("multipleExecutions", .flag(false)),
        ]
        let options = plan.parameters.map(option) + (destroys ? [consent] : [])
        if !options.isEmpty { entries.append(("options", .list(options))) }
        entries.append(
            (
                "sequence",
                .map([
                    ("keepgoing", .flag(false)), ("strategy", .text("node-first")),
                    ("commands", .list(plan.steps.enumerated().map { command($1, $0 + 1) })),
                ])
            ))
        return .map(entries)
    }

    private func option(_ parameter: Parameter) -> YAMLValue {
        var entries: [(key: String, value: YAMLValue)] = [("name", .text(Self.optionName(parameter)))]
        let hint = [
            parameter.description, parameter.sample.map { "For example \($0)." },
            parameter.discovery.map { "Listed by: \($0)" },
        ]
        .compactMap(\.self).joined(separator: " ")
        entries.append(("label", .text(OneLine.of(parameter.name))))
        if !hint.isEmpty { entries.append(("description", .text(OneLine.of(hint)))) }
        entries.append(("required", .flag(true)))
        if parameter.isSecret {
            entries += [("secure", .flag(true)), ("valueExposed", .flag(true))]
        } else {
            if let value = plan.values[parameter.id] { entries.append(("value", .text(value))) }
            if let pattern = regex(parameter) { entries.append(("regex", .text(pattern))) }
        }
        if parameter.type == "date" { entries += [("isDate", .flag(true)), ("dateFormat", .text("YYYY-MM-DD"))] }
        return .map(entries)
    }

    /// Rundeck's expressions are Java's, which know what ECMAScript's do here.
    private func regex(_ parameter: Parameter) -> String? {
        let isPlain = plan.demands.contains(.plain(parameter.id))
        return parameter.pattern ?? (isPlain ? "^[A-Za-z0-9_@%+:./-]+$" : nil)
    }

    private var consent: YAMLValue {
        .map([
            ("name", .text("agree-to-destroy")), ("label", .text("Agree to steps that take something away")),
            ("required", .flag(true)), ("enforced", .flag(true)), ("values", .list([.text("no"), .text("yes")])),
            ("value", .text("no")),
        ])
    }

    private func command(_ step: PlannedStep, _ number: Int) -> YAMLValue {
        let description = (key: "description", value: YAMLValue.text("\(number). \(step.heading)"))
        let interpreter: [(key: String, value: YAMLValue)] = [
            ("scriptInterpreter", .text("/bin/bash")), ("interpreterArgsQuoted", .flag(false)),
        ]
        return .map([description, ("script", .lines(text(step)))] + interpreter)
    }

    private func text(_ step: PlannedStep) -> String {
        let script = StepScript(plan: plan, state: "/tmp/runsheet-$RD_JOB_EXECID")
        switch step.role {
        case .run, .background:
            let guarded = step.consent == .destroy ? Self.guardLine + "\n" : ""
            let text = script.text(step) { parameter in
                "\(VariableName.of(parameter.id))=$\(Self.variable(Self.optionName(parameter)))"
            }
            return guarded + (step.goesOn ? Self.detached(text) : text)
        case .wait(let seconds): return "sleep \(seconds)\n"
        case .manual, .show:
            return "printf '%s\\n' "
                + BashText.quoted(step.instruction + (step.role == .manual ? "" : "\n" + step.filling.text)) + "\n"
        }
    }

    private static let guardLine =
        "[[ $RD_OPTION_AGREE_TO_DESTROY == yes ]] || { printf '%s\\n' 'agree-to-destroy is not yes' >&2; exit 4; }"

    /// The code in a shell of its own that outlives the step.
    static func detached(_ text: String) -> String {
        "nohup bash -c " + BashText.quoted(text) + " > /dev/null 2>&1 < /dev/null &\n"
    }

    /// A slash would be a group.
    private static func name(_ title: String) -> String {
        OneLine.of(title).split(separator: "/").joined(separator: " or ")
    }

    private static func optionName(_ parameter: Parameter) -> String {
        String(
            decoding: parameter.id.rawValue.utf8.map {
                $0.isWordByte || "-.".utf8.contains($0) ? $0 : UInt8(ascii: "_")
            }, as: UTF8.self)
    }

    private static func variable(_ option: String) -> String {
        "RD_OPTION_"
            + String(
                decoding: option.uppercased().utf8.map { $0.isWordByte ? $0 : UInt8(ascii: "_") },
                as: UTF8.self)
    }
}

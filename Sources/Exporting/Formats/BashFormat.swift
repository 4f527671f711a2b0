import RunbookModel
import SourceText

/// A script that leads through a procedure: it asks for values, asks before it changes anything, and keeps a log.
struct BashFormat {
    let plan: ProcedurePlan
    let version: String

    func render() -> Rendering {
        let losses = plan.commonLosses() + ownLosses()
        var text = header(losses) + BashRuntime.text(name: plan.name)
        if !plan.variables.allSatisfy(\.encodings.isEmpty) { text += BashText.encoder + "\n" }
        text += parameters + "\n"
        for (index, step) in plan.steps.enumerated() where step.runsCode { text += function(step, index + 1) }
        text += "rs_begin \"$@\"\n"
        for (index, step) in plan.steps.enumerated() { text += call(step, index + 1) }
        return Rendering(text + "rs_end\n", losses: losses)
    }

    private func ownLosses() -> [ExportLoss] {
        plan.steps.enumerated().compactMap { index, step in
            step.role == .background
                ? ExportLoss(step, index + 1, "runs in the background of the script, not in a terminal of its own")
                : nil
        }
    }

    private func header(_ losses: [ExportLoss]) -> String {
        var lines = [
            "#!/usr/bin/env bash", "# \(OneLine.of(plan.procedure.title)): \(OneLine.of(plan.runbook.title))",
            "# Made by runsheet \(version) from \(OneLine.of(plan.runbook.path)); --help tells how to use it.",
        ]
        lines += plan.facts.map { "# \($0.name): \(OneLine.of($0.text))" }
        if !losses.isEmpty { lines.append("# What this script does not do by itself:") }
        lines += losses.map { "# - \($0.line)" }
        return lines.joined(separator: "\n")
            + "\n# shellcheck shell=bash disable=SC2016,SC2034,SC2153,SC2154,SC2317\n\n"
    }

    private var parameters: String {
        var text = "rs_id=\(BashText.quoted(plan.procedure.id.rawValue))\n"
        text += "rs_title=\(BashText.quoted(OneLine.of(plan.procedure.title)))\nrs_count=\(plan.steps.count)\n"
        text += "rs_parameters=(\(plan.parameters.map { BashText.quoted($0.id.rawValue) }.joined(separator: " ")))\n"
        text += "\n# Sets every value that is still missing.\nrs_values() {\n"
        if plan.parameters.isEmpty { text += "    :\n" }
        for parameter in plan.parameters {
            let name = VariableName.of(parameter.id)
            if let value = plan.values[parameter.id] {
                text += "    [[ -n ${\(name)+set} ]] || \(name)=\(BashText.quoted(value))\n"
            } else if let own = plan.environmentName(of: parameter.id) {
                text += "    [[ -n ${\(name)+set} || -z ${\(own)-} ]] || \(name)=$\(own)\n"
            }
            let hint = [parameter.description, parameter.sample.map { "for example \($0)" }].compactMap(\.self)
            text +=
                "    rs_value \(name) \(BashText.quoted(parameter.id.rawValue)) \(parameter.isSecret ? "secret" : "open")"
            text +=
                " \(BashText.quoted(OneLine.of(hint.joined(separator: "; ")))) \(BashText.quoted(parameter.discovery ?? ""))\n"
        }
        for line in BashText.checks(plan.demands, orElse: { "rs_stop \(BashText.quoted($0)) 2" }) {
            text += "    \(line)\n"
        }
        let derived = BashText.derivations(plan.variables) { variable in
            let message = "the value of '\(variable.parameter.rawValue)' cannot be put in safely"
            return "rs_stop \(BashText.quoted(message)) 2"
        }
        return text + derived.map { "    \($0)\n" }.joined() + "}\n"
    }

    private func function(_ step: PlannedStep, _ number: Int) -> String {
        // What stands in it is the runbook's own text.
        """
        # \(number). \(step.heading)
        # shellcheck disable=all
        step_\(number)() {
        \(step.code?.text ?? ":")
        }


        """
    }

    private func call(_ step: PlannedStep, _ number: Int) -> String {
        let own = step.step
        var notes: [String] = own.details
        if let condition = own.condition { notes.insert("Only if: \(condition)", at: 0) }
        if let expect = own.expect { notes.append("Should show: \(expect.value)") }
        if let undo = own.undo { notes.append("Undone by: \(undo.rawValue)") }
        let (role, text): (String, String)
        switch step.role {
        case .run: (role, text) = (own.run.isBlocking ? "blocking" : "run", step.code?.text ?? "")
        case .background: (role, text) = ("background", step.code?.text ?? "")
        case .manual: (role, text) = ("manual", step.filling.text == own.title ? "" : step.filling.text)
        case .wait(let seconds): (role, text) = ("wait:\(seconds)", own.text == own.title ? "" : own.text)
        case .show: (role, text) = ("show", step.filling.text)
        }
        let alternative = own.alternativeTo.flatMap { id in
            plan.procedure.steps.firstIndex { $0.id == id }.map { "\($0 + 1)" }
        }
        let arguments = [
            "\(number)", role, step.consent.rawValue, step.target ?? "", alternative ?? "", step.heading, text,
            notes.joined(separator: "\n"),
        ]
        return "rs_step " + arguments.map(BashText.quoted).joined(separator: " ") + "\n"
    }
}

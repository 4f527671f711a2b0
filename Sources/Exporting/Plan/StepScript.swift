import RunbookModel
import SourceText

/// The code of steps for programs that run each of them in a shell of its own.
struct StepScript {
    let plan: ProcedurePlan
    /// Where what a step sets is kept for the next one, as Bash reads it; `nil` where nothing can be kept.
    var state: String?
    /// How a step that must not run ends.
    var failure = "exit 2"

    /// Variables that steps leave behind for later ones.
    var names: [String] {
        var found: [String] = []
        for step in plan.steps where step.runsCode {
            for output in step.step.outputs where output.from == .assignment || output.from == .export {
                if !found.contains(output.name), output.name.utf8.allSatisfy(\.isWordByte) {
                    found.append(output.name)
                }
            }
        }
        return found
    }

    var changesFolder: Bool {
        plan.steps.contains { step in
            step.runsCode && step.step.commands.contains { $0.tool == "cd" || $0.tool == "pushd" }
        }
    }

    /// - Parameter setting: lines that set the variables of the parameters that the step needs.
    func text(_ step: PlannedStep, setting: (Parameter) -> String? = { _ in nil }) -> String {
        guard let code = step.code else { return "" }
        var lines: [String] = []
        let isKept = state != nil && (!names.isEmpty || changesFolder)
        if let state, isKept { lines += ["rs_state=\(state)", "[[ ! -f $rs_state ]] || . \"$rs_state\""] }
        for parameter in plan.parameters where code.variables.contains(where: { $0.parameter == parameter.id }) {
            if let line = setting(parameter) { lines.append(line) }
        }
        lines += BashText.checks(code.demands) { "{ printf '%s\\n' \(BashText.quoted($0)) >&2; \(failure); }" }
        if !code.variables.allSatisfy(\.encodings.isEmpty) {
            lines += BashText.encoder.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
            lines += BashText.derivations(code.variables) { _ in failure }
        }
        lines.append(code.text)
        if isKept {
            lines.append("rs_status=$?")
            let kept = names.isEmpty ? "" : "declare -p \(names.joined(separator: " ")) 2> /dev/null; "
            let folder = changesFolder ? "printf 'cd -- %q\\n' \"$PWD\"; " : ""
            lines.append("(umask 077; { \(kept)\(folder):; } > \"$rs_state\")")
            lines.append("exit \"$rs_status\"")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// What is lost where nothing is kept between steps.
    func stateLosses(_ message: String) -> [ExportLoss] {
        names.isEmpty && !changesFolder ? [] : [ExportLoss(message)]
    }
}

extension ProcedurePlan {
    /// Words of a title for names: `Step3_RollBack`, `step-3-roll-back`.
    static func words(_ title: String) -> [String] {
        title.utf8.split { !$0.isWordByte || $0 == 0x5F }.map { String(decoding: $0, as: UTF8.self) }
    }

    static func slug(_ title: String) -> String { words(title).joined(separator: "-").lowercased() }

    /// Lines that tell what an operator has to know, for descriptions.
    var description: String {
        ([runbook.title + ", " + runbook.path] + facts.map { "\($0.name): \(OneLine.of($0.text))" }).joined(
            separator: "\n")
    }

    /// For headers: what is not in the document.
    func comment(_ version: String, _ losses: [ExportLoss]) -> [String] {
        ["\(procedure.title): \(runbook.title)", "Made by runsheet \(version) from \(runbook.path)."]
            + (losses.isEmpty ? [] : ["What this does not do by itself:"]) + losses.map { "- \($0.line)" }
    }
}

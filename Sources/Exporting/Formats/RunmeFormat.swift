import RunbookModel
import SourceText

/// Markdown whose fences Runme runs: each has a name and what Runme has to know of it.
struct RunmeFormat {
    let plan: ProcedurePlan
    let version: String

    func render() -> Rendering {
        var losses = plan.commonLosses() + plan.waitLosses()
        for (index, step) in plan.steps.enumerated() where step.consent == .destroy && step.runsCode {
            losses.append(ExportLoss(step, index + 1, "is kept out of 'run all'; Runme asks for no other consent"))
        }
        var lines = ["---", "runme:", "  version: v3", "shell: bash", "---", ""]
        lines += ["# \(MarkdownFormat.escaped(plan.procedure.title))", ""]
        lines += plan.comment(version, losses).dropFirst().map { "<!-- \(Self.comment($0)) -->" }
        lines += plan.facts.flatMap { ["", "\($0.name): \(MarkdownFormat.escaped($0.text))"] }
        lines += parameters
        for (index, step) in plan.steps.enumerated() { lines += write(step, index + 1) }
        return Rendering(lines.joined(separator: "\n") + "\n", losses: losses)
    }

    /// Runme asks for the value of each variable that is exported here.
    private var parameters: [String] {
        guard !plan.parameters.isEmpty else { return [] }
        var body: [String] = []
        for parameter in plan.parameters {
            if let hint = parameter.description ?? parameter.discovery { body.append("# \(OneLine.of(hint))") }
            let name = VariableName.of(parameter.id)
            let value =
                plan.values[parameter.id].map(BashText.quoted)
                ?? "\"\(OneLine.of(parameter.sample.flatMap { PlainWord.isPlain($0) ? $0 : nil } ?? parameter.id.rawValue))\""
            body.append("export \(name)=\(value)")
        }
        var lines = ["", "## Values", ""]
        lines += MarkdownFormat.fence(
            body.joined(separator: "\n"),
            "bash {\"name\":\"values\",\"promptEnv\":\"\(isComplete ? "no" : "yes")\",\"excludeFromRunAll\":\"false\"}")
        let checks = BashText.checks(plan.demands) { "{ printf '%s\\n' \(BashText.quoted($0)) >&2; exit 2; }" }
        let derived = BashText.derivations(plan.variables) { _ in "exit 2" }
        guard !(checks + derived).isEmpty else { return lines }
        let exports = plan.variables.filter { !$0.encodings.isEmpty }.map { "export \($0.name)" }
        let code = checks + (derived.isEmpty ? [] : [BashText.encoder]) + derived + exports
        return lines + [""] + MarkdownFormat.fence(code.joined(separator: "\n"), "bash {\"name\":\"check-values\"}")
    }

    private var isComplete: Bool { plan.parameters.allSatisfy { plan.values[$0.id] != nil } }

    private func write(_ step: PlannedStep, _ number: Int) -> [String] {
        var lines = ["", "## \(number). \(MarkdownFormat.escaped(step.heading))", ""]
        if let condition = step.step.condition { lines += ["Only if: \(MarkdownFormat.escaped(condition))", ""] }
        lines += step.step.details.flatMap { [MarkdownFormat.escaped($0), ""] }
        switch step.role {
        case .run, .background:
            let exports = step.step.outputs.filter {
                $0.from == .assignment && $0.name.utf8.allSatisfy(\.isWordByte)
            }
            .map { "\nexport \($0.name)" }
            lines += MarkdownFormat.fence(
                (step.code?.text ?? "") + exports.joined(), "bash " + attributes(step, number))
        case .show:
            lines += MarkdownFormat.fence(step.filling.text, step.languageName + " {\"excludeFromRunAll\":\"true\"}")
        case .manual, .wait:
            if step.filling.text != step.step.title { lines.append(MarkdownFormat.escaped(step.filling.text)) }
        }
        if let expect = step.step.expect {
            lines +=
                ["", "Should show:", ""]
                + MarkdownFormat.fence(expect.value, "text {\"excludeFromRunAll\":\"true\",\"ignore\":\"true\"}")
        }
        return lines
    }

    private func attributes(_ step: PlannedStep, _ number: Int) -> String {
        var slug = ProcedurePlan.slug(step.heading)
        if slug.utf8.count > 40 { slug = String(slug.prefix(40)) }
        while slug.hasSuffix("-") { slug.removeLast() }
        let isInteractive = step.step.run.isInteractive || step.goesOn
        let entries = [
            ("name", slug.isEmpty ? "step-\(number)" : "\(number)-\(slug)"), ("interactive", "\(isInteractive)"),
            ("background", "\(step.goesOn)"),
            ("excludeFromRunAll", "\(step.consent == .destroy || step.step.alternativeTo != nil)"),
        ]
        return "{" + entries.map { "\"\($0.0)\":\"\($0.1)\"" }.joined(separator: ",") + "}"
    }

    private static func comment(_ text: String) -> String { text.split(separator: "-").joined(separator: "‐") }
}

import RunbookModel
import SourceText

/// A run sheet: every step with a box to tick, for a ticket or a printout.
struct MarkdownFormat {
    let plan: ProcedurePlan
    let version: String

    func render() -> Rendering {
        var lines = ["# \(Self.escaped(plan.procedure.title))", ""]
        lines.append(
            "From \(Self.code(plan.runbook.path)), \(Self.escaped(plan.runbook.title)); made by runsheet \(version).")
        lines += ["", "- Started: ", "- By: "]
        lines += plan.facts.map { "- \($0.name): \(Self.escaped($0.text))" }
        lines += parameters
        for (index, step) in plan.steps.enumerated() { lines += write(step, index + 1) }
        lines += ["", "- Ended: ", "- Outcome: "]
        let losses = plan.steps.enumerated().flatMap { index, step in
            step.filling.refused.map { ExportLoss(step, index + 1, "\($0)") }
        }
        lines += losses.map { "<!-- \($0.line.split(separator: "-").joined(separator: "‐")) -->" }
        return Rendering(lines.joined(separator: "\n") + "\n", losses: losses)
    }

    private var parameters: [String] {
        guard !plan.parameters.isEmpty else { return [] }
        return ["", "| Parameter | Value | |", "|---|---|---|"]
            + plan.parameters.map { parameter in
                let value = plan.values[parameter.id].map(Self.code) ?? ""
                let hint = [parameter.description.map(Self.escaped), parameter.discovery.map(Self.code)].compactMap(
                    \.self)
                return "| \(Self.cell(Self.escaped(parameter.name))) | \(Self.cell(value)) | "
                    + "\(Self.cell(hint.joined(separator: "; "))) |"
            }
    }

    private func write(_ step: PlannedStep, _ number: Int) -> [String] {
        let own = step.step
        var lines = ["", "## \(number). \(Self.escaped(own.title))", ""]
        var marks: [String] = []
        if own.effect == .destroy { marks.append("**Takes something away**") }
        if let target = step.target, own.effect >= .change { marks.append("acts on \(Self.code(target))") }
        if own.alternativeTo != nil { marks.append("another way, in place of an earlier step") }
        if let condition = own.condition { marks.append("only if \(Self.escaped(condition))") }
        if let undo = own.undo { marks.append("undone by \(Self.code(undo.rawValue))") }
        if !marks.isEmpty { lines += [marks.joined(separator: "; "), ""] }
        lines += own.details.map(Self.escaped)
        if !own.details.isEmpty { lines.append("") }
        if own.effectiveLanguage != nil {
            lines += Self.fence(step.filling.text, step.languageName)
        } else if own.text != own.title {
            lines += own.text.split(separator: "\n", omittingEmptySubsequences: false).map { Self.escaped(String($0)) }
        }
        if let expect = own.expect { lines += ["", "Should show:", ""] + Self.fence(expect.value, "text") }
        return lines + ["", "- [ ] done, at: ", "- Result: "]
    }

    /// Longer than any run of backticks inside.
    static func fence(_ text: String, _ language: String) -> [String] {
        var longest = 0
        var run = 0
        for byte in text.utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        let marks = String(repeating: "`", count: max(3, longest + 1))
        let body = text.utf8.last == 0x0A ? String(text.dropLast()) : text
        return [marks + language, body, marks]
    }

    static func code(_ text: String) -> String {
        let text = OneLine.of(text)
        let marks = text.contains("`") ? "``" : "`"
        return text.contains("``") ? escaped(text) : text.contains("`") ? "\(marks) \(text) \(marks)" : "`\(text)`"
    }

    static func escaped(_ text: String) -> String {
        var result = ""
        for character in OneLine.of(text) {
            if "\\`*_[]<>#|~".contains(character) { result.append("\\") }
            result.append(character)
        }
        return result
    }

    private static func cell(_ text: String) -> String {
        text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
            .split(separator: "\\\\|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }
}

extension PlannedStep {
    /// For the fences of Markdown.
    var languageName: String {
        switch step.effectiveLanguage {
        case .shell, .console: "bash"
        case let language?: language.rawValue
        case nil: "text"
        }
    }
}

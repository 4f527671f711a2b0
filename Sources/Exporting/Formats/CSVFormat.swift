import RunbookModel
import SourceText

/// Commands as rows of a table, by RFC 4180.
struct CSVFormat {
    private let set: ExportSet

    init(_ set: ExportSet) { self.set = set }

    private static let columns = [
        "runbook", "procedure", "step", "number", "title", "kind", "phase", "effect", "risk", "confirm", "tool",
        "command",
        "verdict", "path", "line",
    ]

    func render() -> Rendering {
        var text = Self.row(Self.columns)
        var losses: [ExportLoss] = []
        for plan in set.plans {
            for (index, step) in plan.steps.enumerated() {
                if step.step.commands.isEmpty {
                    losses.append(ExportLoss(step, index + 1, "has no command, so its row holds its text"))
                }
                for row in rows(step, of: plan) { text += Self.row(row) }
            }
        }
        return Rendering(text, losses: losses)
    }

    private func rows(_ step: PlannedStep, of plan: ProcedurePlan) -> [[String]] {
        let own = step.step
        let line = plan.runbook.lines.position(at: own.range.lowerBound, in: plan.runbook.file.bytes).line
        let head = [
            plan.runbook.id.rawValue, plan.procedure.title, own.id.rawValue, own.number ?? "\(own.ordinal)", own.title,
            own.kind.rawValue, own.phase.rawValue, own.effect.rawValue, "\(own.risk)", own.confirm.rawValue,
        ]
        let tail = [plan.runbook.path, "\(line)"]
        let commands = own.commands.filter { !$0.isNested }
        guard !commands.isEmpty else { return [head + ["", step.filling.text, ""] + tail] }
        let texts = step.commandTexts
        return own.commands.indices.filter { !own.commands[$0].isNested }.map { index in
            head + [own.commands[index].tool, texts[index], own.commands[index].verdict.rawValue] + tail
        }
    }

    private static func row(_ fields: [String]) -> String { fields.map(field).joined(separator: ",") + "\r\n" }

    /// A field that a spreadsheet would take for a formula gets an apostrophe in front.
    private static func field(_ text: String) -> String {
        var text = text
        if let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) { text = "'" + text }
        guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}

extension PlannedStep {
    /// Each command as it stands in the step, with values in it.
    var commandTexts: [String] {
        step.commands.map { command in
            guard let range = step.map.textRange(ofFile: command.range) else { return command.name }
            var part = step
            part.text = String(decoding: Array(step.text.utf8)[range.range], as: UTF8.self)
            let inside = slots.filter { range.contains($0.range) }.map { slot in
                var slot = slot
                slot.range = SourceRange(
                    slot.range.lowerBound - range.lowerBound..<slot.range.upperBound - range.lowerBound)
                return slot
            }
            return filled(part, inside)
        }
    }

    private func filled(_ part: Step, _ slots: [Slot]) -> String {
        StepFilling(part, slots: slots, values: filling.values).text
    }
}

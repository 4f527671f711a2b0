import RunbookModel
import SourceText

/// Writes what was understood of a runbook as text that a person can check line by line.
enum Outline {
    static func text(of runbook: Runbook) -> String {
        var lines: [String] = ["runbook \(runbook.id.rawValue): \(runbook.title)"]
        lines += runbook.owners.map { "  owner \($0)" }
        if let date = runbook.lastUpdated { lines.append("  updated \(date.text) = \(date.day?.description ?? "?")") }
        for procedure in runbook.procedures { lines += outline(of: procedure, in: runbook) }
        for checklist in runbook.checklists { lines.append("checklist \(checklist.title): \(checklist.items.count)") }
        for contact in runbook.contacts { lines.append("contact \(contact.role) | \(contact.reach)") }
        for reference in runbook.references where reference.form != .webLink {
            lines.append("ref \(reference.form) '\(reference.text)' \(describe(reference))")
        }
        for parameter in runbook.parameters {
            lines.append(
                "parameter \(parameter.id.rawValue) \(parameter.type) \(parameter.notation) x\(parameter.uses.count)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func outline(of procedure: Procedure, in runbook: Runbook) -> [String] {
        var lines = [
            "procedure #\(procedure.anchor) [\(procedure.kind)] \((procedure.path + [procedure.title]).joined(separator: " > "))"
        ]
        lines += procedure.metadata.map { "  \($0.key) = \($0.value)" }
        for step in procedure.steps { lines += outline(of: step, in: runbook) }
        return lines
    }

    private static func outline(of step: Step, in runbook: Runbook) -> [String] {
        let place = runbook.lines.position(at: step.range.lowerBound, in: runbook.file.bytes)
        let number = step.number.map { "\($0). " } ?? ""
        let group = step.group.map { " (\($0))" } ?? ""
        var lines = [
            "  \(place.line):\(place.column) \(step.kind)/\(step.phase)/\(step.effect) \(number)\(step.title)\(group)"
        ]
        if step.effectiveLanguage != nil { lines += step.text.split(separator: "\n").map { "      | \($0)" } }
        lines += step.details.map { "      - \($0)" }
        if let expect = step.expect {
            lines += expect.value.split(separator: "\n").map { "      => \(expect.mode) \($0)" }
        }
        return lines
    }

    private static func describe(_ reference: Reference) -> String {
        switch reference.target {
        case .procedure(let id): "-> \(id.rawValue)"
        case .section(let id, let anchor): "-> \(id.rawValue)#\(anchor)"
        case .runbook(let id): "-> \(id.rawValue)"
        case .file(let path): "-> file \(path)"
        case .web, .step, nil: "unresolved \(reference.failure.map { "\($0)" } ?? "")"
        }
    }
}

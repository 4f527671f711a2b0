import RunbookModel
import SourceText

extension Rule.Check {
    /// Reports what the tool's own parser would say against a command.
    ///
    /// What is only likely is reported one step milder: the tree may be older than the runbook, or the command may be
    /// only named. What a tree written from documentation does not list is a hint at most.
    static func faults(_ kinds: Set<Command.Fault.Kind>, _ severity: Severity) -> Self {
        .command { command, _, findings in
            guard !command.faults.isEmpty, !isRequirement(command) else { return }
            for fault in command.faults where kinds.contains(fault.kind) && !isAskedFor(fault, command) {
                // A plugin's command: nobody looked.
                if fault.kind == .unknownCommand, fault.certainty == .notice { continue }
                let isNotice = fault.certainty == .notice && fault.kind != .deprecated
                findings.report(
                    fault.message, at: fault.range, label: fault.label,
                    severity: isNotice ? .info : fault.certainty == .likely ? severity.milder : severity,
                    confidence: isNotice ? .low : nil, fixes: fault.fixes)
            }
        }
    }
}

extension Severity {
    fileprivate var milder: Severity { self == .error ? .warning : .info }
}

extension Command.Fault {
    fileprivate var label: String {
        switch kind {
        case .deprecated: "works until it does not"
        case .missingFlag, .missingArgument, .missingCommand: "the command fails without it"
        default: "the command fails here"
        }
    }

    /// A name of the same kind can be put in its place; a whole command cannot.
    fileprivate var fixes: [Fix] {
        guard let suggestion else { return [] }
        let isInPlace = !suggestion.utf8.contains(0x20) && range.count == subject.utf8.count
        let edits = isInPlace ? [TextEdit(range: range, replacement: suggestion)] : []
        return [Fix(title: "write '\(suggestion)'", safety: .suggestion, edits: edits)]
    }
}

/// `terraform >= 1.0`: a list of what has to be installed, which a shell takes for a redirection.
private func isRequirement(_ command: Command) -> Bool {
    command.redirects.contains { $0.op == ">" && $0.target.text.hasPrefix("=") }
}

/// gh lets the operator pick one where there is a terminal; `timeout 300` is a line of somebody's settings.
private func isAskedFor(_ fault: Command.Fault, _ command: Command) -> Bool {
    guard fault.kind == .missingArgument else { return false }
    switch command.tool {
    case "gh": return ["run", "workflow", "codespace"].contains(command.path.first?.text)
    case "timeout": return command.positionals.count == 1 && command.flags.isEmpty
    default: return false
    }
}

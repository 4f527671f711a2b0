import RunbookModel
import SourceText

extension Rule.Check {
    /// Reports what the tool's own parser would say against a command.
    ///
    /// What is only likely is reported one step milder: the tree may be older than the runbook, or the command may be
    /// only named. What a tree written from documentation does not list is a hint at most.
    static func faults(_ kinds: Set<Command.Fault.Kind>, _ severity: Severity) -> Self {
        .command { command, page, findings in
            guard !command.faults.isEmpty, !isRequirement(command) else { return }
            for fault in command.faults
            where kinds.contains(fault.kind) && !isAskedFor(fault, command) && !isPattern(fault, command, page) {
                // A plugin's command: nobody looked.
                if fault.kind == .unknownCommand, fault.certainty == .notice { continue }
                let isNotice = fault.certainty == .notice && fault.kind != .deprecated
                let isSlip = isNotice && fault.isSlip
                findings.report(
                    fault.message, at: fault.range, label: fault.label,
                    severity: isSlip || fault.certainty == .likely ? severity.milder : isNotice ? .info : severity,
                    confidence: isSlip ? .medium : isNotice ? .low : nil, fixes: fault.fixes)
            }
        }
    }
}

extension Severity {
    fileprivate var milder: Severity { self == .error ? .warning : .info }
}

extension Command.Fault {
    /// One letter away from a flag that there is: no other version of the tool has it.
    fileprivate var isSlip: Bool {
        guard kind == .unknownFlag, let suggestion, subject.utf8.count > 4 else { return false }
        let (wanted, written) = (Array(suggestion.utf8), Array(subject.utf8))
        if wanted.count == written.count {
            let differing = wanted.indices.filter { wanted[$0] != written[$0] }
            // Two letters have changed places.
            return differing.count == 2 && differing[0] + 1 == differing[1]
                && wanted[differing[0]] == written[differing[1]] && wanted[differing[1]] == written[differing[0]]
        }
        guard abs(wanted.count - written.count) == 1 else { return false }
        let (long, short) = wanted.count > written.count ? (wanted, written) : (written, wanted)
        let head = zip(long, short).prefix { $0 == $1 }.count
        // A plural may well be another version's.
        return head < short.count && long[(head + 1)...].elementsEqual(short[head...])
            || wanted.count > written.count && long.last != UInt8(ascii: "s") && head == short.count
    }

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
    switch (fault.kind, command.tool) {
    // A line of npm's own output.
    case (.unknownCommand, "npm"): return ["ERR!", "WARN", "error", "notice", "warn"].contains(fault.subject)
    case (.missingCommand, "aws"): return command.flag("--cli-auto-prompt") != nil
    // Compose takes its flag behind the subcommand too, and does not list it.
    case (.unknownFlag, "docker"): return fault.subject == "--progress" && command.path.first?.text == "compose"
    // On a Mac both flags name files.
    case (.extraArgument, "base64"): return command.flag(anyOf: ["-i", "-o"]) != nil
    // One flag is shown, and nothing that the command is about.
    case (.missingArgument, "docker"), (.missingArgument, "podman"):
        return command.positionals.isEmpty && !command.flags.isEmpty
    case (.missingArgument, "aws"), (.missingFlag, "aws"): return command.flags.count < 3 && command.positionals.isEmpty
    case (.missingArgument, _): break
    default: return false
    }
    switch command.tool {
    case "gh": return ["run", "workflow", "codespace"].contains(command.path.first?.text)
    case "timeout": return command.positionals.count == 1 && command.flags.isEmpty
    default: return false
    }
}

/// What stands for something else, which the reader puts in: `[your project]`, `{base64 encoded key}`, `--tail=n`, an
/// argument list that is cut. PowerShell continues lines in another way.
private func isPattern(_ fault: Command.Fault, _ command: Command, _ page: Page) -> Bool {
    switch fault.kind {
    case .unknownCommand, .unknownFlag, .deprecated, .conflict: return false
    case .badValue where fault.subject.utf8.count == 1 && fault.subject.first?.isLetter == true: return true
    default: break
    }
    let block = page.block(at: command.range)
    // Within a sentence a command is often only named, and so is a flag at its end.
    if block == nil, [.missingFlag, .missingArgument, .missingCommand, .missingValue].contains(fault.kind) {
        return true
    }
    // "my-zone (change it to yours)"
    if fault.kind == .badValue, page.text(fault.range).holds(" (") { return true }
    return isSketched(fault, command, page)
        || ["powershell", "pwsh", "ps1", "cmd", "bat"].contains(block?.declared ?? "")
}

/// Its arguments are cut, or an open bracket stands before what is wrong.
private func isSketched(_ fault: Command.Fault, _ command: Command, _ page: Page) -> Bool {
    let text = page.bytes[command.range.range]
    if [" [...]", " […]", " // "].contains(where: { Array(text).contains($0) }) { return true }
    let before = page.bytes[command.range.lowerBound..<max(command.range.lowerBound, fault.range.lowerBound)]
    return isInBrackets(before)
}

/// A bracket is open at the end of the text.
private func isInBrackets(_ text: ArraySlice<UInt8>) -> Bool {
    var depth = 0
    for byte in text {
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
        default: break
        }
    }
    return depth > 0
}

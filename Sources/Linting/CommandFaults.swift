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
            if standsBesideStroke(command, page) { return }
            let slip = slip(in: command)
            for fault in command.faults
            where kinds.contains(fault.kind) && !isAskedFor(fault, command) && !isPattern(fault, command, page) {
                // A plugin's command: nobody looked.
                if fault.kind == .unknownCommand, fault.certainty == .notice { continue }
                let isNotice = fault.certainty == .notice && fault.kind != .deprecated
                let isSlip = isNotice && fault.isSlip
                let (message, range) = slip ?? (fault.message, fault.range)
                findings.report(
                    message, at: range, label: fault.label,
                    severity: isSlip || fault.certainty == .likely ? severity.milder : isNotice ? .info : severity,
                    confidence: isSlip ? .medium : isNotice ? .low : nil, fixes: fault.fixes(of: command))
            }
        }
    }
}

/// What cannot be seen explains whatever else is wrong: a blank behind the `\` at the end of a line, a dash of a word
/// processor.
private func slip(in command: Command) -> (message: String, range: SourceRange)? {
    for value in command.positionals.map(\.value) {
        if !value.text.isEmpty, value.text.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 }), value.range.count < 8 {
            return (
                "a blank stands behind the '\\' here: the line ends, and the next one is a command of its own",
                value.range
            )
        }
        if value.text == "—" || value.text == "–" {
            return ("'\(value.text)' is a dash of a word processor, not '--'", value.range)
        }
    }
    return nil
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
    fileprivate func fixes(of command: Command) -> [Fix] {
        guard let suggestion else { return [] }
        if kind == .unexpectedValue { return fixesOfSwitch(suggestion, command) }
        let isInPlace = !suggestion.utf8.contains(0x20) && range.count == subject.utf8.count
        let edits = isInPlace ? [TextEdit(range: range, replacement: suggestion)] : []
        return [Fix(title: "write '\(suggestion)'", safety: .suggestion, edits: edits)]
    }
}

extension Command.Fault {
    /// `--cpu-throttling=false`: gcloud has a flag of its own for "no". What another value is meant to say nobody knows.
    private func fixesOfSwitch(_ name: String, _ command: Command) -> [Fix] {
        guard let flag = command.flags.first(where: { $0.range.contains(range) }) else { return [] }
        let written: String
        switch (subject.lowercased(), command.tool) {
        case ("true", _): written = name
        case ("false", "gcloud") where name.hasPrefix("--"): written = "--no-" + name.dropFirst(2)
        default: return []
        }
        return [
            Fix(
                title: "write '\(written)'", safety: .suggestion,
                edits: [TextEdit(range: flag.range, replacement: written)])
        ]
    }
}

/// `terraform >= 1.0`: a list of what has to be installed, which a shell takes for a redirection; `seq 3 => 1 2 3`: a
/// call and what comes of it.
private func isRequirement(_ command: Command) -> Bool {
    command.redirects.contains { $0.op == ">" && $0.target.text.hasPrefix("=") }
        || command.positionals.contains { argument in
            argument.value.text == "=" && command.redirects.contains { $0.range.start == argument.value.range.end }
        }
}

/// gh lets the operator pick one where there is a terminal; `timeout 300` is a line of somebody's settings.
private func isAskedFor(_ fault: Command.Fault, _ command: Command) -> Bool {
    switch (fault.kind, command.tool) {
    // A line of npm's own output.
    case (.unknownCommand, "npm"): return ["ERR!", "WARN", "error", "notice", "warn"].contains(fault.subject)
    case (.missingCommand, "aws"): return command.flag("--cli-auto-prompt") != nil
    case (.unknownFlag, "terraform"):
        // Taken since 'init' reads variables, and left out of its help.
        return command.path.first?.text == "init" && ["-var", "-var-file"].contains(fault.subject)
    case (.extraArgument, "sftp"):
        // Where a file is fetched to.
        return command.positionals.count == 2 && command.positionals[0].value.text.contains(":")
    case (.extraArgument, "bq"):
        // `<source_format>` stands for a flag.
        return command.positionals.contains { !$0.value.isLiteral && $0.value.range.start < fault.range.start }
    // The flags of klog, which help does not show.
    case (.unknownFlag, "helm"): return klogFlags.contains(fault.subject)
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
    case "gh":
        // A search needs words or a flag.
        return ["run", "workflow", "codespace"].contains(command.path.first?.text)
            || command.path.first?.text == "search" && !command.flags.isEmpty
    case "timeout": return command.positionals.count == 1 && command.flags.isEmpty
    default: return false
    }
}

/// What stands for something else, which the reader puts in: `[your project]`, `{base64 encoded key}`, `--tail=n`, an
/// argument list that is cut. PowerShell continues lines in another way.
private func isPattern(_ fault: Command.Fault, _ command: Command, _ page: Page) -> Bool {
    if listsNames(fault, command, page) { return true }
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
    // A value of two words, which help lists without quotes: `not planned`.
    if fault.kind == .badValue, command.tool == "gh", fault.subject.contains(" ") { return true }
    // `POSTGRES_18`, where the tree ends at 17: a newer version of the tool may well know it.
    if fault.kind == .badValue, isNewer(fault) { return true }
    // "my-zone (change it to yours)"
    if fault.kind == .badValue, page.text(fault.range).holds(" (") { return true }
    return isSketched(fault, command, page)
        || ["powershell", "pwsh", "ps1", "cmd", "bat"].contains(block?.declared ?? "")
}

/// `docker logs, docker inspect`: names of commands, and none that is meant to run.
private func listsNames(_ fault: Command.Fault, _ command: Command, _ page: Page) -> Bool {
    fault.kind == .unknownCommand && fault.subject.hasSuffix(",")
        && page.text(command.range).contains(", \(command.tool) ")
}

/// `kubectl get / describe / logs`: the words beside a stroke that stands alone are names, whatever is wrong about them.
private func standsBesideStroke(_ command: Command, _ page: Page) -> Bool {
    command.positionals.contains { argument in
        guard argument.value.text == "/" else { return false }
        let rest = page.bytes[argument.value.range.upperBound...].drop { $0 == 0x20 }
        return rest.startIndex < command.range.upperBound && rest.first.map { (0x61...0x7A).contains($0) } == true
    }
}

/// A value of the same name as the nearest one that there is, with a greater number behind it.
private func isNewer(_ fault: Command.Fault) -> Bool {
    guard let suggestion = fault.suggestion else { return false }
    let number: (String) -> (name: Substring, number: Int)? = { text in
        let digits = text.utf8.reversed().prefix { (0x30...0x39).contains($0) }.count
        return Int(text.suffix(digits)).map { (text.dropLast(digits), $0) }
    }
    guard let written = number(fault.subject), let known = number(suggestion) else { return false }
    return !written.name.isEmpty && written.name == known.name && written.number > known.number
}

/// Its arguments are cut, or an open bracket stands before what is wrong.
private func isSketched(_ fault: Command.Fault, _ command: Command, _ page: Page) -> Bool {
    let text = page.bytes[command.range.range]
    if [" [...]", " […]", " // "].contains(where: { Array(text).contains($0) }) { return true }
    let isMissing = [.missingFlag, .missingArgument, .missingValue, .missingCommand].contains(fault.kind)
    if isMissing, Array(text).contains("...") { return true }
    // `[--tail=100]`: it may be left out.
    if fault.kind == .extraArgument, page.bytes[fault.range.range].first == UInt8(ascii: "[") { return true }
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

/// What `helm` passes on to the log of the Kubernetes client.
private let klogFlags: Set<String> = [
    "-v", "--v", "--vmodule", "--alsologtostderr", "--logtostderr", "--stderrthreshold", "--add-dir-header",
    "--skip-headers", "--skip-log-headers", "--one-output", "--log-dir", "--log-file", "--log-file-max-size",
    "--log-backtrace-at",
]

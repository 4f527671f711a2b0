import RunbookModel
import SourceText

/// What keeps the terminal, and what becomes of the next line.
struct Keeping {
    private(set) var phrase = "keeps the terminal"
    private(set) var loss = "the next command does not run"
    private(set) var remedy = "split the block here, and say \"in another terminal\""
    private(set) var isSession = false

    init(_ command: Command) {
        if Self.opensEditor(command) {
            phrase = "opens an editor"
            loss = "the next lines are typed into it"
            remedy = command.path.first?.text == "revert" ? "add '--no-edit'" : "split the block here"
            return
        }
        let isMonitor = command.flag(anyOf: ["--stat", "--latency", "--bigkeys"]) != nil
        let opensShell =
            ["ssh", "exec", "su", "sudo", "bash", "sh"].contains(command.tool) || Self.prompts.contains(command.tool)
            || command.path.contains { ["exec", "ssh", "rsh", "debug", "attach"].contains($0.text) }
        guard opensShell, !isMonitor else { return }
        phrase = "opens a session"
        loss = "pasted, the next lines are typed into it; in a script they run here, behind it"
        isSession = true
    }

    /// An editor that the author wants to be opened: nobody pastes what stands below it.
    static func isMeantToBeTyped(_ command: Command) -> Bool {
        opensEditor(command) && command.path.first?.text != "revert"
    }

    static func mayHappen(in step: Step) -> Bool {
        guard !step.run.isBlocking else { return true }
        if step.commands.contains(where: { $0.connector == .pipe }) { return false }
        return step.commands.contains {
            !$0.isNested && !$0.isBackground && (opensPrompt($0) || opensEditor($0) || serves($0))
        }
    }

    /// A database shell that is told nothing to run.
    static func opensPrompt(_ command: Command) -> Bool {
        guard prompts.contains(command.tool), command.connector != .pipe, command.redirects.isEmpty,
            !command.flags.contains(where: { told.contains($0.name) })
        else { return false }
        switch command.tool {
        case "psql", "mysql", "mariadb": return !command.flags.isEmpty || !command.positionals.isEmpty
        case "mongosh", "mongo": return !command.positionals.contains { $0.value.text.hasSuffix(".js") }
        case "sqlite3": return command.positionals.count == 1
        default: return command.positionals.isEmpty
        }
    }

    private static let prompts: Set<String> = [
        "psql", "mysql", "mariadb", "mongosh", "mongo", "redis-cli", "valkey-cli", "sqlite3",
    ]

    /// Flags that give the shell something to do, or make it leave at once.
    private static let told: Set<String> = [
        "-c", "--command", "-f", "--file", "-l", "--list", "-e", "--execute", "--eval", "--version", "-V", "--help",
        "-?",
        "--scan", "--rdb", "--pipe", "--bigkeys", "--memkeys", "--hotkeys", "--latency", "--stat", "-x", "-cmd",
        "--cluster", "-init", "-v",
    ]

    /// Waits for an editor to be closed.
    static func opensEditor(_ command: Command) -> Bool {
        let path = command.path.first?.text
        switch command.tool {
        case "git":
            let isQuiet =
                command.flag(anyOf: ["--no-edit", "-n", "--no-commit", "--abort", "--continue", "--quit"]) != nil
            if path == "revert" { return !isQuiet && !command.positionals.isEmpty }
            return path == "rebase" && command.flag(anyOf: ["-i", "--interactive"]) != nil
        case "kubectl", "oc": return path == "edit"
        case "crontab": return command.flag("-e") != nil
        case "visudo": return true
        default: return false
        }
    }

    /// A container that publishes a port in the foreground, a log that is followed.
    static func serves(_ command: Command) -> Bool {
        if command.tool == "docker" || command.tool == "podman" {
            return command.path.first?.text == "run" && command.flag(anyOf: ["-p", "--publish", "-P"]) != nil
                && command.flag(anyOf: ["-d", "--detach", "-it", "-ti", "-dit", "-itd"]) == nil
        }
        return command.tool == "vercel" && command.path.first?.text == "logs"
            && command.flag(anyOf: ["-f", "--follow"]) != nil
    }

    /// The author says that the next lines go elsewhere.
    static func isSplit(_ block: Block) -> Bool {
        let text = Array(block.text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
        return partings.contains(where: text.contains) || text.suffix(4).elementsEqual("exit".utf8)
            || text.split(separator: 0x0A).contains { isPrompt($0.drop { $0 <= 0x20 }.prefix { $0 > 0x20 }) }
    }

    /// `mysql>`, `shop=#`, `127.0.0.1:6379>`: the block is a session.
    private static func isPrompt(_ word: ArraySlice<UInt8>) -> Bool {
        guard word.count > 2, word.count < 60 else { return false }
        return ["=>", "=#", "mysql>", "sqlite>", "6379>", "]>", "redis>", "mongo>", "mongosh>"].contains {
            word.suffix($0.utf8.count).elementsEqual($0.utf8)
        }
    }

    private static let partings = [
        "another terminal", "other terminal", "second terminal", "new terminal", "separate terminal",
        "different terminal",
        "terminal 1", "terminal 2", "new shell", "another shell", "another window", "new window",
        "ctrl", "^c",
        "separate shell",
        "then on the", "inside the", "in the pod", "in the container", "once inside", "once connected",
        "in background",
        "exit\n", "logout", "locally", "from inside", "within the",
        "# inside", "# on the ", "# in the ", "# from the ", "# now on", "# now in", "the prompt", "# in psql",
        "# in mysql",
    ]
}

import CommandTrees
import RunbookModel
import SourceText

/// How a step is run: where, whether it comes back, whether it asks.
enum RunHintReader {
    static func read(_ commands: [ReadCommand], into step: inout Step) {
        // By index: what was read of a command is large.
        for index in commands.indices where !commands[index].command.isBackground { read(commands[index], into: &step) }
        step.run.needsNewTerminal = step.run.isBlocking
        readDirectory(commands, into: &step)
        for index in commands.indices where !commands[index].isElsewhere {
            readTools(commands[index].command, into: &step)
        }
    }

    private static func read(_ read: ReadCommand, into step: inout Step) {
        // What comes through a pipe or from a file is not typed in.
        let readsInput =
            read.command.connector == .pipe || read.command.redirects.contains { $0.op.begins("<") }
        if read.judgement.asks, !readsInput, !read.isElsewhere { step.run.isInteractive = true }
        if !readsInput, opensShell(read) { (step.run.isInteractive, step.run.isBlocking) = (true, true) }
        if read.command.tool == "read", read.command.connector != .pipe, !read.command.isNested {
            step.run.isInteractive = true
        }
        guard read.judgement.blocks, !read.command.wrappers.contains("timeout") else { return }
        if readsInput, !keepsRunning(read.command) { return }
        step.run.isBlocking = true
    }

    /// `ssh host`, `kubectl exec -it pod -- bash`: the next line would run there.
    private static func opensShell(_ read: ReadCommand) -> Bool {
        if read.command.tool == "ssh" {
            return !read.runsNested && !read.command.positionals.isEmpty && read.command.flag("-N") == nil
        }
        if read.command.tool == "sqlite3" {
            return read.command.positionals.count <= 1 && read.command.flag("-cmd") == nil
        }
        guard read.isElsewhere, read.command.positionals.isEmpty, read.command.flag("-c") == nil else { return false }
        return shells.contains(read.command.tool)
    }

    private static let shells: WordIndex = [
        "bash", "sh", "zsh", "ash", "fish", "psql", "mysql", "redis-cli", "mongosh",
    ]

    private static func keepsRunning(_ command: Command) -> Bool {
        // `docker compose -f FILE logs`: the flag names a file.
        command.flags.contains { $0.value == nil && ["-f", "-F", "--follow", "-w", "--watch"].contains($0.name) }
    }

    private static func readDirectory(_ commands: [ReadCommand], into step: inout Step) {
        guard !commands.isEmpty, commands[0].command.tool == "cd" || commands[0].command.tool == "pushd",
            !commands[0].command.isNested, let target = commands[0].command.positionals.first
        else { return }
        step.run.directory = target.value.text
        step.outputs.append(Output(name: target.value.text, from: .directory))
    }

    private static func readTools(_ command: Command, into step: inout Step) {
        for tool in command.wrappers where tool == "sudo" || tool == "watch" || tool == "timeout" {
            require(tool, by: &step)
        }
        require(command.tool, by: &step)
    }

    private static func require(_ tool: String, by step: inout Step) {
        if !step.requires.tools.contains(tool), isInstalled(tool) { step.requires.tools.append(tool) }
    }

    /// Not part of every shell, and a name rather than a path or a variable.
    private static func isInstalled(_ tool: String) -> Bool {
        guard let first = tool.utf8.first, ASCII.isAlphanumeric(first) else { return false }
        return !builtins.contains(tool) && tool.utf8.allSatisfy { ASCII.isNameByte($0) || $0 == 0x2D || $0 == 0x2E }
    }

    private static let builtins: WordIndex = [
        "echo", "printf", "test", "true", "false", "exit", "return", "break", "continue", "shift", "wait", "trap",
        "set",
        "shopt", "let", "pwd", "umask", "type", "cd", "pushd", "popd", "export", "unset", "alias", "unalias", "declare",
        "local", "readonly", "typeset", "read", "readarray", "mapfile", "getopts", "source", "eval", "exec", "command",
        "builtin", "history", "jobs", "fg", "bg", "disown", "kill", "ulimit", "hash", "cat", "ls", "rm", "cp", "mv",
        "mkdir", "sleep", "head", "tail", "sort", "wc", "date", "tee", "touch", "chmod", "basename", "dirname", "tr",
        "cut",
    ]
}

import CommandTrees
import RunbookModel
import SourceText

/// How a step is run: where, whether it comes back, whether it asks.
enum RunHintReader {
    static func read(_ commands: [ReadCommand], into step: inout Step) {
        for read in commands where !read.command.isBackground {
            let command = read.command
            // What comes through a pipe or from a file is not typed in.
            let readsInput = command.connector == .pipe || command.redirects.contains { $0.op.begins("<") }
            if read.judgement.asks, !readsInput, !read.isElsewhere { step.run.isInteractive = true }
            if opensShell(read), !readsInput { (step.run.isInteractive, step.run.isBlocking) = (true, true) }
            if command.tool == "read", command.connector != .pipe, !command.isNested { step.run.isInteractive = true }
            guard read.judgement.blocks, !command.wrappers.contains("timeout") else { continue }
            if readsInput, !keepsRunning(command) { continue }
            step.run.isBlocking = true
        }
        step.run.needsNewTerminal = step.run.isBlocking
        readDirectory(commands, into: &step)
        readTools(commands, into: &step)
    }

    /// `ssh host`, `kubectl exec -it pod -- bash`: the next line would run there.
    private static func opensShell(_ read: ReadCommand) -> Bool {
        let command = read.command
        if command.tool == "ssh" {
            return !read.runsNested && !command.positionals.isEmpty && command.flag("-N") == nil
        }
        if command.tool == "sqlite3" { return command.positionals.count <= 1 && command.flag("-cmd") == nil }
        let isBare = command.positionals.isEmpty && command.flag("-c") == nil
        return read.isElsewhere && isBare && shells.contains(command.tool)
    }

    private static let shells: Set<String> = [
        "bash", "sh", "zsh", "ash", "fish", "psql", "mysql", "redis-cli", "mongosh",
    ]

    private static func keepsRunning(_ command: Command) -> Bool {
        command.flag(anyOf: ["-f", "-F", "--follow", "-w", "--watch"]) != nil
    }

    private static func readDirectory(_ commands: [ReadCommand], into step: inout Step) {
        guard let first = commands.first?.command, first.tool == "cd" || first.tool == "pushd", !first.isNested,
            let target = first.positionals.first
        else { return }
        step.run.directory = target.value.text
        step.outputs.append(Output(name: target.value.text, from: .directory))
    }

    private static func readTools(_ commands: [ReadCommand], into step: inout Step) {
        for read in commands where !read.isElsewhere {
            for tool in read.command.wrappers where tool == "sudo" || tool == "watch" || tool == "timeout" {
                require(tool, by: &step)
            }
            require(read.command.tool, by: &step)
        }
    }

    private static func require(_ tool: String, by step: inout Step) {
        if !step.requires.tools.contains(tool), isInstalled(tool) { step.requires.tools.append(tool) }
    }

    /// Not part of every shell, and a name rather than a path or a variable.
    private static func isInstalled(_ tool: String) -> Bool {
        guard let first = tool.utf8.first, ASCII.isAlphanumeric(first) else { return false }
        return !builtins.contains(tool) && tool.utf8.allSatisfy { ASCII.isNameByte($0) || $0 == 0x2D || $0 == 0x2E }
    }

    private static let builtins: Set<String> = [
        "echo", "printf", "test", "true", "false", "exit", "return", "break", "continue", "shift", "wait", "trap",
        "set",
        "shopt", "let", "pwd", "umask", "type", "cd", "pushd", "popd", "export", "unset", "alias", "unalias", "declare",
        "local", "readonly", "typeset", "read", "readarray", "mapfile", "getopts", "source", "eval", "exec", "command",
        "builtin", "history", "jobs", "fg", "bg", "disown", "kill", "ulimit", "hash", "cat", "ls", "rm", "cp", "mv",
        "mkdir", "sleep", "head", "tail", "sort", "wc", "date", "tee", "touch", "chmod", "basename", "dirname", "tr",
        "cut",
    ]
}

import CommandTrees
import RunbookModel
import ShellSyntax

/// What a block is written in, and why we think so.
struct LanguageReading: Equatable {
    var language: Language
    var reason: String
}

/// Decides what a block is written in from its label and, where that says nothing or is wrong, from its text.
enum LanguageDetection {
    private static let shells: Set<String> = [
        "bash", "sh", "shell", "zsh", "ksh", "fish", "shell-script", "bash-session-input", "commandline", "cli",
        "cmdline",
    ]
    private static let consoles: Set<String> = [
        "console", "shellsession", "shell-session", "sh-session", "bash-session", "terminal", "session", "term",
    ]
    private static let dialects: [String: Language] = [
        "sql": .sql, "postgresql": .sql, "postgres": .sql, "pgsql": .sql, "plpgsql": .sql, "mysql": .sql, "psql": .sql,
        "sqlite": .sql, "bigquery": .sql, "tsql": .sql, "cql": .sql, "python": .python, "py": .python,
        "python3": .python,
        "pycon": .python, "json": .json, "jsonc": .json, "json5": .json, "jsonl": .json, "ndjson": .json, "yaml": .yaml,
        "yml": .yaml, "mermaid": .diagram, "plantuml": .diagram, "dot": .diagram, "graphviz": .diagram,
        "output": .output,
        "log": .output, "logs": .output, "out": .output,
    ]
    private static let windows: [String: Language] = [
        "powershell": .powershell, "pwsh": .powershell, "ps1": .powershell, "posh": .powershell, "ps": .powershell,
        "cmd": .cmd, "bat": .cmd, "batch": .cmd, "dos": .cmd, "batchfile": .cmd, "winbatch": .cmd,
    ]
    private static let plain: Set<String> = [
        "text", "txt", "plaintext", "plain", "none", "nohighlight", "ascii", "raw",
    ]

    static func read(declared: String?, text: [UInt8]) -> LanguageReading {
        let lines = BlockLines(text[...])
        guard let declared else { return unlabelled(lines, text: text, because: "no label") }
        if shells.contains(declared) { return shell(lines, text: text, declared: declared) }
        if consoles.contains(declared) {
            if Session.read(text) != nil { return LanguageReading(language: .console, reason: "declared") }
            return unlabelled(lines, text: text, because: "labelled '\(declared)' but without a prompt")
        }
        if let language = dialects[declared] { return labelled(language, lines, declared: declared) }
        if plain.contains(declared) { return unlabelled(lines, text: text, because: "labelled '\(declared)'") }
        if let language = windows[declared] {
            let isSession = Session.read(text) != nil
            return LanguageReading(
                language: isSession ? .console : language,
                reason: isSession ? "labelled '\(declared)' but with prompts" : "declared")
        }
        return LanguageReading(language: .other, reason: "declared")
    }

    private static func shell(_ lines: BlockLines, text: [UInt8], declared: String) -> LanguageReading {
        if Session.read(text) != nil {
            return LanguageReading(language: .console, reason: "labelled '\(declared)' but with prompts")
        }
        if lines.looksLikePython {
            return LanguageReading(language: .python, reason: "labelled '\(declared)' but reads as Python")
        }
        if lines.looksLikeSQL {
            return LanguageReading(language: .sql, reason: "labelled '\(declared)' but reads as SQL")
        }
        if lines.looksLikeJSON {
            return LanguageReading(language: .json, reason: "labelled '\(declared)' but reads as JSON")
        }
        return LanguageReading(language: .shell, reason: "declared")
    }

    private static func labelled(_ language: Language, _ lines: BlockLines, declared: String) -> LanguageReading {
        if language == .python, lines.looksLikeSQL {
            return LanguageReading(language: .sql, reason: "labelled '\(declared)' but reads as SQL")
        }
        if language == .sql || language == .python, lines.startsWithKnownTool, !lines.looksLikeSQL,
            !lines.looksLikePython
        {
            return LanguageReading(language: .shell, reason: "labelled '\(declared)' but starts with a known command")
        }
        return LanguageReading(language: language, reason: "declared")
    }

    private static func unlabelled(_ lines: BlockLines, text: [UInt8], because label: String) -> LanguageReading {
        if let session = Session.read(text), !session.entries.isEmpty {
            return LanguageReading(language: .console, reason: "\(label); lines start with a prompt")
        }
        if lines.looksLikeDiagram { return LanguageReading(language: .diagram, reason: "\(label); drawn with lines") }
        if lines.looksLikeJSON { return LanguageReading(language: .json, reason: "\(label); starts as JSON") }
        if lines.looksLikeSQL { return LanguageReading(language: .sql, reason: "\(label); reads as SQL") }
        if lines.looksLikeCommands {
            return LanguageReading(language: .shell, reason: "\(label); starts with known commands")
        }
        if lines.looksLikePython { return LanguageReading(language: .python, reason: "\(label); reads as Python") }
        return LanguageReading(language: .text, reason: "\(label); no command recognised")
    }
}

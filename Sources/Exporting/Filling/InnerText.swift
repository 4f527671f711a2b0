import ShellSyntax
import SourceText

/// What a word of a command is, when the command reads it as a text in a language of its own.
enum InnerText {
    case shell([UInt8])
    case sql([UInt8])
    case json([UInt8])
    case yaml([UInt8])
    /// Code that is not understood here: only plain words can be put into it.
    case opaque
}

/// Knows which commands read their arguments, or what is piped to them, as code.
struct InnerTextReader {
    let script: Script
    let text: [UInt8]

    private static let shells: Set<String> = ["sh", "bash", "zsh", "dash", "ksh", "ash"]
    private static let sqlClients: Set<String> = [
        "psql", "mysql", "mariadb", "sqlite3", "sqlite", "bq", "sqlcmd", "cqlsh", "clickhouse-client", "cockroach",
        "duckdb", "snowsql", "usql", "sqlplus", "mycli", "pgcli", "trino", "presto", "athena", "spanner-cli",
    ]
    private static let interpreters: Set<String> = [
        "python", "python2", "python3", "node", "ruby", "perl", "php", "deno", "lua", "Rscript", "osascript",
    ]
    private static let filters: Set<String> = ["awk", "gawk", "mawk", "sed", "gsed", "jq", "yq", "gojq", "expr", "bc"]
    private static let runners: Set<String> = [
        "heroku", "fly", "flyctl", "parallel", "pssh", "pdsh", "ansible", "vagrant", "expect", "at", "batch", "tmux",
        "screen", "salt", "mongo", "mongosh", "redis-cli",
    ]
    private static let sshFlagsWithValue = Array("BbcDEeFIiJLlmOopQRSWw".utf8)

    /// What the word at `index` of a command is read as; `nil` when it is an ordinary argument.
    func inner(ofWord index: Int, in command: SimpleCommand) -> InnerText? {
        let words = command.words
        let names = words.map { Self.baseName($0.text) }
        if let code = shellText(index, words, names) { return code }
        if names.prefix(index).contains(where: Self.interpreters.contains),
            ["-c", "-e", "-r", "--eval", "-p"].contains(words[max(0, index - 1)].text)
        {
            return .opaque
        }
        if let filter = names.firstIndex(where: Self.filters.contains), filter < index {
            // The first argument that is no flag is the program.
            let program = words[(filter + 1)...].firstIndex { !$0.text.hasPrefix("-") }
            if program == index || isCode(words[index]) { return .opaque }
        }
        if isCode(words[index]), names.prefix(index).contains(where: Self.runners.contains) { return .opaque }
        if names.prefix(index).contains(where: Self.sqlClients.contains), Self.isSQL(words[index].text) {
            return .sql(Array(words[index].text.utf8))
        }
        if let reader = receiver(of: command), let inner = read(Array(words[index].text.utf8), by: reader) {
            return inner
        }
        return Self.json(words[index].text)
    }

    private func isCode(_ word: Word) -> Bool {
        word.text.utf8.contains { " {}()|$;\n[]\"'".utf8.contains($0) }
    }

    /// What the body of a here-document is read as.
    func inner(ofBody body: [UInt8], of command: SimpleCommand) -> InnerText? {
        if let own = read(body, by: command) { return own }
        if let reader = receiver(of: command), let inner = read(body, by: reader) { return inner }
        return Self.json(String(decoding: body, as: UTF8.self))
    }

    /// What a command makes of its standard input.
    private func read(_ bytes: [UInt8], by command: SimpleCommand) -> InnerText? {
        let names = command.words.map { Self.baseName($0.text) }
        guard !names.isEmpty else { return nil }
        if names.contains(where: Self.sqlClients.contains) { return .sql(bytes) }
        if names.contains(where: Self.interpreters.contains) { return .opaque }
        if let shell = names.firstIndex(where: { Self.shells.contains($0) || $0 == "ssh" }) {
            let isOnlyRead = names[shell] == "ssh" || !names[shell...].contains { Self.isCodeFlag($0) }
            return isOnlyRead ? .shell(bytes) : nil
        }
        if names.contains("kubectl") || names.contains("oc") { return .yaml(bytes) }
        return nil
    }

    /// The command that reads what this one writes.
    private func receiver(of command: SimpleCommand) -> SimpleCommand? {
        guard let index = script.commands.firstIndex(of: command) else { return nil }
        for next in script.commands[(index + 1)...] where next.range.lowerBound >= command.range.upperBound {
            return next.connector == .pipe || next.connector == .pipeBoth ? next : nil
        }
        return nil
    }

    private func shellText(_ index: Int, _ words: [Word], _ names: [String]) -> InnerText? {
        for (number, name) in names.enumerated() where number < index {
            let previous = words[index - 1].text
            if Self.shells.contains(name), Self.isCodeFlag(previous), index - 1 > number {
                return shell([words[index]])
            }
            switch name {
            case "su", "runuser": if previous == "-c" || previous == "--command" { return shell([words[index]]) }
            case "eval": return shell(Array(words[(number + 1)...]))
            case "trap": if index == number + 1 { return shell([words[index]]) }
            case "watch":
                let start = firstArgument(words, after: number) { ["-n", "--interval", "-q"].contains($0) }
                if index >= start { return shell(Array(words[start...])) }
            case "ssh", "autossh":
                let host = firstArgument(words, after: number) { flag in
                    let bytes = Array(flag.utf8)
                    return bytes.count == 2 && Self.sshFlagsWithValue.contains(bytes[1])
                }
                if index > host { return shell(Array(words[(host + 1)...])) }
            case "gcloud", "az", "aws":
                if previous == "--command" { return shell([words[index]]) }
                if words[index].text.hasPrefix("--command=") || previous == "--parameters" { return .opaque }
            default: break
            }
        }
        return nil
    }

    private func shell(_ words: [Word]) -> InnerText {
        .shell(Array(words.map(\.text).joined(separator: " ").utf8))
    }

    private func firstArgument(_ words: [Word], after start: Int, takesValue: (String) -> Bool) -> Int {
        var index = start + 1
        while index < words.count, words[index].text.hasPrefix("-"), words[index].text.utf8.count > 1 {
            index += takesValue(words[index].text) ? 2 : 1
        }
        return index
    }

    /// `-c`, `-lc`, `-ec`.
    private static func isCodeFlag(_ word: String) -> Bool {
        let bytes = Array(word.utf8)
        return bytes.count >= 2 && bytes[0] == UInt8(ascii: "-") && bytes[1] != UInt8(ascii: "-")
            && bytes.last == UInt8(ascii: "c") && bytes.count < 6
    }

    private static func baseName(_ word: String) -> String {
        word.utf8.contains(0x2F) ? word.split(separator: "/").last.map(String.init) ?? word : word
    }

    private static let sqlWords = [
        "select", "insert", "update", "delete", "from", "where", "create", "alter", "drop", "grant", "with", "truncate",
        "call", "set", "vacuum", "revoke", "explain", "show", "use", "kill",
    ]

    private static func isSQL(_ text: String) -> Bool {
        let words = text.lowercased().split { !$0.isLetter }
        return text.utf8.contains(0x20) && words.contains { sqlWords.contains(String($0)) }
    }

    /// A word that is a document of JSON, as `--data` takes it; `name={…}` too.
    private static func json(_ text: String) -> InnerText? {
        let bytes = Array(text.utf8)
        var start = 0
        if let sign = bytes.firstIndex(of: UInt8(ascii: "=")),
            bytes[..<sign].allSatisfy({ $0.isWordByte || $0 == 0x2D })
        {
            start = sign + 1
        }
        let rest = bytes[start...].drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }
        guard let open = rest.first, open == UInt8(ascii: "{") || open == UInt8(ascii: "[") else { return nil }
        let next = rest.dropFirst().first { $0 != 0x20 && $0 != 0x0A && $0 != 0x09 }
        guard let next, [UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "[")].contains(next) else { return nil }
        return .json(Array(rest))
    }
}

import RunbookModel
import ShellSyntax
import SourceText

/// Which secrets a step handles and who could see them. Values never leave this file.
enum SecretReader {
    static func read(_ script: Script, _ commands: [ReadCommand], into step: inout Step) {
        var uses = SecretUses()
        for index in commands.indices {
            readFlags(commands[index].command, into: &uses)
            readValues(commands[index].command, into: &uses)
            for value in commands[index].command.environment {
                readAssignment(value.name, value.value, .env, into: &uses)
            }
        }
        for simple in script.commands where simple.words.isEmpty {
            for assignment in simple.assignments where SecretName.matches(assignment.name) {
                let isLiteral = assignment.value.map { $0.isLiteral && !$0.text.isEmpty } ?? false
                uses.add(assignment.name, isLiteral ? .literal : .env)
            }
        }
        step.secrets = uses.found
    }

    private static func readAssignment(
        _ name: String, _ value: Command.Value?, _ exposure: SecretUse.Exposure, into uses: inout SecretUses
    ) {
        guard SecretName.matches(name) else { return }
        let isLiteral = value.map { $0.isLiteral && !$0.text.isEmpty && !Placeholders.isPlaceholder($0.text) } ?? false
        uses.add(name, isLiteral ? .literal : exposure)
    }

    private static func readFlags(_ command: Command, into uses: inout SecretUses) {
        for flag in command.flags {
            if flag.name == "--password-stdin" {
                uses.add("password", .stdin)
                continue
            }
            guard let value = flag.value, isSecretFlag(flag.name, command.tool) else { continue }
            if let name = VariableNames.first(in: value.text) {
                uses.add(name, .argv)
            } else if value.isLiteral, !value.text.isEmpty, value.text != "-", !Placeholders.isPlaceholder(value.text) {
                let isAccount = flag.name == "-u" || flag.name == "--user"
                if !isAccount || value.text.utf8.contains(0x3A) { uses.add(plain(flag.name), .literal) }
            } else if !value.isLiteral {
                uses.add(plain(flag.name), .argv)
            }
        }
    }

    private static func isSecretFlag(_ name: String, _ tool: String) -> Bool {
        if name.begins("--"), name != "--secret", SecretName.matches(name) { return true }
        switch tool {
        case "curl": return name == "-u" || name == "--user"
        case "redis-cli": return name == "-a"
        case "mysql", "mysqldump", "sshpass": return name == "-p"
        default: return false
        }
    }

    private static func plain(_ flag: String) -> String {
        switch flag {
        case "-u", "--user", "-p", "-a": "password"
        default: String(flag.drop { $0 == "-" })
        }
    }

    /// Secrets inside arguments: variables by their names, and passwords in URLs.
    private static func readValues(_ command: Command, into uses: inout SecretUses) {
        for argument in command.positionals { readValue(argument.value.text, of: command, into: &uses) }
        for flag in command.flags {
            if let value = flag.value { readValue(value.text, of: command, into: &uses) }
        }
        for own in command.environment {
            if let value = own.value { readValue(value.text, of: command, into: &uses) }
        }
    }

    private static func readValue(_ value: String, of command: Command, into uses: inout SecretUses) {
        // Most values hold neither.
        var (hasDollar, hasAt) = (false, false)
        for byte in value.utf8 {
            if byte == UInt8(ascii: "$") { hasDollar = true }
            if byte == UInt8(ascii: "@") { hasAt = true }
        }
        if hasDollar {
            let isPrinter = command.tool == "echo" || command.tool == "printf"
            for name in VariableNames.all(in: value) where SecretName.matches(name) {
                uses.add(name, isPrinter ? .stdin : .argv)
            }
        }
        if hasAt, hasPasswordInURL(value) { uses.add("password", .literal) }
    }

    /// `scheme://user:password@host` with a password that stands there.
    private static func hasPasswordInURL(_ text: String) -> Bool {
        guard text.utf8.contains(UInt8(ascii: "@")), let scheme = text.range(of: "://") else { return false }
        let authority = text[scheme.upperBound...].prefix { $0 != "/" && $0 != " " }
        guard let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":") else {
            return false
        }
        let password = authority[authority.index(after: colon)..<at]
        return !password.isEmpty && !password.utf8.contains { $0 == 0x24 || $0 == 0x3C || $0 == 0x7B }
            && !Placeholders.isPlaceholder(String(password))
    }
}

/// The secrets of a step, each once with each exposure.
struct SecretUses {
    private(set) var found: [SecretUse] = []

    mutating func add(_ name: String, _ exposure: SecretUse.Exposure) {
        let use = SecretUse(name: name, exposure: exposure)
        if !found.contains(use) { found.append(use) }
    }
}

/// Whether a name is one that secrets have.
enum SecretName {
    static func matches(_ name: String) -> Bool {
        let bytes = name.utf8.span
        guard mayMatch(bytes) else { return false }
        let words = Words(bytes, limit: .max) { !ASCII.isAlphanumeric($0) }
        guard let last = words.all.last, let range = words.ranges.last else { return false }
        if words.all.contains(where: strong.contains) { return !describes.contains(last) }
        for end in ends where range.count >= end.count {
            let tail = bytes.extracting(range.upperBound - Int(end.count)..<range.upperBound)
            if Words.Word(folding: tail) == end { return true }
        }
        guard keys.contains(last), words.count > 1 else { return false }
        return !openKeys.contains(words.all[words.count - 2])
    }

    /// Whether some word of the tables could stand in the name: nearly all names are told by one look at their bytes.
    private static func mayMatch(_ name: borrowing Span<UInt8>) -> Bool {
        for index in 0..<max(0, name.count - 2) {
            let next = name[index + 1] | 0x20
            switch name[index] | 0x20 {
            case UInt8(ascii: "p"): if next == UInt8(ascii: "a") { return true }
            case UInt8(ascii: "k"): if next == UInt8(ascii: "e") { return true }
            case UInt8(ascii: "t"): if next == UInt8(ascii: "o") { return true }
            case UInt8(ascii: "s"): if next == UInt8(ascii: "e") { return true }
            case UInt8(ascii: "c"): if next == UInt8(ascii: "r") { return true }
            default: break
            }
        }
        return false
    }

    private static let ends = [Words.Word("password"), Words.Word("apikey"), Words.Word("passwd")]
    private static let strong: PhraseSet = [
        "password", "passwd", "passphrase", "secret", "token", "credentials", "pgpassword",
    ]
    /// `TOKEN_URL` and `SECRET_NAME` are about a secret.
    private static let describes: PhraseSet = [
        "id", "name", "url", "uri", "path", "file", "version", "versions", "arn", "ttl", "type", "count", "namespace",
        "manager", "store", "length", "expiry", "policy", "address", "endpoint", "issuer", "enabled", "names", "ref",
    ]
    private static let keys: PhraseSet = ["key", "keys", "pass", "pat"]
    private static let openKeys: PhraseSet = [
        "public", "primary", "routing", "partition", "sort", "foreign", "object", "cache", "redis", "row", "hash",
        "range", "index", "lookup", "issue", "project", "ssh", "pub", "tag", "label", "s3", "idempotency",
    ]
}

/// Names behind `$` in a text.
enum VariableNames {
    static func first(in text: String) -> String? { all(in: text).first }

    static func all(in text: String) -> [String] {
        guard text.utf8.contains(UInt8(ascii: "$")) else { return [] }
        let bytes = Array(text.utf8)
        var names: [String] = []
        var index = 0
        while index < bytes.count {
            defer { index += 1 }
            guard bytes[index] == UInt8(ascii: "$"), index + 1 < bytes.count else { continue }
            var start = index + 1
            if bytes[start] == UInt8(ascii: "{") { start += 1 }
            var end = start
            while end < bytes.count, ASCII.isNameByte(bytes[end]) { end += 1 }
            guard end > start, !ASCII.isDigit(bytes[start]) else { continue }
            names.append(String(decoding: bytes[start..<end], as: UTF8.self))
            index = end - 1
        }
        return names
    }
}

import RunbookModel
import ShellSyntax

/// Which secrets a step handles and who could see them. Values never leave this file.
enum SecretReader {
    static func read(_ script: Script, _ commands: [ReadCommand], into step: inout Step) {
        var uses = SecretUses()
        for read in commands {
            readFlags(read.command, into: &uses)
            readValues(read.command, into: &uses)
            for value in read.command.environment { readAssignment(value.name, value.value, .env, into: &uses) }
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
        if name.utf8.starts(with: "--".utf8), name != "--secret", SecretName.matches(name) { return true }
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
        let isPrinter = command.tool == "echo" || command.tool == "printf"
        let values =
            command.positionals.map(\.value) + command.flags.compactMap(\.value)
            + command.environment.compactMap(\.value)
        for value in values {
            for name in VariableNames.all(in: value.text) where SecretName.matches(name) {
                uses.add(name, isPrinter ? .stdin : .argv)
            }
            if hasPasswordInURL(value.text) { uses.add("password", .literal) }
        }
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

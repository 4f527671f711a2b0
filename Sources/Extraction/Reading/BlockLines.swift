import CommandTrees

/// The lines of a block and what they look like, taken together.
struct BlockLines {
    /// Without line ends; blank lines and comments left out.
    private let code: [Substring]

    init(_ text: String) {
        let lines = text.utf8.split(separator: 0x0A).map { Substring($0) }
        code = lines.filter { line in
            guard let first = line.utf8.first(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { return false }
            return first != 0x23
        }
    }

    private func share(_ isOne: (Substring) -> Bool) -> Double {
        code.isEmpty ? 0 : Double(code.count(where: isOne)) / Double(code.count)
    }
}

extension BlockLines {
    private static let pythonStarts = [
        "def ", "class ", "import ", "from ", "@", "return ", "print(", "if __name__", "elif ", "except", "async def ",
        "with open(", "raise ", "await ", "for ", "try:", "else:", "    ",
    ]
    private static let pythonProof = ["def ", "class ", "import ", "from ", "async def ", "@", "if __name__"]

    /// `import x`, `def f():`, decorators; or calls and assignments with spaces around `=`, which no shell accepts.
    var looksLikePython: Bool {
        guard !startsWithKnownTool else { return false }
        let proof = code.contains { line in
            let line = line.drop { $0 == " " }
            return Self.pythonProof.contains { line.hasPrefix($0) } && isPythonProof(line)
        }
        let pythonic = share { line in
            Self.pythonStarts.contains { line.hasPrefix($0) } || isSpacedAssignment(line) || isCall(line)
        }
        return proof ? pythonic >= 0.5 : pythonic >= 0.8 && code.contains(where: isSpacedAssignment)
    }

    private func isPythonProof(_ line: Substring) -> Bool {
        if line.hasPrefix("import ") { return !line.contains("=") && !line.contains("-") }
        if line.hasPrefix("from ") { return line.contains(" import ") }
        if line.hasPrefix("@") {
            return line.dropFirst().first?.isLetter == true && !line.contains(" ") || line.contains("(")
        }
        return line.contains("(") || line.hasSuffix(":")
    }

    private func isSpacedAssignment(_ line: Substring) -> Bool {
        guard let equals = line.firstIndex(of: "="), line[..<equals].hasSuffix(" ") else { return false }
        let name = line[..<equals].split(separator: " ")
        return name.count == 1 && name[0].utf8.allSatisfy(isNameByte) && line[equals...].hasPrefix("= ")
    }

    private func isCall(_ line: Substring) -> Bool {
        guard let open = line.firstIndex(of: "("), open != line.startIndex else { return false }
        return line[..<open].utf8.allSatisfy { isNameByte($0) || $0 == 0x2E } && line.hasSuffix(")")
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (0x30...0x39).contains(byte) || byte == 0x5F || byte == 0x2E
    }
}

extension BlockLines {
    static let sqlVerbs: Set<String> = [
        "SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "ALTER", "DROP", "BEGIN", "COMMIT", "ROLLBACK", "WITH",
        "GRANT",
        "REVOKE", "EXPLAIN", "TRUNCATE", "VACUUM", "ANALYZE", "REINDEX", "SHOW", "PRAGMA", "MERGE", "COPY", "REFRESH",
        "SET", "LOCK", "START", "USE", "CALL", "DO",
    ]
    /// What has to follow a verb for a statement to be SQL and not a sentence or a command of the same name.
    private static let sqlFollowers: [String: Set<String>] = [
        "INSERT": ["INTO", "OR", "OVERWRITE"], "DELETE": ["FROM"], "CREATE": sqlObjects, "ALTER": sqlObjects,
        "DROP": sqlObjects, "TRUNCATE": ["TABLE"], "MERGE": ["INTO"], "REFRESH": ["MATERIALIZED"],
        "START": ["TRANSACTION"], "LOCK": ["TABLE", "TABLES"],
    ]
    private static let sqlObjects: Set<String> = [
        "TABLE", "INDEX", "UNIQUE", "VIEW", "OR", "DATABASE", "SCHEMA", "USER", "ROLE", "EXTENSION", "FUNCTION",
        "POLICY",
        "TRIGGER", "TYPE", "SEQUENCE", "MATERIALIZED", "TEMP", "TEMPORARY", "PUBLICATION", "SUBSCRIPTION", "SYSTEM",
        "PROCEDURE", "CONSTRAINT", "CONCURRENTLY", "EXTERNAL", "SNAPSHOT", "KEYSPACE", "IF", "TABLESPACE", "COLUMN",
    ]

    /// The first line of code starts a statement, and a statement ends in `;` or names a table.
    var looksLikeSQL: Bool {
        guard let first = code.first(where: { !$0.drop(while: { $0 == " " }).hasPrefix("--") }) else { return false }
        guard Self.startsStatement(first) else { return false }
        let words = first.split(whereSeparator: { $0 == " " || $0 == ";" || $0 == "(" })
        let isUpper = words.first.map { $0 == $0.uppercased() } ?? false
        let hasEnd = code.contains { $0.contains(";") }
        let hasTable = code.contains { line in
            let upper = line.uppercased()
            return upper.contains("FROM ") || upper.contains("INTO ") || upper.contains("TABLE ")
                || upper.contains(" SET ")
        }
        return isUpper ? (hasEnd || hasTable) : (hasEnd && hasTable)
    }

    /// Whether a line starts with an SQL verb and what such a verb is followed by.
    static func startsStatement(_ line: Substring) -> Bool {
        let words = line.uppercased().split(whereSeparator: { $0 == " " || $0 == ";" || $0 == "(" || $0 == "\t" })
        guard let verb = words.first.map(String.init), sqlVerbs.contains(verb) else { return false }
        guard let followers = sqlFollowers[verb] else { return true }
        return words.dropFirst().first.map { followers.contains(String($0)) } ?? false
    }

    var looksLikeJSON: Bool {
        guard let first = code.first?.drop(while: { $0 == " " }), let last = code.last?.last else { return false }
        if first.hasPrefix("{") {
            let rest = first.dropFirst().drop { $0 == " " }
            return (rest.isEmpty || rest.hasPrefix("\"") || rest.hasPrefix("}")) && (last == "}" || code.count > 2)
                && (code.count == 1 || code.contains { $0.contains("\":") || $0.contains("\" :") })
        }
        if first == "[" { return code.dropFirst().first.map { $0.contains("{") || $0.contains("\"") } ?? false }
        return first.hasPrefix("[{") || first.hasPrefix("[\"")
    }

    /// Box drawing, arrows between words, or trees of files.
    var looksLikeDiagram: Bool {
        share { line in
            line.unicodeScalars.contains {
                (0x2500...0x257F).contains($0.value) || $0.value == 0x25BC || $0.value == 0x2193
            }
        } >= 0.3
    }
}

extension BlockLines {
    var startsWithKnownTool: Bool { code.first.map(Self.startsWithKnownTool) ?? false }

    /// The first line runs a known tool, and most lines that are not continuations do.
    var looksLikeCommands: Bool {
        guard startsWithKnownTool else { return false }
        var starts = 0
        var known = 0
        var isContinuation = false
        for line in code {
            if !isContinuation, line.first?.isWhitespace == false {
                starts += 1
                if Self.startsWithKnownTool(line) || Self.isAssignment(line) { known += 1 }
            }
            isContinuation = line.hasSuffix("\\") || line.hasSuffix("|") || line.hasSuffix("&&")
        }
        return known * 2 >= starts
    }

    static func startsWithKnownTool(_ line: Substring) -> Bool {
        var words = line.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 }).map { Substring($0) }[...]
        while let word = words.first,
            ["sudo", "time", "nohup", "exec", "command", "env"].contains(word) || isAssignment(word)
        {
            words = words.dropFirst()
        }
        guard let first = words.first else { return false }
        let name = first.utf8.split(separator: 0x2F).last.map { Substring($0) } ?? first
        guard ToolNames.isKnown(String(name)) || first.utf8.starts(with: "./".utf8) else { return false }
        return !isSentence(words)
    }

    /// Programs that are English words as well: a line needs more than letters to be taken for a command.
    private static let words: Set<Substring> = [
        "just", "make", "find", "kill", "cut", "sort", "date", "watch", "host", "more", "less", "top", "set", "go",
        "time",
        "test", "which", "who", "last", "screen", "service", "tree", "join", "split", "head", "tail", "look", "mail",
        "write",
        "task", "node", "dot", "import", "install", "at", "file", "history", "free", "source", "mount", "export",
        "history",
        "convert", "fly", "flux", "k", "ip", "stat", "touch", "exit", "alias", "heroku", "rake", "rails", "pulse",
    ]
    private static let common: Set<Substring> = [
        "the", "a", "an", "is", "are", "to", "that", "this", "sure", "and", "of", "your", "with", "for", "you", "it",
        "not",
    ]

    /// `find the revision that`, `make sure it is`: prose that starts with a word that is a program as well.
    private static func isSentence(_ words: ArraySlice<Substring>) -> Bool {
        guard words.count >= 3 else { return false }
        let isPlain = words.dropFirst().allSatisfy { word in
            word.utf8.allSatisfy { ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || $0 == 0x2C || $0 == 0x2E || $0 == 0x27 }
        }
        guard isPlain else { return false }
        return words.dropFirst().contains(where: common.contains)
            || words.count >= 4 && Self.words.contains(words[words.startIndex])
    }

    private static func isAssignment(_ word: Substring) -> Bool {
        guard let equals = word.firstIndex(of: "="), equals != word.startIndex else { return false }
        return word[..<equals].utf8.allSatisfy {
            ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || (0x30...0x39).contains($0) || $0 == 0x5F
        }
            && word.first?.isNumber == false
    }
}

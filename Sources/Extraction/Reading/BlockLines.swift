import CommandTrees
import SourceText

/// The lines of a block and what they look like, taken together.
struct BlockLines {
    private let text: ArraySlice<UInt8>
    /// The first line of code.
    private let first: Line?

    /// A line without its end.
    typealias Line = ArraySlice<UInt8>

    init(_ text: ArraySlice<UInt8>) {
        self.text = text
        first = Self.code(in: text, limit: 1).first
    }

    /// All lines that are neither blank nor comments.
    private var code: [Line] { Self.code(in: text, limit: .max) }

    private static func code(in text: ArraySlice<UInt8>, limit: Int) -> [Line] {
        var lines: [Line] = []
        var start = text.startIndex
        while start < text.endIndex, lines.count < limit {
            let end = text[start...].firstIndex(of: 0x0A) ?? text.endIndex
            let line = text[start..<end]
            if let first = line.first(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }), first != 0x23 {
                lines.append(line)
            }
            start = end + 1
        }
        return lines
    }

    /// The part of the lines for which something is true.
    private static func share(of lines: [Line], _ isOne: (Line) -> Bool) -> Double {
        lines.isEmpty ? 0 : Double(lines.count(where: isOne)) / Double(lines.count)
    }
}

extension ArraySlice<UInt8> {
    fileprivate var withoutIndent: ArraySlice<UInt8> { drop { $0 == 0x20 } }

    fileprivate func begins(_ text: StaticString) -> Bool { span.holds(text, at: 0) }

    fileprivate func ends(_ text: StaticString) -> Bool {
        count >= text.utf8CodeUnitCount && span.holds(text, at: count - text.utf8CodeUnitCount)
    }

    fileprivate func has(_ text: StaticString) -> Bool { span.firstOffset(of: text) != nil }
}

extension BlockLines {
    private static let pythonStarts: [StaticString] = [
        "def ", "class ", "import ", "from ", "@", "return ", "print(", "if __name__", "elif ", "except", "async def ",
        "with open(", "raise ", "await ", "for ", "try:", "else:", "    ",
    ]
    private static let pythonProof: [StaticString] = [
        "def ", "class ", "import ", "from ", "async def ", "@", "if __name__",
    ]

    /// `import x`, `def f():`, decorators; or calls and assignments with spaces around `=`, which no shell accepts.
    var looksLikePython: Bool {
        guard !startsWithKnownTool else { return false }
        let code = code
        let proof = code.contains { line in
            let line = line.withoutIndent
            return Self.pythonProof.contains { line.begins($0) } && isPythonProof(line)
        }
        let pythonic = Self.share(of: code) { line in
            Self.pythonStarts.contains { line.begins($0) } || isSpacedAssignment(line) || isCall(line)
        }
        return proof ? pythonic >= 0.5 : pythonic >= 0.8 && code.contains(where: isSpacedAssignment)
    }

    private func isPythonProof(_ line: Line) -> Bool {
        if line.begins("import ") { return !line.contains(0x3D) && !line.contains(0x2D) }
        if line.begins("from ") { return line.has(" import ") }
        if line.begins("@") {
            let isName = line.dropFirst().first.map { ASCII.isLetter($0) || $0 >= 0x80 } ?? false
            return isName && !line.contains(0x20) || line.contains(0x28)
        }
        return line.contains(0x28) || line.last == 0x3A
    }

    private func isSpacedAssignment(_ line: Line) -> Bool {
        guard let equals = line.firstIndex(of: 0x3D), line[..<equals].last == 0x20,
            line[equals...].begins("= ")
        else { return false }
        let name = line[..<equals].split(separator: 0x20)
        return name.count == 1 && name[0].allSatisfy(isNameByte)
    }

    private func isCall(_ line: Line) -> Bool {
        guard line.last == 0x29, let open = line.firstIndex(of: 0x28), open != line.startIndex else { return false }
        return line[..<open].allSatisfy(isNameByte)
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        ASCII.isAlphanumeric(byte) || byte == 0x5F || byte == 0x2E
    }
}

extension BlockLines {
    /// What statements begin with: a verb, or a verb that is an English word or a command too and what has to follow it.
    private static let statements = PhraseSet(
        [
            "select", "update", "begin", "commit", "rollback", "with", "grant", "revoke", "explain", "vacuum",
            "analyze",
            "reindex", "show", "pragma", "copy", "set", "use", "call", "do", "insert into", "insert or",
            "insert overwrite", "delete from", "truncate table", "merge into", "refresh materialized",
            "start transaction", "lock table", "lock tables",
        ] + ["create", "alter", "drop"].flatMap { verb in objects.map { "\(verb) \($0)" } })
    private static let objects = [
        "table", "index", "unique", "view", "or", "database", "schema", "user", "role", "extension", "function",
        "policy", "trigger", "type", "sequence", "materialized", "temp", "temporary", "publication", "subscription",
        "system", "procedure", "constraint", "concurrently", "external", "snapshot", "keyspace", "if", "tablespace",
        "column",
    ]

    /// The first line of code starts a statement, and a statement ends in `;` or names a table.
    var looksLikeSQL: Bool {
        guard let first, !first.withoutIndent.begins("--") else { return hasSQL(in: code) }
        return Self.startsStatement(first) && hasSQL(in: code)
    }

    private func hasSQL(in code: [Line]) -> Bool {
        guard let first = code.first(where: { !$0.withoutIndent.begins("--") }), Self.startsStatement(first) else {
            return false
        }
        let verb = first.split(whereSeparator: { $0 == 0x20 || $0 == 0x3B || $0 == 0x28 }).first ?? []
        let isUpper = !verb.isEmpty && !verb.contains(where: ASCII.isLower)
        let hasEnd = code.contains { $0.contains(0x3B) }
        let hasTable = code.contains { line in
            let upper = line.map { ASCII.isLower($0) ? $0 - 0x20 : $0 }[...]
            return upper.has("FROM ") || upper.has("INTO ") || upper.has("TABLE ") || upper.has(" SET ")
        }
        return isUpper ? (hasEnd || hasTable) : (hasEnd && hasTable)
    }

    /// Whether a line starts with an SQL verb and what such a verb is followed by.
    static func startsStatement(_ line: Line) -> Bool {
        statements.begins(
            Words(line.span, limit: 2) { $0 == 0x20 || $0 == 0x3B || $0 == 0x28 || $0 == 0x09 })
    }

    var looksLikeJSON: Bool {
        guard let first = first?.withoutIndent, let opening = first.first, opening == 0x7B || opening == 0x5B else {
            return false
        }
        let code = code
        if opening == 0x7B {
            let rest = first.dropFirst().withoutIndent
            return (rest.isEmpty || rest.begins("\"") || rest.begins("}"))
                && (code.last?.last == 0x7D || code.count > 2)
                && (code.count == 1 || code.contains { $0.has("\":") || $0.has("\" :") })
        }
        if first.count == 1 { return code.dropFirst().first.map { $0.contains(0x7B) || $0.contains(0x22) } ?? false }
        return first.begins("[{") || first.begins("[\"")
    }

    /// Box drawing, arrows between words, or trees of files.
    var looksLikeDiagram: Bool {
        Self.share(of: code) { line in
            line.contains(0xE2)
                && String(decoding: line, as: UTF8.self).unicodeScalars.contains {
                    (0x2500...0x257F).contains($0.value) || $0.value == 0x25BC || $0.value == 0x2193
                }
        } >= 0.3
    }
}

extension BlockLines {
    var startsWithKnownTool: Bool { first.map(Self.startsWithKnownTool) ?? false }

    /// `for x in …; do`, `if [ … ]; then` on one line: no other language writes it so.
    var startsWithCompound: Bool {
        guard let first = first?.withoutIndent else { return false }
        if first.begins("for ") || first.begins("while ") || first.begins("until ") {
            return first.has("; do") && text.has("done")
        }
        return first.begins("if ") && first.has("; then") && text.has("fi")
    }

    /// The first line runs a known tool, and most lines that are not continuations do.
    var looksLikeCommands: Bool {
        guard startsWithKnownTool else { return startsWithCompound }
        var starts = 0
        var known = 0
        var isContinuation = false
        for line in code {
            if !isContinuation, let first = line.first, !ASCII.isSpace(first) {
                starts += 1
                if Self.startsWithKnownTool(line) || Self.isAssignment(line) { known += 1 }
            }
            isContinuation = line.last == 0x5C || line.last == 0x7C || line.ends("&&")
        }
        return known * 2 >= starts
    }

    private static let prefixes = PackedWord.set("sudo time nohup exec command env")

    static func startsWithKnownTool(_ line: Line) -> Bool {
        var rest = line
        while let word = word(of: &rest) {
            if isOne(of: prefixes, word) || isAssignment(word) { continue }
            guard isKnownTool(word) || word.begins("./") else { return false }
            return !isSentence(word, rest)
        }
        return false
    }

    /// Takes the next word off the front of a line.
    private static func word(of line: inout Line) -> Line? {
        let start = line.drop { $0 == 0x20 || $0 == 0x09 }
        guard !start.isEmpty else { return nil }
        let word = start.prefix { $0 != 0x20 && $0 != 0x09 }
        line = start[word.endIndex...]
        return word
    }

    private static func isKnownTool(_ path: Line) -> Bool {
        let name = path.split(separator: 0x2F).last ?? path
        return ToolNames.isKnown(String(decoding: name, as: UTF8.self))
    }

    /// Programs that are English words as well: a line needs more than letters to be taken for a command.
    private static let words = PackedWord.set(
        """
        just make find kill cut sort date watch host more less top set go time test which who last screen service tree
        join split head tail look mail write task node dot import install at file history free source mount export
        convert fly flux k ip stat touch exit alias heroku rake rails pulse
        """)
    private static let common = PackedWord.set(
        "the a an is are to that this sure and of your with for you it not")

    /// `find the revision that`, `make sure it is`: prose that starts with a word that is a program as well.
    private static func isSentence(_ first: Line, _ rest: Line) -> Bool {
        let isPlain = rest.allSatisfy { byte in
            ASCII.isLetter(byte) || byte == 0x2C || byte == 0x2E || byte == 0x27 || byte == 0x20 || byte == 0x09
        }
        guard isPlain else { return false }
        let others = rest.split { $0 == 0x20 || $0 == 0x09 }
        guard others.count >= 2 else { return false }
        return others.contains { isOne(of: common, $0) } || others.count >= 3 && isOne(of: words, first)
    }

    /// Words in capitals are none of them.
    private static func isOne(of words: Set<PackedWord>, _ word: Line) -> Bool {
        !word.contains(where: ASCII.isUpper) && PackedWord(word).map(words.contains) == true
    }

    private static func isAssignment(_ word: Line) -> Bool {
        guard let equals = word.firstIndex(of: 0x3D), let first = word.first, equals != word.startIndex else {
            return false
        }
        return !ASCII.isDigit(first) && word[..<equals].allSatisfy { ASCII.isAlphanumeric($0) || $0 == 0x5F }
    }
}

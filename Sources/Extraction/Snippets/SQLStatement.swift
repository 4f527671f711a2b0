import RunbookModel
import SQLSyntax

/// One statement and what it does.
struct SQLStatement: Hashable {
    struct Table: Hashable {
        var name: String
        /// Written to, not only read.
        var isTarget: Bool
    }
    /// First words in upper case: `DELETE`, `CREATE TABLE`, `.schema`.
    var verb: String
    var effect: Effect
    /// Completes a sentence that begins with the verb.
    var phrase: String?
    var tables: [Table]
    /// In the text, without its semicolon.
    var range: Range<Int>
}

/// Reads the statements of SQL text, judged by their words.
struct SQLReader {
    private let text: [UInt8]
    private let tokens: [SQLToken]
    private let postgres: PostgresReading
    private(set) var statements: [SQLStatement] = []

    init(_ text: [UInt8], tokens: [SQLToken]) {
        self.text = text
        self.tokens = tokens
        postgres = PostgresReading(text, tokens: tokens)
    }

    static func statements(in text: [UInt8], tokens: [SQLToken]) -> [SQLStatement] {
        var reader = SQLReader(text, tokens: tokens)
        reader.read()
        return reader.statements
    }

    private mutating func read() {
        var first = 0
        var depth = 0
        for index in tokens.indices {
            switch tokens[index].kind {
            case .open: depth += 1
            case .close: depth = max(0, depth - 1)
            // The body of a function in standard SQL has semicolons of its own.
            case .semicolon where depth == 0 && postgres.statement(at: tokens[index].start) == nil:
                add(first..<index)
                first = index + 1
            case .metaCommand:
                add(first..<index)
                addMeta(tokens[index])
                first = index + 1
            default: break
            }
        }
        add(first..<tokens.count)
    }

    private mutating func addMeta(_ token: SQLToken) {
        let words = string(token.range).split(separator: " ")
        guard let verb = words.first else { return }
        statements.append(
            SQLStatement(
                verb: String(verb), effect: SQLEffects.metaCommand(String(verb)), phrase: nil, tables: [],
                range: token.range))
    }

    private mutating func add(_ range: Range<Int>) {
        let own = tokens[range].filter { $0.kind != .comment }
        guard own.contains(where: { $0.kind == .word }) else { return }
        let words = own.compactMap { $0.kind == .word ? string($0.range).uppercased() : nil }
        var sentence = SQLSentence(words: words)
        var judged = sentence.judge()
        if let statement = postgres.statement(at: own[0].start), let better = sentence.judge(by: statement) {
            judged = better
        }
        let tables = SQLTables(text: text, tokens: own).find(effect: judged.effect)
        statements.append(
            SQLStatement(
                verb: sentence.verb, effect: judged.effect, phrase: judged.phrase, tables: tables,
                range: own[0].start..<own[own.count - 1].end))
    }

    private func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
}

/// The upper-case words of a statement, names and keywords alike.
struct SQLSentence {
    let words: [String]
    private(set) var verb: String

    init(words: [String]) {
        self.words = words
        verb = words.first ?? ""
    }

    mutating func judge() -> (effect: Effect, phrase: String?) {
        switch verb {
        case "WITH": return judgeWith()
        case "EXPLAIN": return judgeExplain()
        case "SELECT", "VALUES", "TABLE": return judgeSelect()
        case "CREATE": return judgeCreate()
        case "ALTER": return judgeAlter()
        case "COPY": return words.contains("FROM") ? (.change, "loads rows") : (.read, nil)
        case "PRAGMA", "SHOW", "DESCRIBE", "DESC", "HELP", "CHECK", "CHECKSUM": return (.read, nil)
        case "INSERT":
            if words.dropFirst().first == "OVERWRITE" { return (.destroy, "replaces the rows of the table") }
            return (.change, "adds rows")
        case "DROP": return (.destroy, "deletes the \(noun(after: 1)) and what is in it")
        case "UPDATE" where !words.contains("WHERE"): return (.change, "changes every row of the table")
        case "DELETE" where !words.contains("WHERE"): return (.destroy, "deletes every row of the table")
        case "SET" where words.dropFirst().first == "GLOBAL" || words.dropFirst().first == "PERSIST":
            return (.change, "changes a setting of the server")
        default: return SQLEffects.verbs[verb] ?? (.unknown, nil)
        }
    }

    /// What the tree says more surely than the words: which statement a `WHERE` belongs to, and what hides in a `WITH`.
    mutating func judge(by statement: PostgresStatement) -> (effect: Effect, phrase: String?)? {
        guard ["DeleteStmt", "UpdateStmt", "InsertStmt", "SelectStmt", "MergeStmt"].contains(statement.kind) else {
            return nil
        }
        let heaviest = statement.changes.max { Self.weight($0) < Self.weight($1) }
        guard let heaviest else { return statement.makesTable ? (.change, "makes a table of the result") : nil }
        switch heaviest.kind {
        case .delete:
            verb = "DELETE"
            return (.destroy, heaviest.isConditional ? "deletes rows" : "deletes every row of the table")
        case .update:
            verb = "UPDATE"
            return (.change, heaviest.isConditional ? "changes rows" : "changes every row of the table")
        case .insert: return nil
        case .merge: return nil
        }
    }

    private static func weight(_ change: PostgresStatement.Change) -> Int {
        switch change.kind {
        case .delete: change.isConditional ? 4 : 5
        case .update: change.isConditional ? 2 : 3
        case .insert, .merge: 1
        }
    }

    private func noun(after index: Int) -> String {
        index < words.count ? words[index].lowercased() : "object"
    }

    /// The heaviest of what the parts do.
    private mutating func judgeWith() -> (effect: Effect, phrase: String?) {
        for (verb, effect) in [
            ("DELETE", Effect.destroy), ("UPDATE", .change), ("INSERT", .change), ("MERGE", .change),
        ]
        where isAction(verb) {
            self.verb = verb
            return (effect, SQLEffects.verbs[verb]?.phrase)
        }
        verb = "SELECT"
        return judgeSelect()
    }

    private func isAction(_ verb: String) -> Bool {
        words.indices.contains { index in
            guard words[index] == verb else { return false }
            if verb == "UPDATE" { return index == 0 || words[index - 1] != "FOR" && words[index - 1] != "DO" }
            return index + 1 < words.count && ["FROM", "INTO"].contains(words[index + 1])
        }
    }

    /// `EXPLAIN ANALYZE` runs the statement.
    private func judgeExplain() -> (effect: Effect, phrase: String?) {
        guard words.contains("ANALYZE") || words.contains("ANALYSE") else { return (.read, nil) }
        for verb in ["DELETE", "UPDATE", "INSERT"] where words.contains(verb) {
            return (SQLEffects.verbs[verb]?.effect ?? .change, "runs the statement it explains")
        }
        return (.read, nil)
    }

    private func judgeSelect() -> (effect: Effect, phrase: String?) {
        if let action = words.first(where: { SQLEffects.functions[$0] != nil }),
            let found = SQLEffects.functions[action]
        {
            return found
        }
        if let into = words.firstIndex(of: "INTO"), let from = words.firstIndex(of: "FROM"), into < from {
            return (.change, "makes a table of the result")
        }
        return (.read, nil)
    }

    private mutating func judgeCreate() -> (effect: Effect, phrase: String?) {
        let replaces = words.count > 3 && words[1] == "OR" && words[2] == "REPLACE"
        let kind = replaces ? words[3] : words.count > 1 ? words[1] : ""
        verb = replaces ? "CREATE OR REPLACE \(kind)" : "CREATE \(kind)"
        if replaces, kind == "TABLE" { return (.destroy, "replaces the table and the rows in it") }
        return (.change, "makes something new")
    }

    private mutating func judgeAlter() -> (effect: Effect, phrase: String?) {
        if words.count > 1 { verb = "ALTER \(words[1])" }
        let drops = words.indices.contains { index in
            guard words[index] == "DROP", index + 1 < words.count else { return false }
            return !["NOT", "DEFAULT", "CONSTRAINT", "IDENTITY", "EXPRESSION"].contains(words[index + 1])
        }
        if drops { return (.destroy, "drops a part and what is in it") }
        return (.change, "changes the definition")
    }
}

enum SQLEffects {
    /// What statements do that need no look at the rest of their words.
    static let verbs: [String: (effect: Effect, phrase: String?)] = {
        var verbs: [String: (effect: Effect, phrase: String?)] = [:]
        func add(_ words: String, _ effect: Effect, _ phrase: String? = nil) {
            for word in words.split(separator: " ") { verbs[String(word)] = (effect, phrase) }
        }
        add("BEGIN START COMMIT END ROLLBACK SAVEPOINT RELEASE ABORT DECLARE FETCH CLOSE PREPARE DEALLOCATE", .none)
        add("USE DISCARD LISTEN UNLISTEN LOCK UNLOCK SET RESET DELIMITER CONNECT EXIT QUIT GO", .none)
        add("UPDATE", .change, "changes rows")
        add("MERGE UPSERT REPLACE", .change, "writes rows")
        add("GRANT", .change, "gives access")
        add("REVOKE", .destroy, "takes access away")
        add("VACUUM ANALYZE REINDEX CLUSTER REFRESH OPTIMIZE REPAIR CHECKPOINT", .change, "works on the tables")
        add("COMMENT CALL DO EXECUTE IMPORT EXPORT LOAD ATTACH DETACH NOTIFY RENAME SECURITY REASSIGN FLUSH", .change)
        add("UNDROP CHANGE START STOP BACKUP UNSET INSTALL", .change)
        add("DELETE", .destroy, "deletes rows")
        add("TRUNCATE", .destroy, "deletes every row of the table")
        add("KILL", .destroy, "cuts a connection")
        add("PURGE RESTORE SHUTDOWN", .destroy)
        add("START BEGIN", .none)
        return verbs
    }()

    /// Functions that do more than compute.
    static let functions: [String: (effect: Effect, phrase: String?)] = [
        "PG_TERMINATE_BACKEND": (.destroy, "cuts a connection"),
        "PG_CANCEL_BACKEND": (.destroy, "cancels a query"),
        "PG_DROP_REPLICATION_SLOT": (.destroy, "drops a replication slot"),
        "PG_CREATE_PHYSICAL_REPLICATION_SLOT": (.change, "makes a replication slot"),
        "PG_CREATE_LOGICAL_REPLICATION_SLOT": (.change, "makes a replication slot"),
        "PG_RELOAD_CONF": (.change, "reloads the configuration"),
        "PG_PROMOTE": (.change, "makes the standby a primary"),
        "PG_SWITCH_WAL": (.change, "starts a new log file"),
        "PG_ROTATE_LOGFILE": (.change, "starts a new log file"),
        "PG_ADVISORY_UNLOCK_ALL": (.change, "gives locks up"),
        "PG_STAT_RESET": (.change, "resets statistics"),
        "PG_STAT_STATEMENTS_RESET": (.change, "resets statistics"),
        "SETVAL": (.change, "moves a sequence"),
        "NEXTVAL": (.change, "moves a sequence"),
        "LO_UNLINK": (.destroy, "deletes a large object"),
        "PG_WAL_REPLAY_PAUSE": (.change, "pauses the replay"),
        "PG_WAL_REPLAY_RESUME": (.change, "goes on with the replay"),
    ]

    static func metaCommand(_ verb: String) -> Effect {
        switch verb {
        case ".restore", ".import", ".clone", ".load", ".save", ".backup", ".archive", ".recover": .change
        case "\\!", "\\i", "\\ir", ".read", ".shell", ".system", "\\copy", "\\gexec": .unknown
        case "\\q", ".quit", ".exit", "\\c", "\\connect", "\\set", "\\timing", "\\x", ".mode", ".headers", ".open",
            "\\pset", ".output", ".timeout", ".print", "\\echo", "\\o", "\\unset", ".header", ".width", ".separator":
            .none
        default: .read
        }
    }
}

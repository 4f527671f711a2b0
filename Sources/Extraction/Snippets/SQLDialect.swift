import SourceText

/// Whose SQL a text is written in.
package enum SQLDialect: String, Sendable, Hashable {
    case postgresql = "PostgreSQL"
    case mysql = "MySQL"
    case sqlite = "SQLite"
    case bigquery = "BigQuery"
    case sqlServer = "SQL Server"
    /// Nothing in the text says whose it is.
    case standard = "SQL"
}

/// Tells dialects by what only one of them has.
enum SQLDialectReader {
    /// - Parameter declared: the block's label.
    static func read(_ text: [UInt8], tokens: [SQLToken], declared: String? = nil) -> SQLDialect {
        if let declared, let dialect = labels[declared] { return dialect }
        var counts: [SQLDialect: Int] = [:]
        var previous: [UInt8] = []
        for (index, token) in tokens.enumerated() {
            let bytes = Array(text[token.range])
            if let dialect = dialect(of: token, bytes, after: previous, in: text, next: next(index, tokens, text)) {
                counts[dialect, default: 0] += 1
            }
            previous = token.kind == .word ? bytes.map { ASCII.isLower($0) ? $0 & 0xDF : $0 } : []
        }
        let order: [SQLDialect] = [.bigquery, .sqlite, .mysql, .sqlServer, .postgresql]
        return order.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) }.flatMap { (counts[$0] ?? 0) > 0 ? $0 : nil }
            ?? .standard
    }

    private static let labels: [String: SQLDialect] = [
        "postgresql": .postgresql, "postgres": .postgresql, "pgsql": .postgresql, "plpgsql": .postgresql,
        "psql": .postgresql, "mysql": .mysql, "sqlite": .sqlite, "bigquery": .bigquery, "tsql": .sqlServer,
    ]

    private static func next(_ index: Int, _ tokens: [SQLToken], _ text: [UInt8]) -> UInt8 {
        index + 1 < tokens.count ? text[tokens[index + 1].start] : 0
    }

    private static func dialect(
        of token: SQLToken, _ bytes: [UInt8], after previous: [UInt8], in text: [UInt8], next: UInt8
    ) -> SQLDialect? {
        switch token.kind {
        case .metaCommand: return bytes.first == 0x2E ? .sqlite : .postgresql
        case .quotedIdentifier where bytes.first == 0x60:
            // `project.data-set.table` in one pair of backticks.
            return bytes.contains(0x2E) || bytes.contains(0x2D) ? .bigquery : .mysql
        case .string: return bytes.first == 0x24 ? .postgresql : nil
        case .operator: return operators[String(decoding: bytes, as: UTF8.self)]
        case .word: return word(bytes, after: previous, next: next)
        default: return nil
        }
    }

    private static let operators: [String: SQLDialect] = [
        "::": .postgresql, "->>": .postgresql, "@>": .postgresql, "!~": .postgresql, "~*": .postgresql,
    ]

    private static func word(_ bytes: [UInt8], after previous: [UInt8], next: UInt8) -> SQLDialect? {
        let word = String(decoding: bytes, as: UTF8.self).uppercased()
        let before = String(decoding: previous, as: UTF8.self)
        if let found = pairs[before + " " + word] { return found }
        if word == "STRUCT" || word == "ARRAY", next == 0x3C { return .bigquery }
        if word.begins("PG_") { return .postgresql }
        if word.begins("SQLITE_") { return .sqlite }
        return words[word]
    }

    private static let words: [String: SQLDialect] = {
        var words: [String: SQLDialect] = [:]
        func add(_ names: String, _ dialect: SQLDialect) {
            for name in names.split(separator: " ") { words[String(name)] = dialect }
        }
        add("PRAGMA AUTOINCREMENT ROWID GLOB STRFTIME JULIANDAY", .sqlite)
        add("AUTO_INCREMENT ENGINE PROCESSLIST UNSIGNED MEDIUMTEXT LONGTEXT TINYINT FLUSH SLAVE STRAIGHT_JOIN", .mysql)
        add("GROUP_CONCAT INNODB DELIMITER LOW_PRIORITY", .mysql)
        add(
            "SAFE_CAST SAFE_DIVIDE QUALIFY _TABLE_SUFFIX _PARTITIONTIME _PARTITIONDATE TIMESTAMP_SUB FLOAT64", .bigquery
        )
        add("INT64 TIMESTAMP_TRUNC COUNTIF APPROX_QUANTILES", .bigquery)
        add("NVARCHAR GETDATE NOLOCK XACT_ABORT IDENTITY_INSERT", .sqlServer)
        add(
            "ILIKE RETURNING CONCURRENTLY BIGSERIAL SERIAL JSONB TIMESTAMPTZ PLPGSQL LATERAL GENERATE_SERIES",
            .postgresql)
        add("TSVECTOR TABLESPACE REGCLASS BYTEA", .postgresql)
        return words
    }()

    private static let pairs: [String: SQLDialect] = [
        "WITHOUT ROWID": .sqlite, "INSERT OR": .sqlite, "ATTACH DATABASE": .sqlite, "SHOW TABLES": .mysql,
        "SHOW DATABASES": .mysql,
        "SHOW FULL": .mysql, "SHOW GRANTS": .mysql, "SHOW STATUS": .mysql, "SHOW VARIABLES": .mysql,
        "SHOW GLOBAL": .mysql, "SHOW CREATE": .mysql, "SHOW SLAVE": .mysql, "SHOW REPLICA": .mysql,
        "SHOW MASTER": .mysql, "SHOW INDEX": .mysql, "SHOW COLUMNS": .mysql, "SET GLOBAL": .mysql,
        "CHANGE MASTER": .mysql, "CHANGE REPLICATION": .mysql, "STOP SLAVE": .mysql, "START SLAVE": .mysql,
        "STOP REPLICA": .mysql, "START REPLICA": .mysql, "OPTIMIZE TABLE": .mysql, "REPLACE INTO": .mysql,
        "INSERT IGNORE": .mysql, "KILL QUERY": .mysql, "FOR SYSTEM_TIME": .bigquery, "EXPORT DATA": .bigquery,
        "CREATE MODEL": .bigquery, "SELECT TOP": .sqlServer, "ALTER SYSTEM": .postgresql,
        "CREATE EXTENSION": .postgresql, "ON CONFLICT": .postgresql, "REFRESH MATERIALIZED": .postgresql,
        "SET ROLE": .postgresql,
    ]
}

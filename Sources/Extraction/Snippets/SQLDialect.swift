import CommandTrees
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
        var counts = Counts()
        var words = WordPair()
        for (index, token) in tokens.enumerated() {
            words.take(token, of: text)
            if let dialect = dialect(of: token, words, in: text, next: next(index, tokens, text)) {
                counts.count(dialect)
            }
        }
        return counts.most ?? .standard
    }

    /// How often each dialect spoke.
    private struct Counts {
        private static let order: [SQLDialect] = [.bigquery, .sqlite, .mysql, .sqlServer, .postgresql]
        private var numbers = [0, 0, 0, 0, 0]

        mutating func count(_ dialect: SQLDialect) {
            if let place = Self.order.firstIndex(of: dialect) { numbers[place] += 1 }
        }

        var most: SQLDialect? {
            guard let place = numbers.indices.max(by: { numbers[$0] < numbers[$1] }), numbers[place] > 0 else {
                return nil
            }
            return Self.order[place]
        }
    }

    /// A word in capitals and the one directly in front of it, in bytes that are used again for the next word.
    private struct WordPair {
        /// The word in front and a blank, then the word.
        private(set) var both: [UInt8] = []
        /// Where the word begins.
        private var start = 0
        private(set) var word: [UInt8] = []

        /// There is no pair behind anything but a word.
        var isPair: Bool { start > 0 }

        mutating func take(_ token: SQLToken, of text: [UInt8]) {
            both.removeAll(keepingCapacity: true)
            if !word.isEmpty {
                both += word
                both.append(0x20)
            }
            start = both.count
            word.removeAll(keepingCapacity: true)
            guard token.kind == .word else { return }
            for index in token.range { word.append(ASCII.isLower(text[index]) ? text[index] & 0xDF : text[index]) }
            both += word
        }
    }

    private static let labels: [String: SQLDialect] = [
        "postgresql": .postgresql, "postgres": .postgresql, "pgsql": .postgresql, "plpgsql": .postgresql,
        "psql": .postgresql, "mysql": .mysql, "sqlite": .sqlite, "bigquery": .bigquery, "tsql": .sqlServer,
    ]

    private static func next(_ index: Int, _ tokens: [SQLToken], _ text: [UInt8]) -> UInt8 {
        index + 1 < tokens.count ? text[tokens[index + 1].start] : 0
    }

    private static func dialect(
        of token: SQLToken, _ words: WordPair, in text: [UInt8], next: UInt8
    ) -> SQLDialect? {
        let bytes = text[token.range]
        switch token.kind {
        case .metaCommand: return bytes.first == 0x2E ? .sqlite : .postgresql
        case .quotedIdentifier where bytes.first == 0x60:
            // `project.data-set.table` in one pair of backticks.
            return bytes.contains(0x2E) || bytes.contains(0x2D) ? .bigquery : .mysql
        case .string: return bytes.first == 0x24 ? .postgresql : nil
        case .operator: return bytes.count < 2 ? nil : operators[String(decoding: bytes, as: UTF8.self)]
        case .word: return word(words, next: next)
        default: return nil
        }
    }

    private static let operators: [String: SQLDialect] = [
        "::": .postgresql, "->>": .postgresql, "@>": .postgresql, "!~": .postgresql, "~*": .postgresql,
    ]

    private static func word(_ words: WordPair, next: UInt8) -> SQLDialect? {
        if words.isPair, let pair = pairs.index.position(of: words.both.span) { return pairs.dialects[pair] }
        let word = words.word.span
        if next == 0x3C, words.word.elementsEqual("STRUCT".utf8) || words.word.elementsEqual("ARRAY".utf8) {
            return .bigquery
        }
        if word.holds("PG_", at: 0) { return .postgresql }
        if word.holds("SQLITE_", at: 0) { return .sqlite }
        return single.index.position(of: word).map { single.dialects[$0] }
    }

    /// Words, and whose each is.
    private struct Vocabulary {
        let index: WordIndex
        let dialects: [SQLDialect]

        init(_ words: [String: SQLDialect]) {
            let words = Array(words)
            index = WordIndex(words.map(\.key))
            dialects = words.map(\.value)
        }
    }

    private static let single = Vocabulary(words)
    private static let pairs = Vocabulary(pairWords)

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

    private static let pairWords: [String: SQLDialect] = [
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

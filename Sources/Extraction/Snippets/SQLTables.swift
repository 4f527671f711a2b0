import RunbookModel
import SourceText

/// Finds the tables a statement names.
struct SQLTables {
    let text: [UInt8]
    let tokens: [SQLToken]

    func find(effect: Effect) -> [SQLStatement.Table] {
        // `REVOKE … FROM role`
        guard let first = tokens.first, !["GRANT", "REVOKE"].contains(word(first)) else { return [] }
        var found: [SQLStatement.Table] = []
        let defined = commonTableNames()
        var index = 0
        while index < tokens.count {
            defer { index += 1 }
            guard tokens[index].kind == .word, let lead = Lead(word(index), before: index > 0 ? word(index - 1) : "")
            else { continue }
            var cursor = skipFillers(index + 1)
            // Fillers that name a target, too, name the same one.
            if lead == .target { index = max(index, cursor - 1) }
            repeat {
                guard let (name, next) = name(at: cursor) else { break }
                cursor = next
                if cursor < tokens.count, tokens[cursor].kind == .open, lead != .target { break }
                if !defined.contains(name.lowercased()) {
                    add(name, isTarget: lead == .target && effect >= .change, to: &found)
                }
                cursor = skipAlias(cursor)
                guard lead == .source, cursor < tokens.count, tokens[cursor].kind == .comma else { break }
                cursor += 1
            } while cursor < tokens.count
        }
        return markTarget(of: found, effect)
    }

    private enum Lead {
        /// A table name follows that is written to.
        case target
        /// Table names follow that are read.
        case source
        init?(_ word: String, before: String) {
            switch word {
            case "FROM" where before == "DELETE": self = .target
            case "FROM" where before == "DISTINCT" || before == "TRIM": return nil
            case "FROM", "JOIN", "USING": self = .source
            case "INTO", "TABLE", "TRUNCATE", "DESCRIBE", "VIEW": self = .target
            case "UPDATE" where before != "FOR" && before != "DO" && before != "ON" && before != "KEY": self = .target
            case "ANALYZE" where before == "EXPLAIN" || before == "VACUUM": return nil
            case "REINDEX", "VACUUM", "ANALYZE", "COPY": self = .target
            default: return nil
            }
        }
    }

    /// `TRUNCATE TABLE x`, `DELETE FROM x` in reading statements: nothing is written.
    private func markTarget(of found: [SQLStatement.Table], _ effect: Effect) -> [SQLStatement.Table] {
        guard effect < .change else { return found }
        return found.map { SQLStatement.Table(name: $0.name, isTarget: false) }
    }

    private func add(_ name: String, isTarget: Bool, to found: inout [SQLStatement.Table]) {
        if let index = found.firstIndex(where: { $0.name == name }) {
            found[index].isTarget = found[index].isTarget || isTarget
        } else {
            found.append(SQLStatement.Table(name: name, isTarget: isTarget))
        }
    }

    /// `WITH old AS (…)`: names that are no tables.
    private func commonTableNames() -> Set<String> {
        guard tokens.first.map({ word($0) }) == "WITH" else { return [] }
        var names: Set<String> = []
        for index in tokens.indices.dropLast(2) where tokens[index].kind == .word && tokens[index + 1].kind == .word {
            if word(index + 1) == "AS", tokens[index + 2].kind == .open { names.insert(word(index).lowercased()) }
        }
        return names
    }

    private static let fillers: Set<String> = [
        "IF", "NOT", "EXISTS", "ONLY", "TABLE", "LATERAL", "CONCURRENTLY", "INTO", "TEMP", "TEMPORARY", "VERBOSE",
        "FULL",
        "ANALYZE", "INDEX", "LOW_PRIORITY", "IGNORE", "MATERIALIZED", "FREEZE",
    ]

    private func skipFillers(_ start: Int) -> Int {
        var index = start
        while index < tokens.count, tokens[index].kind == .word, Self.fillers.contains(word(index)) { index += 1 }
        return index
    }

    private static let stops: Set<String> = [
        "SELECT", "SET", "WHERE", "VALUES", "ON", "AS", "FROM", "ORDER", "GROUP", "LIMIT", "TO", "DATABASE", "SCHEMA",
        "DEFAULT", "NOWAIT", "SKIP", "OF", "STDIN", "STDOUT", "JOIN", "USING", "RETURNING", "WITH", "INDEX",
    ]

    /// `schema.table`, quotes removed.
    private func name(at start: Int) -> (name: String, next: Int)? {
        guard let first = part(start) else { return nil }
        var name = first
        var index = start + 1
        while index + 1 < tokens.count, tokens[index].kind == .dot, let next = part(index + 1) {
            name += "." + next
            index += 2
        }
        return (name, index)
    }

    private func part(_ index: Int) -> String? {
        guard index < tokens.count else { return nil }
        switch tokens[index].kind {
        case .word:
            let text = word(index)
            return Self.stops.contains(text) ? nil : string(tokens[index].range)
        case .quotedIdentifier:
            let range = tokens[index].range
            guard range.count > 2 else { return nil }
            // A shell's `\\"` leaves a backslash before the closing quote.
            let inner = string(range.lowerBound + 1..<range.upperBound - 1)
            return inner.ends("\\") ? String(inner.dropLast()) : inner
        default: return nil
        }
    }

    private func skipAlias(_ start: Int) -> Int {
        var index = start
        if index < tokens.count, tokens[index].kind == .word, word(index) == "AS" { index += 1 }
        if index < tokens.count, tokens[index].kind == .word, !Self.stops.contains(word(index)) { index += 1 }
        return index
    }

    private func word(_ index: Int) -> String { word(tokens[index]) }

    private func word(_ token: SQLToken) -> String {
        token.kind == .word ? string(token.range).uppercased() : ""
    }

    private func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
}

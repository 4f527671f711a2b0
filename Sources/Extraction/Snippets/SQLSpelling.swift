import SQLSyntax
package import SourceText

/// A word of SQL with one slip in it, which is all that keeps its statement from being read.
package struct MisspeltKeyword: Sendable, Hashable {
    package var word: String
    package var keyword: String
    /// In the text.
    package var range: SourceRange
}

/// Looks for slips in statements that PostgreSQL's parser refuses: a statement counts when it parses once one word is
/// written right. Fragments, ellipses and other dialects stay what they are, whatever is written differently in them.
package enum SQLSpelling {
    package static func misspelt(in text: [UInt8], declared: String? = nil) -> [MisspeltKeyword] {
        let tokens = SQLLexer.tokens(of: text, in: 0..<text.count)
        // Most blocks have no such word, and are not parsed.
        let suspects = tokens.compactMap { suspect($0, in: text) }
        guard !suspects.isEmpty, suspects.count <= limit else { return [] }
        let dialect = SQLDialectReader.read(text, tokens: tokens, declared: declared)
        guard dialect == .postgresql || dialect == .standard else { return [] }
        let made = PostgresText.make(text, tokens: tokens)
        return suspects.compactMap { suspect in
            guard let part = statement(around: suspect.range.lowerBound, tokens, count: text.count),
                !parses(made[part])
            else { return nil }
            let mended =
                made[part.lowerBound..<suspect.range.lowerBound] + Array(suspect.keyword.utf8)
                + made[suspect.range.upperBound..<part.upperBound]
            return parses(mended) ? suspect : nil
        }
    }

    /// A statement has few; a text with more is no SQL.
    private static let limit = 16

    private static func parses(_ text: ArraySlice<UInt8>) -> Bool {
        guard let script = PostgresScript(Array(text)) else { return false }
        return script.problems.isEmpty && !script.statements.isEmpty
    }

    /// The text between the semicolons around a place.
    private static func statement(around place: Int, _ tokens: [SQLToken], count: Int) -> Range<Int>? {
        var start = 0
        for token in tokens where token.kind == .semicolon || token.kind == .metaCommand {
            if token.start >= place { return start..<token.start }
            start = token.end
        }
        return start..<count
    }

    private static func suspect(_ token: SQLToken, in text: [UInt8]) -> MisspeltKeyword? {
        guard token.kind == .word, (4...10).contains(token.range.count) else { return nil }
        let word = text[token.range].map { ASCII.isLower($0) ? $0 & 0xDF : $0 }
        guard !keywords.contains(word) else { return nil }
        var distance = EditDistance(from: word[...])
        guard
            let keyword = keywords.first(where: { keyword in
                abs(keyword.count - word.count) <= 1 && !isPlural(word, keyword) && !isPlural(keyword, word)
                    && distance.to(count: keyword.count, limit: 1, byte: { keyword[$0] }) == 1
            })
        else { return nil }
        return MisspeltKeyword(
            word: String(decoding: text[token.range], as: UTF8.self), keyword: String(decoding: keyword, as: UTF8.self),
            range: SourceRange(token.range))
    }

    /// Plurals and singulars are other words, which other dialects have: `DROP TABLES`, `INSERT INTO t VALUE`.
    private static func isPlural(_ word: [UInt8], _ other: [UInt8]) -> Bool {
        word.count == other.count + 1 && word.last == UInt8(ascii: "S") && word.dropLast().elementsEqual(other)
    }

    private static let keywords: [[UInt8]] = [
        "SELECT", "FROM", "WHERE", "INSERT", "INTO", "VALUES", "UPDATE", "DELETE", "TABLE", "CREATE", "ALTER",
        "DROP", "GROUP", "ORDER", "HAVING", "JOIN", "LIMIT", "OFFSET", "DISTINCT", "RETURNING", "BEGIN", "COMMIT",
        "ROLLBACK", "GRANT", "REVOKE", "COLUMN", "DEFAULT", "INDEX", "DATABASE", "EXTENSION", "TRUNCATE", "VACUUM",
        "ANALYZE", "EXPLAIN", "UNION", "CASCADE", "CONSTRAINT", "REFERENCES", "PRIMARY", "BETWEEN", "EXISTS",
    ].map { Array($0.utf8) }
}

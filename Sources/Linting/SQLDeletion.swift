import SourceText

/// A statement that deletes a database, a schema or all rows of a table.
struct SQLDeletion {
    var what: String
    /// What is dropped as a whole; `nil` for rows.
    var name: String?
    /// Its first words, in the text.
    var range: SourceRange

    static func first(in text: [UInt8]) -> SQLDeletion? {
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: UInt8(ascii: ";")) ?? text.count
            if let found = read(text, start..<end) { return found }
            start = end + 1
        }
        return nil
    }

    private static func read(_ text: [UInt8], _ statement: Range<Int>) -> SQLDeletion? {
        var index = statement.lowerBound
        var words: [(text: String, range: Range<Int>)] = []
        while index < statement.upperBound, words.count < 6 {
            if text[index] == UInt8(ascii: "-"), index + 1 < statement.upperBound, text[index + 1] == text[index] {
                index = text[index..<statement.upperBound].firstIndex(of: 0x0A) ?? statement.upperBound
                continue
            }
            guard text[index] > 0x20 else {
                index += 1
                continue
            }
            let end = text[index..<statement.upperBound].firstIndex { $0 <= 0x20 } ?? statement.upperBound
            words.append((String(decoding: text[index..<end], as: UTF8.self), index..<end))
            index = end
        }
        guard words.count > 1 else { return nil }
        let upper = words.map { $0.text.uppercased() }
        let kind: String
        switch (upper[0], upper[1]) {
        case ("DROP", "DATABASE"), ("DROP", "SCHEMA"), ("DROP", "KEYSPACE"), ("DROP", "TABLE"):
            kind = upper[1].lowercased()
        case ("TRUNCATE", _): kind = "rows"
        default: return nil
        }
        let fillers: Set<String> = [
            "DROP", "TRUNCATE", "TABLE", "DATABASE", "SCHEMA", "KEYSPACE", "IF", "IS", "EXISTS", "ONLY",
        ]
        guard let name = words.first(where: { !fillers.contains($0.text.uppercased()) })?.text else { return nil }
        let plain = name.filter { $0 != "\"" && $0 != "`" && $0 != "'" && $0 != "," }
        guard plain.utf8.contains(where: { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }), !isThrownAway(plain) else {
            return nil
        }
        let range = SourceRange(words[0].range.lowerBound..<words[1].range.upperBound)
        if kind == "rows" { return SQLDeletion(what: "every row of '\(plain)'", range: range) }
        return SQLDeletion(what: "the \(kind) '\(plain)'", name: plain, range: range)
    }

    private static func isThrownAway(_ name: String) -> Bool {
        let lower = name.lowercased()
        return DataLoss.isForRehearsal(name)
            || [
                "tmp", "temp", "old", "_bak", "backup", "staging", "alembic_version", "cache", "session", "new_",
                "_new", "your", "table_name", "bench",
                "copy",
            ]
            .contains { lower.utf8.span.firstOffset(of: $0) != nil }
    }
}

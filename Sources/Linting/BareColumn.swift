import SourceText

/// A column that `ALTER TABLE` adds with NOT NULL, and without a value for the rows that are there.
struct BareColumn {
    var table: String
    var name: String
    /// The action that adds it, in the text.
    var range: SourceRange

    static func all(in text: [UInt8]) -> [BareColumn] {
        guard text.contains("NOT NULL") || text.contains("not null") else { return [] }
        var found: [BareColumn] = []
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: UInt8(ascii: ";")) ?? text.count
            // What does not end may go on where the text does not show it.
            if end < text.count { found += read(text, start..<end) }
            start = end + 1
        }
        return found
    }

    private typealias Word = (text: String, range: Range<Int>)

    private static func read(_ text: [UInt8], _ statement: Range<Int>) -> [BareColumn] {
        var actions = split(text, statement)
        guard var head = actions.first else { return [] }
        guard head.count > 4, head[0].text == "ALTER", head[1].text == "TABLE" else { return [] }
        head.removeFirst(2)
        head = Array(head.drop { ["IF", "EXISTS", "ONLY"].contains($0.text) })
        guard let table = head.first else { return [] }
        actions[0] = Array(head.dropFirst())
        let name = String(decoding: text[table.range], as: UTF8.self)
        return actions.compactMap { column($0, of: name, text) }
    }

    private static func column(_ action: [Word], of table: String, _ text: [UInt8]) -> BareColumn? {
        guard action.first?.text == "ADD", let start = action.first?.range.lowerBound,
            let end = action.last?.range.upperBound
        else { return nil }
        let words = action.dropFirst().drop { ["COLUMN", "IF", "NOT", "EXISTS"].contains($0.text) }
        guard words.count > 3, let name = words.first, !others.contains(name.text) else { return nil }
        let rest = words.dropFirst()
        let isRequired = zip(rest, rest.dropFirst()).contains { $0.text == "NOT" && $1.text == "NULL" }
        guard isRequired, !rest.contains(where: { fillers.contains($0.text) || $0.text.hasSuffix("SERIAL") }) else {
            return nil
        }
        return BareColumn(
            table: table, name: String(decoding: text[name.range], as: UTF8.self), range: SourceRange(start..<end))
    }

    /// What is added that is no column.
    private static let others: Set<String> = [
        "CONSTRAINT", "PRIMARY", "FOREIGN", "UNIQUE", "CHECK", "INDEX", "KEY", "PARTITION", "VALUE", "EXCLUDE",
    ]

    /// What gives the rows their values.
    private static let fillers: Set<String> = [
        "DEFAULT", "GENERATED", "IDENTITY", "AS", "AUTO_INCREMENT", "AUTOINCREMENT",
    ]

    /// Words in capitals, cut at commas outside of brackets. Comments and strings hold none.
    private static func split(_ text: [UInt8], _ statement: Range<Int>) -> [[Word]] {
        var actions: [[Word]] = [[]]
        var depth = 0
        var index = statement.lowerBound
        while index < statement.upperBound {
            let byte = text[index]
            if byte == UInt8(ascii: "-"), index + 1 < statement.upperBound, text[index + 1] == byte {
                index = text[index..<statement.upperBound].firstIndex(of: 0x0A) ?? statement.upperBound
            } else if byte == UInt8(ascii: "'") {
                index = (text[(index + 1)..<statement.upperBound].firstIndex(of: byte) ?? statement.upperBound - 1) + 1
            } else if byte.isWordByte || byte == UInt8(ascii: "\"") || byte >= 0x80 {
                let end =
                    text[index..<statement.upperBound].firstIndex {
                        !($0.isWordByte || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: ".") || $0 >= 0x80)
                    } ?? statement.upperBound
                actions[actions.count - 1].append(
                    (String(decoding: text[index..<end], as: UTF8.self).uppercased(), index..<end))
                index = end
            } else {
                if byte == UInt8(ascii: "(") { depth += 1 }
                if byte == UInt8(ascii: ")") { depth -= 1 }
                if byte == UInt8(ascii: ","), depth == 0 { actions.append([]) }
                index += 1
            }
        }
        return actions
    }
}

import SourceText

extension Page {
    /// Names of the columns that the file adds to tables, in small letters and without quotes: `ADD COLUMN IF NOT EXISTS
    /// org_id`.
    var columnsAdded: Set<String> {
        let words = text(SourceRange(bytes.indices)).lowercased()
            .split { !$0.isLetter && !$0.isNumber && $0 != "_" }
        var added: Set<String> = []
        for index in words.indices where words[index] == "add" && words[index...].dropFirst().first == "column" {
            let name = words[index...].dropFirst(2).prefix(4).first { !["if", "not", "exists"].contains($0) }
            if let name { added.insert(String(name)) }
        }
        return added
    }

    /// Names of the tables that a part of the file makes, in small letters and without quotes.
    ///
    /// - Parameter kinds: what may stand before TABLE.
    func tablesMade(in range: SourceRange, kinds: Set<String> = []) -> Set<String> {
        let words = text(range).lowercased().split { !$0.isLetter && !$0.isNumber && !"_.-".contains($0) }
        var made: Set<String> = []
        for index in words.indices where words[index] == "create" {
            let rest = words[index...].dropFirst().drop { kinds.contains(String($0)) }.prefix(5)
            guard rest.first == "table" else { continue }
            if let name = rest.dropFirst().first(where: { !["if", "not", "exists"].contains($0) }) {
                made.insert(String(name))
            }
        }
        return made
    }
}

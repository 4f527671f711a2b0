import SourceText

extension Page {
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

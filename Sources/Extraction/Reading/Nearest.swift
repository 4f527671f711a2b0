/// Finds the name that was probably meant.
package enum Nearest {
    /// The candidate with the fewest edits, if those are few for the length of the word.
    package static func of(_ word: String, among candidates: [String]) -> String? {
        let limit = max(1, min(word.utf8.count / 3, 8))
        let bytes = Array(word.utf8.prefix(128))
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            let other = Array(candidate.utf8.prefix(128))
            guard abs(other.count - bytes.count) <= limit else { continue }
            let distance = distance(bytes, other)
            if distance <= limit, distance < best?.distance ?? Int.max { best = (candidate, distance) }
        }
        return best?.name
    }

    /// Levenshtein distance over ASCII-folded bytes.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                let above = row[j + 1]
                let same = a | 0x20 == b | 0x20
                row[j + 1] = same ? diagonal : 1 + min(diagonal, above, row[j])
                diagonal = above
            }
        }
        return row[right.count]
    }
}

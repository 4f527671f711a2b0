/// Finds the name that was probably meant.
package enum Nearest {
    /// The first of the candidates with the fewest edits, if those are few for the length of the word; case does not count.
    package static func of(_ word: String, among candidates: [String]) -> String? {
        var limit = max(1, min(word.utf8.count / 3, 8))
        var best: String?
        for candidate in candidates {
            let distance = EditDistance.between(word, candidate, limit: limit)
            guard distance <= limit else { continue }
            best = candidate
            guard distance > 0 else { break }
            limit = distance - 1
        }
        return best
    }
}

/// How far two words are apart: insertions, deletions, replacements and swaps of neighbours; case does not count.
package enum EditDistance {
    /// `limit + 1` as soon as the distance is known to be greater than `limit`.
    package static func between(_ left: String, _ right: String, limit: Int) -> Int {
        guard abs(left.utf8.count - right.utf8.count) <= limit else { return limit + 1 }
        let (left, right) = (left.utf8.map { $0 | 0x20 }, right.utf8.map { $0 | 0x20 })
        var before: [Int] = []
        var last = Array(0...right.count)
        for row in 0..<left.count {
            var current = [row + 1]
            current.reserveCapacity(right.count + 1)
            for column in 0..<right.count {
                let same = left[row] == right[column] ? 0 : 1
                var cost = min(last[column] + same, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    cost = min(cost, before[column - 1] + 1)
                }
                current.append(cost)
            }
            if current.min() ?? 0 > limit { return limit + 1 }
            before = last
            last = current
        }
        return last[right.count]
    }
}

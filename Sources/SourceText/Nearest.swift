/// Finds the name that was probably meant.
package enum Nearest {
    /// The first of the candidates with the fewest edits, if those are few for the length of the word; case does not count.
    package static func of(_ word: String, among candidates: [String]) -> String? {
        var distance = EditDistance(from: word)
        var limit = max(1, min(word.utf8.count / 3, 8))
        var best: String?
        for candidate in candidates {
            guard let edits = distance.to(candidate, limit: limit) else { continue }
            best = candidate
            guard edits > 0 else { break }
            limit = edits - 1
        }
        return best
    }
}

/// How far other words are from one: insertions, deletions, replacements and swaps of neighbours; case does not count.
package struct EditDistance {
    private let word: [UInt8]
    private let letters: UInt64
    /// Rows of the table that is filled in for each pair, kept for the next pair.
    private var last: [Int] = []
    private var before: [Int] = []
    private var current: [Int] = []

    package init(from word: String) {
        self.word = word.utf8.map { $0 | 0x20 }
        letters = Self.letters(of: self.word)
    }

    /// `nil` as soon as the distance is known to be greater than `limit`.
    package mutating func to(_ other: String, limit: Int) -> Int? {
        guard abs(word.count - other.utf8.count) <= limit else { return nil }
        let other = other.utf8.map { $0 | 0x20 }
        // Each letter that only one of the words has costs an edit.
        let found = Self.letters(of: other)
        guard max((letters & ~found).nonzeroBitCount, (found & ~letters).nonzeroBitCount) <= limit else { return nil }
        return fill(with: other, limit: limit)
    }

    private static func letters(of word: [UInt8]) -> UInt64 { word.reduce(0) { $0 | 1 << UInt64($1 & 63) } }

    private mutating func fill(with other: [UInt8], limit: Int) -> Int? {
        last = Array(0...other.count)
        current = last
        before = last
        for row in word.indices {
            current[0] = row + 1
            var least = row + 1
            for column in other.indices {
                let same = word[row] == other[column] ? 0 : 1
                var cost = min(last[column] + same, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, word[row] == other[column - 1], word[row - 1] == other[column] {
                    cost = min(cost, before[column - 1] + 1)
                }
                current[column + 1] = cost
                least = min(least, cost)
            }
            if least > limit { return nil }
            // The oldest row is the one to write next.
            swap(&before, &last)
            swap(&last, &current)
        }
        return last[other.count] <= limit ? last[other.count] : nil
    }
}

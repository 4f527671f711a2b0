/// Finds the name that was probably meant.
package enum Nearest {
    /// The first of the candidates with the fewest edits, if those are few for the length of the word; case does not count.
    package static func of(_ word: String, among candidates: [String]) -> String? {
        var search = NearestSearch(to: Array(word.utf8)[...])
        var best: String?
        for candidate in candidates where search.mayBeNearer(count: candidate.utf8.count) {
            if search.isNearer(Array(candidate.utf8)) { best = candidate }
        }
        return best
    }
}

/// Looks for the nearest name among many that are offered one after the other, without making texts of them.
package struct NearestSearch {
    private var distance: EditDistance
    /// More edits are too many; negative when the word itself was found.
    package private(set) var limit: Int

    package init(to word: ArraySlice<UInt8>) {
        distance = EditDistance(from: word)
        limit = max(1, min(word.count / 3, 8))
    }

    /// Whether a name of a length can be near enough at all; most are told apart by it.
    func mayBeNearer(count: Int) -> Bool { limit >= 0 && abs(distance.count - count) <= limit }

    package mutating func isNearer(_ candidate: [UInt8]) -> Bool {
        isNearer(count: candidate.count) { candidate[$0] }
    }

    /// Whether a name is nearer than all that were offered before.
    @inline(__always)
    package mutating func isNearer(count: Int, byte: (Int) -> UInt8) -> Bool {
        guard limit >= 0, let edits = distance.to(count: count, limit: limit, byte: byte) else { return false }
        limit = edits - 1
        return true
    }
}

/// How far other words are from one: insertions, deletions, replacements and swaps of neighbours; case does not count.
package struct EditDistance {
    private let word: [UInt8]
    private let letters: UInt64
    /// The other word, and rows of the table that is filled in for each pair, kept for the next pair.
    private var other: [UInt8] = []
    private var last: [Int] = []
    private var before: [Int] = []
    private var current: [Int] = []

    /// Of the word itself.
    var count: Int { word.count }

    package init(from word: String) { self.init(from: Array(word.utf8)[...]) }

    package init(from word: ArraySlice<UInt8>) {
        self.word = word.map { $0 | 0x20 }
        letters = self.word.reduce(0) { $0 | 1 << UInt64($1 & 63) }
    }

    /// `nil` as soon as the distance is known to be greater than `limit`.
    package mutating func to(_ other: String, limit: Int) -> Int? {
        let bytes = Array(other.utf8)
        return to(count: bytes.count, limit: limit) { bytes[$0] }
    }

    @inline(__always)
    package mutating func to(count: Int, limit: Int, byte: (Int) -> UInt8) -> Int? {
        guard abs(word.count - count) <= limit else { return nil }
        // Each letter that only one of the words has costs an edit.
        var found: UInt64 = 0
        for index in 0..<count { found |= 1 << UInt64((byte(index) | 0x20) & 63) }
        guard max((letters & ~found).nonzeroBitCount, (found & ~letters).nonzeroBitCount) <= limit else { return nil }
        other.removeAll(keepingCapacity: true)
        for index in 0..<count { other.append(byte(index) | 0x20) }
        return fill(limit: limit)
    }

    /// Only what is near the table's diagonal is filled in: further off, the lengths alone are more than `limit` apart.
    private mutating func fill(limit: Int) -> Int? {
        prepareRows()
        for row in word.indices {
            let columns = max(0, row - limit)..<min(other.count, row + limit + 1)
            current[columns.lowerBound] = columns.lowerBound == 0 ? row + 1 : limit + 1
            if columns.upperBound < other.count { current[columns.upperBound + 1] = limit + 1 }
            var least = current[columns.lowerBound]
            for column in columns {
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

    private mutating func prepareRows() {
        let width = other.count + 1
        if last.count < width {
            last = Array(repeating: 0, count: width * 2)
            before = last
            current = last
        }
        for column in 0..<width { last[column] = column }
    }
}

/// How far two words are apart: insertions, deletions, replacements and swaps of neighbours.
package enum EditDistance {
    /// `limit + 1` as soon as the distance is known to be greater than `limit`.
    package static func between(_ left: String, _ right: String, limit: Int) -> Int {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard abs(left.count - right.count) <= limit else { return limit + 1 }
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

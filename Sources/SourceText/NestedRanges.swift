/// Ranges of which each lies within another or beside it, made ready to be asked often: which of them hold a place?
///
/// Making it takes n log n, an answer log n and the depth of nesting. Ranges that only overlap are found from the
/// first of them on.
package struct NestedRanges: Sendable {
    /// Numbers of the ranges as given, by start; of those with the same start the widest first.
    private let order: [Int]
    private let ranges: [SourceRange]
    /// For each place of `order` that of the range around it.
    private let around: [Int?]

    package init(_ ranges: [SourceRange]) {
        self.ranges = ranges
        order = ranges.indices.sorted { a, b in
            let (left, right) = (ranges[a], ranges[b])
            if left.lowerBound != right.lowerBound { return left.lowerBound < right.lowerBound }
            return left.upperBound != right.upperBound ? left.upperBound > right.upperBound : a < b
        }
        var around: [Int?] = []
        around.reserveCapacity(order.count)
        for (place, index) in order.enumerated() {
            var candidate = place > 0 ? place - 1 : nil
            while let outer = candidate, ranges[order[outer]].upperBound < ranges[index].upperBound {
                candidate = around[outer]
            }
            around.append(candidate)
        }
        self.around = around
    }

    /// Numbers of the ranges that hold all of `range`, the innermost first.
    package func holding(_ range: SourceRange) -> [Int] {
        var (low, high) = (0, order.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[order[middle]].lowerBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        var found: [Int] = []
        var candidate = low > 0 ? low - 1 : nil
        while let place = candidate {
            if ranges[order[place]].contains(range) { found.append(order[place]) }
            candidate = around[place]
        }
        return found
    }
}

/// Ranges of a text as one set, which is asked for many places.
package struct Coverage: Sendable {
    /// Sorted, none of them touching the next.
    private var ranges: [SourceRange] = []

    package init(_ all: some Sequence<SourceRange>) {
        for range in all.filter({ !$0.isEmpty }).sorted(by: { $0.start < $1.start }) {
            if let last = ranges.last, range.start <= last.end {
                ranges[ranges.count - 1].end = max(last.end, range.end)
            } else {
                ranges.append(range)
            }
        }
    }

    package func overlaps(_ range: SourceRange) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].end <= range.start { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].overlaps(range)
    }
}

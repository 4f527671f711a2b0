/// A half-open range of byte offsets. Line and column are computed only when something is printed.
package struct SourceRange: Hashable, Sendable {
    package var start: UInt32
    package var end: UInt32

    @inlinable @inline(__always)
    package init(start: UInt32, end: UInt32) {
        self.start = start
        self.end = max(start, end)
    }

    @inlinable @inline(__always)
    package init(_ range: Range<Int>) {
        self.init(start: UInt32(clamping: range.lowerBound), end: UInt32(clamping: range.upperBound))
    }

    @inlinable @inline(__always) package var lowerBound: Int { Int(start) }
    @inlinable @inline(__always) package var upperBound: Int { Int(end) }
    @inlinable @inline(__always) package var count: Int { Int(end - start) }
    @inlinable @inline(__always) package var isEmpty: Bool { start == end }
    @inlinable @inline(__always) package var range: Range<Int> { Int(start)..<Int(end) }

    @inlinable @inline(__always)
    package func contains(_ other: SourceRange) -> Bool { start <= other.start && other.end <= end }

    @inlinable @inline(__always)
    package func contains(offset: Int) -> Bool { lowerBound <= offset && offset < upperBound }

    @inlinable @inline(__always)
    package func overlaps(_ other: SourceRange) -> Bool { start < other.end && other.start < end }

    /// The smallest range that covers both.
    @inlinable @inline(__always)
    package func union(_ other: SourceRange) -> SourceRange {
        SourceRange(start: min(start, other.start), end: max(end, other.end))
    }
}

package import SourceText

extension Document {
    /// The place of each inline node below a paragraph, a heading or a table cell; what was not found is absent.
    ///
    /// cmark's inline columns are wrong in too many cases: each literal is searched behind the one before it.
    /// Code includes its backticks, a link its brackets and target, emphasis its marks.
    package func inlineRanges(ofBlock block: Int) -> [Int: SourceRange] {
        var locator = InlineLocator(self, block: block)
        locator.locate()
        return locator.ranges
    }

    /// The source between the backticks of a code span found at `range`.
    package func contentRange(ofCodeSpan range: SourceRange) -> SourceRange {
        let bytes = file.bytes[range.range]
        let ticks = bytes.prefix { $0 == UInt8(ascii: "`") }.count
        guard 2 * ticks < bytes.count else { return range }
        return SourceRange((range.lowerBound + ticks)..<(range.upperBound - ticks))
    }
}

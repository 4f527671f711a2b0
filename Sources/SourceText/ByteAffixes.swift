/// Comparisons of authors' text by bytes.
///
/// `hasPrefix("#")` is false of `#` with a variation selector or an accent behind it, because both are one character;
/// the parsers, which read bytes, see a `#` all the same.
extension String {
    @inlinable
    package func begins(_ text: StaticString) -> Bool { utf8.span.holds(text, at: 0) }

    @inlinable
    package func ends(_ text: StaticString) -> Bool { utf8.span.ends(text) }

    /// The part in front of the first line break; CR LF, which is one character, is one too.
    package var firstLine: String {
        let bytes = utf8.span
        var end = bytes.offset(of: 0x0A, from: 0)
        if end > 0, bytes[end - 1] == 0x0D { end -= 1 }
        return end == bytes.count ? self : part(0..<end)
    }

    /// The bytes of a range that cuts no character.
    package func part(_ range: Range<Int>) -> String {
        let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        return String(self[start..<utf8.index(start, offsetBy: range.count)])
    }

    /// Without the blanks and line breaks of ASCII around it; the text itself where there are none.
    package var trimmed: String {
        let bytes = utf8.span
        let range = bytes.trimmed
        return range.count == bytes.count ? self : part(range)
    }
}

extension Substring {
    @inlinable
    package func begins(_ text: StaticString) -> Bool { utf8.span.holds(text, at: 0) }

    @inlinable
    package func ends(_ text: StaticString) -> Bool { utf8.span.ends(text) }
}

extension Span<UInt8> {
    /// What is between the blanks and line breaks of ASCII around it.
    package var trimmed: Range<Int> {
        var (start, end) = (0, count)
        while start < end, Self.isBlank(self[start]) { start += 1 }
        while end > start, Self.isBlank(self[end - 1]) { end -= 1 }
        return start..<end
    }

    @inline(__always)
    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }
}

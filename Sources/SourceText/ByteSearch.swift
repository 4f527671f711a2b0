extension [UInt8] {
    /// Whether the bytes of a text stand anywhere in here.
    package func contains(_ text: String) -> Bool { span.firstOffset(of: text) != nil }
}

extension Span<UInt8> {
    /// Where a text first stands.
    package func firstOffset(of text: String) -> Int? {
        let needle = text.utf8.span
        guard !needle.isEmpty, count >= needle.count else { return nil }
        let first = needle[0]
        for index in 0...count - needle.count where self[index] == first && holds(needle, at: index) { return index }
        return nil
    }

    package func firstOffset(of text: StaticString) -> Int? {
        guard text.utf8CodeUnitCount > 0, count >= text.utf8CodeUnitCount else { return nil }
        let first = unsafe text.utf8Start[0]
        for index in 0...count - text.utf8CodeUnitCount where self[index] == first && holds(text, at: index) {
            return index
        }
        return nil
    }

    /// Whether a text stands at `offset`.
    package func holds(_ text: StaticString, at offset: Int) -> Bool {
        let length = text.utf8CodeUnitCount
        guard offset + length <= count else { return false }
        let needle = unsafe text.utf8Start
        for index in 0..<length where unsafe needle[index] != self[offset + index] { return false }
        return true
    }

    /// Whether the bytes of `needle` stand at `offset`.
    package func holds(_ needle: Span<UInt8>, at offset: Int) -> Bool {
        guard offset + needle.count <= count else { return false }
        for index in needle.indices where self[offset + index] != needle[index] { return false }
        return true
    }
}

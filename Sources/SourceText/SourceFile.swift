/// One input file: its path as reported to people, and its bytes.
package struct SourceFile: Sendable, Hashable {
    /// Relative to the root that was given on the command line, with `/` as the separator.
    package var path: String
    package var bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// The text of `range`, clamped to the file; invalid UTF-8 becomes U+FFFD.
    package func text(in range: SourceRange) -> String {
        let start = min(range.lowerBound, bytes.count)
        let end = min(max(range.upperBound, start), bytes.count)
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }
}

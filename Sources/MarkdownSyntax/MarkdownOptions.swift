/// The limits that keep every input, also a hostile one, below a second.
package struct MarkdownOptions: Sendable, Hashable {
    /// Files larger than this are shown as source.
    package var maximumFileSize = 1 << 20

    package init() {}
}

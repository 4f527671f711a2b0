package import Publishing

/// Where all output goes; nothing else in the program writes to the screen.
package struct Terminal: Sendable {
    package var output: @Sendable (_ bytes: [UInt8]) throws(FileSystemError) -> Void
    package var error: @Sendable (_ bytes: [UInt8]) -> Void
    /// Whether a person watches standard output.
    package var isInteractive: Bool
    /// Columns, when they are known.
    package var width: Int?

    package init(
        output: @escaping @Sendable (_ bytes: [UInt8]) throws(FileSystemError) -> Void,
        error: @escaping @Sendable (_ bytes: [UInt8]) -> Void, isInteractive: Bool, width: Int?
    ) {
        self.output = output
        self.error = error
        self.isInteractive = isInteractive
        self.width = width
    }

    package func print(_ text: String) throws(FileSystemError) { try output(Array(text.utf8) + [0x0A]) }

    func complain(_ text: String) { error(Array(text.utf8) + [0x0A]) }
}

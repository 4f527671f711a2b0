package import Publishing
import Reporting

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

    /// Says what is wrong, in one line or more.
    func complain(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        error(Array((lines.map { TerminalText.harmless(String($0)) }.joined(separator: "\n") + "\n").utf8))
    }

    /// Says what is wrong in one line: a line break in the name of a file does not begin another one.
    func complain(line: String) { error(Array((TerminalText.harmless(line) + "\n").utf8)) }
}

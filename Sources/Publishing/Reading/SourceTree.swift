package import SourceText

/// The Markdown files below one path of the command line, in the order of their paths' bytes.
package struct SourceTree: Sendable {
    /// As given on the command line.
    package var root: String
    package var files: [SourceFile]
    /// What could not be read, with paths below the root.
    package var diagnostics: [Diagnostic]

    package init(root: String, files: [SourceFile], diagnostics: [Diagnostic]) {
        self.root = root
        self.files = files
        self.diagnostics = diagnostics
    }
}

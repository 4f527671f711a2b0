package import RunbookModel

/// What an export depends on besides the catalog.
package struct ExportOptions: Sendable {
    /// Of this program.
    package var version: String
    /// Whether values are written that are only guessed.
    package var guesses: Guesses
    /// The page of a runbook, relative to the site's root.
    package var url: @Sendable (RunbookID) -> String

    package enum Guesses: Sendable { case leftOut, included }

    package init(
        version: String, guesses: Guesses = .leftOut, url: @escaping @Sendable (RunbookID) -> String
    ) {
        self.version = version
        self.guesses = guesses
        self.url = url
    }
}

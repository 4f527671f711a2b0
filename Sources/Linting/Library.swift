package import MarkdownSyntax
package import RunbookModel
import SourceText

/// All files of a run, and what is known of the tree they stand in.
package struct Library: Sendable {
    /// What stands at a path.
    package enum Entry: Sendable, Hashable {
        case file, directory, missing
        /// Outside of what may be looked at.
        case unknown
    }

    package let catalog: Catalog
    /// The document of each runbook of the catalog, in the same order.
    package let documents: [Document]
    /// Asked with a path relative to the catalog's root, `..` at its start allowed.
    package let entry: @Sendable (_ path: String) -> Entry
    private let byPath: [String: Int]

    /// - Parameter documents: in any order; a runbook without a document is not linted.
    package init(
        catalog: Catalog, documents: [Document], entry: @escaping @Sendable (_ path: String) -> Entry
    ) {
        var byPath: [String: Int] = [:]
        for (index, document) in documents.enumerated() { byPath[document.file.path] = index }
        self.catalog = catalog
        self.documents = documents
        self.entry = entry
        self.byPath = byPath
    }

    package func document(of runbook: Runbook) -> Document? { byPath[runbook.path].map { documents[$0] } }

    /// The document at a path, when it is part of this run.
    package func document(at path: String) -> Document? { byPath[path].map { documents[$0] } }
}

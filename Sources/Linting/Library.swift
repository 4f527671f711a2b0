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
    /// Paths of the runbooks by the name of the file, and by the folder with a slash behind it; in the catalog's order.
    private let byName: [Substring: [String]]
    private let byFolder: [Substring: [String]]

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
        let paths = catalog.runbooks.map(\.path)
        byName = Dictionary(grouping: paths) { $0[Self.nameStart($0)...] }
        byFolder = Dictionary(grouping: paths) { $0[..<Self.nameStart($0)] }
    }

    private static func nameStart(_ path: String) -> String.Index {
        path.utf8.lastIndex(of: 0x2F).map(path.utf8.index(after:)) ?? path.startIndex
    }

    /// The runbooks whose files have a name, in whatever folder.
    func paths(named name: Substring) -> [String] { byName[name] ?? [] }

    /// Files that are looked at for the one that was probably meant.
    private static let neighbours = 128

    /// The runbooks in a folder, those in folders below it left out; of very many those whose names begin alike.
    /// - Parameter folder: with a slash behind it; empty for the root.
    func paths(in folder: String, near name: Substring) -> ArraySlice<String> {
        let all = byFolder[folder[...]] ?? []
        guard all.count > Self.neighbours else { return all[...] }
        let wanted = folder + name
        var low = 0
        var high = all.count
        while low < high {
            let middle = (low + high) / 2
            if all[middle].utf8.lexicographicallyPrecedes(wanted.utf8) { low = middle + 1 } else { high = middle }
        }
        let start = max(0, min(low - Self.neighbours / 2, all.count - Self.neighbours))
        return all[start..<(start + Self.neighbours)]
    }

    package func document(of runbook: Runbook) -> Document? { byPath[runbook.path].map { documents[$0] } }

    /// The document at a path, when it is part of this run.
    package func document(at path: String) -> Document? { byPath[path].map { documents[$0] } }
}

package import Linting
import RunbookModel
package import SourceText

/// Everything that is wrong with what was read, in the one order of findings.
package struct FindingList: Sendable {
    package private(set) var all: [Diagnostic]
    /// What comments in the files pass over, in the same order.
    package private(set) var suppressed: [Diagnostic]

    /// Runs the rules, file by file in parallel, and adds what reading found.
    package init(
        of compilation: Compilation, linter: Linter, fileSystem: FileSystem, workers: Int
    ) async {
        let root = compilation.catalog.root
        let library = Library(catalog: compilation.catalog, documents: compilation.documents) { path in
            do throws(FileSystemError) {
                return try fileSystem.status(Path.join(root, path)).kind == .folder ? .directory : .file
            } catch {
                return .missing
            }
        }
        let shared = Dictionary(grouping: linter.lintCatalog(library), by: \.path)
        let pages = Array(compilation.catalog.runbooks.indices)
        let sizes = compilation.sizes
        let found = await concurrentMap(pages, workers: workers, weight: { sizes[$0] }) { index in
            let path = compilation.catalog.runbooks[index].path
            return linter.lintRunbook(index, in: library, adding: shared[path] ?? [])
        }
        var findings = linter.judged(compilation.problems) + found.joined()
        findings.sort(by: Diagnostic.precedes)
        all = findings.filter { $0.suppression == nil }
        suppressed = findings.filter { $0.suppression != nil }
    }

    /// Those of one file.
    package func findings(at path: String) -> [Diagnostic] {
        let start = firstIndex { !Path.precedes($0.path, path) }
        let end = firstIndex { Path.precedes(path, $0.path) }
        return Array(all[start..<end])
    }

    /// How many of one file comments pass over.
    package func suppressedCount(at path: String) -> Int { suppressed.count { $0.path == path } }

    /// The first index from which on `isBehind` holds.
    private func firstIndex(where isBehind: (Diagnostic) -> Bool) -> Int {
        var low = 0
        var high = all.count
        while low < high {
            let middle = (low + high) / 2
            if isBehind(all[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

import MarkdownSyntax
package import SourceText

/// Everything that is wrong with what was read, in the one order of findings.
package struct FindingList: Sendable {
    package private(set) var all: [Diagnostic]

    package init(of compilation: Compilation) {
        all = compilation.problems + compilation.documents.flatMap(\.diagnostics)
        all.sort(by: Diagnostic.precedes)
    }

    /// Those of one file.
    func findings(at path: String) -> ArraySlice<Diagnostic> {
        let start = firstIndex { !Path.precedes($0.path, path) }
        let end = firstIndex { Path.precedes(path, $0.path) }
        return all[start..<end]
    }

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

package import CommandTrees
package import SourceText

/// Command trees of a project: `.runsheet/trees/` beside its content.
package enum ProjectTrees {
    private static let folder = ".runsheet/trees"
    private static let limit = 64 << 20
    private static let tableLimit = 1 << 20

    /// The shipped trees, and those of the project in front of them.
    package static func library(beside root: String, _ fileSystem: FileSystem) -> TreeLibrary {
        library(of: Path.join(Path.parent(root), folder), fileSystem)
    }

    /// For commands that stand in no folder of runbooks.
    package static func library(in project: String, _ fileSystem: FileSystem) -> TreeLibrary {
        library(of: Path.join(project, folder), fileSystem)
    }

    private static func library(of folder: String, _ fileSystem: FileSystem) -> TreeLibrary {
        // Most projects have no such folder, and then the shipped trees are meant.
        guard let entries = try? fileSystem.entries(folder) else { return .shipped }
        let names = entries.filter(\.hasValidName).map(\.name).sorted(by: Path.precedes)
        let overrides = names.compactMap { override(Path.join(folder, $0), $0, fileSystem) }
        let tables = names.filter { $0.ends(".behaviour") }.map { Path.join(folder, $0) }
        guard !overrides.isEmpty || !tables.isEmpty else { return .shipped }
        return TreeLibrary(
            overrides: overrides,
            tables: tables.map { path in
                TreeLibrary.Table(path: path, bytes: try? fileSystem.read(path, tableLimit))
            })
    }

    private static func override(_ path: String, _ name: String, _ fileSystem: FileSystem) -> TreeLibrary.Override? {
        let parts = name.split(separator: ".")
        guard parts.count >= 2, let ending = parts.last, ending == "cligraph" || ending == "tree" else { return nil }
        return TreeLibrary.Override(name: parts.dropLast().joined(separator: "."), path: path) {
            // The library reports a tree without bytes as one that cannot be used.
            try? fileSystem.read(path, limit)
        }
    }

    /// The trees that commands asked for and that cannot be used.
    package static func problems(of trees: TreeLibrary) -> [Diagnostic] {
        trees.problems.map { path, error in
            let what = path.ends(".behaviour") ? "table of behaviour" : "command tree"
            return Diagnostic(
                rule: "unusable-tree", code: "SRC008", severity: .error, path: path,
                message: "cannot use this \(what): \(error)")
        }
    }
}

package import CommandTrees
package import SourceText

/// Command trees of a project: `.runsheet/trees/` beside its content.
package enum ProjectTrees {
    private static let folder = ".runsheet/trees"
    private static let limit = 64 << 20

    /// The shipped trees, and those of the project in front of them.
    package static func library(beside root: String, _ fileSystem: FileSystem) -> TreeLibrary {
        let overrides = overrides(in: Path.join(Path.parent(root), folder), fileSystem)
        return overrides.isEmpty ? .shipped : TreeLibrary(overrides: overrides)
    }

    /// For commands that stand in no folder of runbooks.
    package static func library(in project: String, _ fileSystem: FileSystem) -> TreeLibrary {
        let overrides = overrides(in: Path.join(project, folder), fileSystem)
        return overrides.isEmpty ? .shipped : TreeLibrary(overrides: overrides)
    }

    private static func overrides(in folder: String, _ fileSystem: FileSystem) -> [TreeLibrary.Override] {
        // Most projects have no such folder, and then the shipped trees are meant.
        guard let entries = try? fileSystem.entries(folder) else { return [] }
        return entries.filter(\.hasValidName).map(\.name).sorted(by: Path.precedes).compactMap { name in
            let parts = name.split(separator: ".")
            guard parts.count >= 2, let ending = parts.last, ending == "cligraph" || ending == "tree" else {
                return nil
            }
            let path = Path.join(folder, name)
            return TreeLibrary.Override(name: parts.dropLast().joined(separator: "."), path: path) {
                // The library reports a tree without bytes as one that cannot be used.
                try? fileSystem.read(path, limit)
            }
        }
    }

    /// The trees that commands asked for and that cannot be used.
    package static func problems(of trees: TreeLibrary) -> [Diagnostic] {
        trees.problems.map { path, error in
            Diagnostic(
                rule: "unusable-tree", code: "SRC008", severity: .error, path: path,
                message: "cannot use this command tree: \(error)")
        }
    }
}

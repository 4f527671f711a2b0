package import CommandTrees
package import SourceText

/// Command trees of a project: `.runsheet/trees/` beside its content.
package enum ProjectTrees {
    private static let folder = ".runsheet/trees"
    private static let limit = 64 << 20
    private static let tableLimit = 1 << 20

    /// The shipped trees, and those of the project in front of them.
    package static func library(beside root: String, _ fileSystem: FileSystem) -> TreeLibrary {
        library(of: Path.join(Path.parent(root), folder), called: "../" + folder, fileSystem)
    }

    /// Of everything that these trees are made of; `nil` when some of it cannot be read.
    static func digest(beside root: String, _ fileSystem: FileSystem) -> ContentDigest? {
        let folder = Path.join(Path.parent(root), folder)
        guard let entries = try? fileSystem.entries(folder) else { return nil }
        var digest = ContentDigest()
        for entry in entries {
            guard entry.kind != .folder else { continue }
            guard entry.hasValidName, let bytes = try? fileSystem.read(Path.join(folder, entry.name), limit) else {
                return nil
            }
            digest += ContentDigest(of: Array(entry.name.utf8) + [0] + bytes)
        }
        return digest
    }

    /// For commands that stand in no folder of runbooks.
    package static func library(in project: String, _ fileSystem: FileSystem) -> TreeLibrary {
        let folder = Path.join(project, folder)
        return library(of: folder, called: folder, fileSystem)
    }

    /// - Parameter name: what messages call the folder.
    private static func library(of folder: String, called name: String, _ fileSystem: FileSystem) -> TreeLibrary {
        // Most projects have no such folder, and then the shipped trees are meant.
        guard let entries = try? fileSystem.entries(folder) else { return .shipped }
        let names = entries.filter(\.hasValidName).map(\.name).sorted(by: Path.precedes)
        let overrides = names.compactMap { override($0, in: folder, called: name, fileSystem) }
        let tables = names.filter { $0.ends(".behaviour") }
        guard !overrides.isEmpty || !tables.isEmpty else { return .shipped }
        return TreeLibrary(
            overrides: overrides,
            tables: tables.map { file in
                TreeLibrary.Table(
                    path: Path.join(name, file), bytes: try? fileSystem.read(Path.join(folder, file), tableLimit))
            })
    }

    private static func override(
        _ file: String, in folder: String, called name: String, _ fileSystem: FileSystem
    ) -> TreeLibrary.Override? {
        let parts = file.split(separator: ".")
        guard parts.count >= 2, let ending = parts.last, ending == "cligraph" || ending == "tree" else { return nil }
        let path = Path.join(folder, file)
        return TreeLibrary.Override(name: parts.dropLast().joined(separator: "."), path: Path.join(name, file)) {
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

import SourceText

/// Reads the files that the command line names.
package struct SourceReader: Sendable {
    /// More than that is not a text somebody follows in an incident.
    package static let defaultLimit = 1 << 20

    package var fileSystem: FileSystem
    package var workers: Int
    /// In bytes, of one file.
    package var limit: Int
    package var selection: Selection

    /// Which files of a folder are read; hidden ones never are.
    package enum Selection: Sendable { case markdown, everything }

    package init(
        fileSystem: FileSystem, workers: Int, limit: Int = defaultLimit, selection: Selection = .markdown
    ) {
        self.fileSystem = fileSystem
        self.workers = workers
        self.limit = limit
        self.selection = selection
    }

    /// Reads a folder with everything below it, or one file.
    ///
    /// - Throws: when `path` itself is not there or cannot be listed; what is wrong below it is a diagnostic.
    package func read(_ path: String) async throws(FileSystemError) -> SourceTree {
        let root = Path.withoutTrailingSlashes(path)
        guard try fileSystem.status(root).kind == .folder else { return try readFile(root) }
        let walk = try SourceWalk(root: root, selection: selection, fileSystem: fileSystem)
        let results = await concurrentMap(walk.paths, workers: workers) { path in load(path, below: root) }
        var tree = SourceTree(root: root, files: [], diagnostics: walk.diagnostics)
        tree.files.reserveCapacity(results.count)
        for result in results {
            switch result {
            case .success(let file): tree.files.append(file)
            case .failure(let problem): tree.diagnostics.append(problem.diagnostic)
            }
        }
        tree.diagnostics.sort(by: Diagnostic.precedes)
        return tree
    }

    /// Links out of the file are looked for beside it.
    private func readFile(_ path: String) throws(FileSystemError) -> SourceTree {
        let name = Path.lastComponent(path)
        let folder = Path.parent(path)
        switch load(name, below: folder) {
        case .success(let file): return SourceTree(root: folder, files: [file], diagnostics: [])
        case .failure(let problem): return SourceTree(root: folder, files: [], diagnostics: [problem.diagnostic])
        }
    }

    private struct Problem: Error { var diagnostic: Diagnostic }

    private func load(_ path: String, below root: String) -> Result<SourceFile, Problem> {
        do throws(FileSystemError) {
            return .success(SourceFile(path: path, bytes: try fileSystem.read(Path.join(root, path), limit)))
        } catch {
            return .failure(Problem(diagnostic: ReadingProblem.unreadable(path, error)))
        }
    }
}

import SourceText

/// Reads the files that the command line names.
package struct SourceReader: Sendable {
    /// More than that is not a text somebody follows in an incident.
    package static let defaultLimit = 1 << 20
    /// Of one run, which holds all files and what is made of them.
    package static let countLimit = 200_000
    package static let totalLimit = 2 << 30
    private static let batch = 4096

    package var fileSystem: FileSystem
    package var workers: Int
    /// In bytes, of one file.
    package var limit: Int
    package var selection: Selection
    /// Files, and bytes of all files together.
    package var countLimit = Self.countLimit
    package var totalLimit = Self.totalLimit

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
        var tree = SourceTree(root: root, files: [], diagnostics: walk.diagnostics)
        tree.files.reserveCapacity(min(walk.paths.count, countLimit))
        let top = walk.canonicalRoot
        // In batches: that there is too much is known long before memory is full.
        var total = 0
        for start in stride(from: 0, to: walk.paths.count, by: Self.batch) {
            let paths = Array(walk.paths[start..<min(start + Self.batch, walk.paths.count)])
            let results = await concurrentMap(paths, workers: workers) { path in
                load(path, below: root) { path, limit throws(FileSystemError) in
                    try fileSystem.readBelow([top], path, limit)
                }
            }
            let count = tree.add(results, total: &total, limit: totalLimit, count: countLimit - start)
            guard count == paths.count else {
                let left = walk.paths.count - start - count
                tree.diagnostics.append(ReadingProblem.tooMuch(from: paths[count], count: left))
                break
            }
        }
        tree.diagnostics.sort(by: Diagnostic.precedes)
        return tree
    }

    /// Links out of the file are looked for beside it.
    private func readFile(_ path: String) throws(FileSystemError) -> SourceTree {
        let name = Path.lastComponent(path)
        let folder = Path.parent(path)
        // Who names a file means what it leads to.
        switch load(name, below: folder, by: fileSystem.read) {
        case .success(let file): return SourceTree(root: folder, files: [file], diagnostics: [])
        case .failure(let problem): return SourceTree(root: folder, files: [], diagnostics: [problem.diagnostic])
        }
    }

    fileprivate struct Problem: Error { var diagnostic: Diagnostic }

    private func load(
        _ path: String, below root: String, by read: (String, Int) throws(FileSystemError) -> [UInt8]
    ) -> Result<SourceFile, Problem> {
        do throws(FileSystemError) {
            return .success(SourceFile(path: path, bytes: try read(Path.join(root, path), limit)))
        } catch {
            if error.cause == .outside { return .failure(Problem(diagnostic: ReadingProblem.linkOutside(path))) }
            return .failure(Problem(diagnostic: ReadingProblem.unreadable(path, error)))
        }
    }
}

extension SourceTree {
    /// Takes results in their order as long as both limits allow it; how many it took.
    fileprivate mutating func add(
        _ results: [Result<SourceFile, SourceReader.Problem>], total: inout Int, limit: Int, count: Int
    ) -> Int {
        for (index, result) in results.enumerated() {
            guard index < count else { return index }
            switch result {
            case .success(let file):
                total += file.bytes.count
                guard total <= limit else { return index }
                files.append(file)
            case .failure(let problem): diagnostics.append(problem.diagnostic)
            }
        }
        return results.count
    }
}

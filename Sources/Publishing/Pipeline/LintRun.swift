package import Linting
import RunbookModel
package import SourceText

/// Checks the files that the command line names and tells their paths as they were given there.
package struct LintRun: Sendable {
    package struct Result: Sendable {
        /// In the one order of findings, each once.
        package var findings: [Diagnostic] = []
        /// The files that were checked, by the path that findings name.
        package var files: [String: SourceFile] = [:]
    }

    package var fileSystem: FileSystem
    package var linter: Linter
    package var workers: Int

    package init(fileSystem: FileSystem, linter: Linter, workers: Int) {
        self.fileSystem = fileSystem
        self.linter = linter
        self.workers = workers
    }

    /// - Throws: when one of the paths is not there.
    package func lint(_ paths: [String]) async throws(FileSystemError) -> Result {
        var result = Result()
        var seen: Set<Diagnostic> = []
        for path in paths {
            let compilation = try await Compiler(fileSystem: fileSystem, workers: workers).compile(path)
            let root = compilation.catalog.root
            for runbook in compilation.catalog.runbooks { result.files[shown(runbook.path, root)] = runbook.file }
            let list = await FindingList(
                of: compilation, linter: linter, fileSystem: fileSystem, workers: workers)
            // A file can be named itself and stand in a folder that is named too.
            for finding in list.all.map({ shown($0, root) }) where seen.insert(finding).inserted {
                result.findings.append(finding)
            }
        }
        result.findings.sort(by: Diagnostic.precedes)
        return result
    }

    private func shown(_ finding: Diagnostic, _ root: String) -> Diagnostic {
        var finding = finding
        finding.path = shown(finding.path, root)
        for index in finding.notes.indices { finding.notes[index].path = shown(finding.notes[index].path, root) }
        return finding
    }

    private func shown(_ path: String, _ root: String) -> String {
        root == "." || path == root ? path : Path.join(root, path)
    }
}

import CommandTrees
import Extraction
import MarkdownSyntax
import RunbookModel
import SourceText

/// Reads a root and takes it through the stages up to the catalog.
package struct Compiler: Sendable {
    package var fileSystem: FileSystem
    package var workers: Int

    package init(fileSystem: FileSystem, workers: Int) {
        self.fileSystem = fileSystem
        self.workers = workers
    }

    /// - Throws: when `path` itself is not there; what is wrong below it is among the problems.
    package func compile(_ path: String) async throws(FileSystemError) -> Compilation {
        let tree = try await SourceReader(fileSystem: fileSystem, workers: workers).read(path)
        let names = RunbookNames(paths: tree.files.map(\.path))
        let trees = ProjectTrees.library(beside: tree.root, fileSystem)
        let inputs = Array(zip(tree.files, names.ids))
        let pages = await concurrentMap(inputs, workers: workers, weight: { $0.0.bytes.count }) { file, id in
            let document = MarkdownParser.parse(file)
            return (document: document, runbook: RunbookReader.read(document, id: id, trees: trees))
        }
        return Compilation(
            catalog: CatalogBuilder.build(root: tree.root, runbooks: pages.map(\.runbook)),
            documents: pages.map(\.document),
            problems: tree.diagnostics + names.problems + ProjectTrees.problems(of: trees))
    }
}

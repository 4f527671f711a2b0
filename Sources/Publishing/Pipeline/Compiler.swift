import CommandTrees
import Extraction
import MarkdownSyntax
import RunbookModel
import SourceText

/// Reads a root and takes it through the stages up to the catalog.
package struct Compiler: Sendable {
    package var fileSystem: FileSystem
    package var workers: Int
    package var observer = BuildObserver.none
    /// Set where the same files are compiled again.
    package var memory: PageMemory?

    package init(fileSystem: FileSystem, workers: Int) {
        self.fileSystem = fileSystem
        self.workers = workers
    }

    /// - Throws: when `path` itself is not there; what is wrong below it is among the problems.
    package func compile(_ path: String) async throws(FileSystemError) -> Compilation {
        observer.began(.read, 0)
        let tree = try await observer.measure(.read) { () async throws(FileSystemError) in
            try await SourceReader(fileSystem: fileSystem, workers: workers).read(path)
        }
        let names = RunbookNames(paths: tree.files.map(\.path))
        let trees = ProjectTrees.library(beside: tree.root, fileSystem)
        let inputs = Array(zip(tree.files, names.ids))
        observer.began(.extract, inputs.count)
        // What a project's own trees say can change without any file of the content.
        let memory = trees === TreeLibrary.shipped ? memory : nil
        let pages = await concurrentMap(inputs, workers: workers, weight: { $0.0.bytes.count }) { [observer] file, id in
            defer { observer.advanced() }
            if let known = memory?.page(of: file, id: id) { return known }
            let document = observer.measure(.parse) { MarkdownParser.parse(file) }
            let runbook = observer.measure(.extract) { RunbookReader.read(document, id: id, trees: trees) }
            return PageMemory.Page(document: document, runbook: runbook)
        }
        memory?.keep(pages)
        observer.began(.link, 0)
        return Compilation(
            catalog: observer.measure(.link) {
                CatalogBuilder.build(root: tree.root, runbooks: pages.map(\.runbook))
            },
            documents: pages.map(\.document),
            problems: tree.diagnostics + names.problems + ProjectTrees.problems(of: trees))
    }
}

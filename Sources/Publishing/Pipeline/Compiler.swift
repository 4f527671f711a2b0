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
    /// Where other runs left what they read.
    package var cache: CacheFolder?

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
        let store = store(of: path, tree, trees, inputs)
        var kept = [PageMemory.Page?](repeating: nil, count: inputs.count)
        if let store { kept = await observer.measure(.cache) { await store.pages(workers: workers) } }
        let pages = await pages(of: inputs, besides: kept, trees, memory)
        memory?.keep(pages)
        // A tree that cannot be used is reported by whoever asks for it.
        if let store, trees.problems.isEmpty {
            observer.found(.pages(kept.count { $0 != nil }, of: inputs.count))
            await observer.measure(.cache) { [kept] in await store.keep(pages, besides: kept, workers: workers) }
        }
        observer.began(.link, 0)
        return Compilation(
            catalog: observer.measure(.link) {
                CatalogBuilder.build(root: tree.root, runbooks: pages.map(\.runbook))
            },
            documents: pages.map(\.document),
            problems: tree.diagnostics + names.problems + ProjectTrees.problems(of: trees))
    }

    /// - Parameter kept: those that other runs read.
    private func pages(
        of inputs: [(SourceFile, RunbookID)], besides kept: [PageMemory.Page?], _ trees: TreeLibrary,
        _ memory: PageMemory?
    ) async -> [PageMemory.Page] {
        let numbers = Array(inputs.indices)
        let weight = { (number: Int) -> Int in kept[number] == nil ? inputs[number].0.bytes.count : 0 }
        return await concurrentMap(numbers, workers: workers, weight: weight) { [observer] number in
            defer { observer.advanced() }
            let (file, id) = inputs[number]
            if let known = kept[number] ?? memory?.page(of: file, id: id) { return known }
            let document = observer.measure(.parse) { MarkdownParser.parse(file) }
            let runbook = observer.measure(.extract) { RunbookReader.read(document, id: id, trees: trees) }
            return PageMemory.Page(document: document, runbook: runbook)
        }
    }

    /// The store for a folder; a file on its own is read in no time.
    private func store(
        of path: String, _ tree: SourceTree, _ trees: TreeLibrary, _ inputs: [(SourceFile, RunbookID)]
    ) -> PageStore? {
        // What is remembered in this process is nearer.
        guard let cache, memory?.isEmpty ?? true, tree.root == Path.withoutTrailingSlashes(path) else { return nil }
        var digest = ContentDigest()
        if trees !== TreeLibrary.shipped {
            guard let own = ProjectTrees.digest(beside: tree.root, fileSystem) else { return nil }
            digest = own
        }
        do throws(FileSystemError) {
            return PageStore(
                cache: cache, root: try fileSystem.canonicalPath(tree.root), trees: digest, inputs: inputs)
        } catch {
            return nil
        }
    }
}

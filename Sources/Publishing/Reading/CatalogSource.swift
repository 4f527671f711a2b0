package import Exporting
package import RunbookModel
import SourceText

/// Runbooks from wherever somebody has them: a folder, a file, what was exported, or a commit.
package struct CatalogSource: Sendable {
    package var fileSystem: FileSystem
    package var git: Git
    package var workers: Int
    /// The folder with runbooks in a commit.
    package var content: String
    /// The configuration for all files, in place of those beside them.
    package var configuration: String?

    package init(
        fileSystem: FileSystem, git: Git, workers: Int, content: String, configuration: String? = nil
    ) {
        self.fileSystem = fileSystem
        self.git = git
        self.workers = workers
        self.content = content
        self.configuration = configuration
    }

    package struct Problem: Error, Sendable, CustomStringConvertible {
        package var description: String
        /// Whether the person who called can mend it.
        package var isUsage: Bool
    }

    package func runbooks(_ name: String) async throws(Problem) -> [Runbook] {
        guard Workplace.exists(name, fileSystem) else { return try await revision(name) }
        if let catalog = try exported(name) { return catalog.runbooks }
        return try await compile(name, fileSystem).catalog.runbooks
    }

    /// What was exported; `nil` for Markdown.
    package func exported(_ name: String) throws(Problem) -> ExportedCatalog? {
        let path = Path.withoutTrailingSlashes(name)
        if path.hasSuffix(".json") { return try read(path) }
        let folder = Path.join(path, "runbooks")
        guard Workplace.exists(Path.join(path, "catalog.json"), fileSystem), Workplace.exists(folder, fileSystem) else {
            return nil
        }
        var catalog = ExportedCatalog()
        for file in try jsonFiles(below: folder) { catalog.append(try read(file)) }
        return catalog
    }

    private func jsonFiles(below folder: String) throws(Problem) -> [String] {
        let entries: [FileSystem.Entry]
        do throws(FileSystemError) {
            entries = try fileSystem.entries(folder)
        } catch {
            throw Problem(description: error.description, isUsage: false)
        }
        var files: [String] = []
        for entry in entries.sorted(by: { Path.precedes($0.name, $1.name) }) {
            let path = Path.join(folder, entry.name)
            if entry.kind == .folder { files += try jsonFiles(below: path) }
            if entry.kind == .file, entry.name.hasSuffix(".json") { files.append(path) }
        }
        return files
    }

    private func read(_ path: String) throws(Problem) -> ExportedCatalog {
        let bytes: [UInt8]
        do throws(FileSystemError) {
            bytes = try fileSystem.read(path, 1 << 31)
        } catch {
            throw Problem(description: error.description, isUsage: false)
        }
        do throws(ExportedCatalog.Problem) {
            return try ExportedCatalog(bytes)
        } catch {
            throw Problem(description: "\(path): \(error)", isUsage: true)
        }
    }

    /// `main`, `v1.2`, or `main:docs/runbooks`.
    private func revision(_ name: String) async throws(Problem) -> [Runbook] {
        let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let below = parts.count == 2 ? parts[1] : content
        let place: Workplace
        let files: [String: [UInt8]]
        do throws(FileSystemError) {
            place = try Workplace(fileSystem: fileSystem)
        } catch {
            throw Problem(description: error.description, isUsage: false)
        }
        let folder = place.location(below)
        do throws(GitError) {
            files = try git.files(at: parts[0], below: folder, top: place.top)
        } catch {
            throw Problem(description: error.description, isUsage: true)
        }
        let root = Path.join(place.top, ".runsheet-\(parts[0].filter { $0 != "/" && $0 != "." })")
        let contents = Dictionary(uniqueKeysWithValues: files.map { (Path.join(root, $0.key), Optional($0.value)) })
        let path = folder == "." || folder == place.top ? root : Path.join(root, folder)
        return try await compile(path, fileSystem.overlaid(with: contents, place: place)).catalog.runbooks
    }

    /// Blanks are described as the configurations say: on both sides of a comparison, and as exported catalogs have them.
    private func compile(_ path: String, _ fileSystem: FileSystem) async throws(Problem) -> Compilation {
        var compilation: Compilation
        let place: Workplace
        do throws(FileSystemError) {
            compilation = try await Compiler(fileSystem: fileSystem, workers: workers).compile(path)
            place = try Workplace(fileSystem: fileSystem)
        } catch {
            throw Problem(description: error.description, isUsage: false)
        }
        do throws(ConfigurationError) {
            let finder = ConfigurationFinder(fileSystem: fileSystem, place: place, only: configuration)
            try finder.describeParameters(of: &compilation)
        } catch {
            throw Problem(description: error.description, isUsage: true)
        }
        return compilation
    }
}

import SourceText

/// Replaces a site as a whole: the new one is written beside the old one, and then they change places.
package struct Publisher: Sendable {
    /// Tells our own output from a folder that somebody cares about.
    static let marker = OutputFile(
        path: ".runsheet-site",
        bytes: Array("This folder is written by 'runsheet build', which replaces all of it.\n".utf8))
    /// What version control and file browsers put into a folder that is otherwise empty; the first is kept.
    static let keepFile = ".gitkeep"
    static let bystanders: Set<String> = [keepFile, ".DS_Store"]

    /// What a finished build lasts through.
    package enum Durability: Sendable, Hashable {
        /// The end of the process, however it comes: the system keeps what was written.
        case killing
        /// A loss of power too. It means to wait for the disk, often for longer than the build takes.
        case powerLoss
    }

    package var fileSystem: FileSystem
    package var interruption: Interruption
    /// Goes into the names of unfinished folders.
    package var processID: Int32
    package var durability: Durability
    /// How many folders of an old site are removed at a time.
    package var workers = 1
    /// What is done to every file before it is written.
    var finish: @Sendable (OutputFile) -> OutputFile = { $0 }
    /// Looks at the finished folder before it takes its place, while nobody else can write to it.
    var inspect: @Sendable (_ folder: String) async -> Void = { _ in }

    package init(
        fileSystem: FileSystem, interruption: Interruption, processID: Int32, durability: Durability = .killing
    ) {
        self.fileSystem = fileSystem
        self.interruption = interruption
        self.processID = processID
        self.durability = durability
    }

    /// Lets `build` fill a new folder and puts it in the place of `output`.
    ///
    /// When anything fails, what was written is removed, and `output` stays as it was.
    package func publish<Summary: Sendable>(
        to output: String, build: (OutputFolder) async throws(PublishError) -> Summary
    ) async throws(PublishError) -> Summary {
        let site = try prepare(output)
        let lock = try lock(site)
        interruption.listen()
        do throws(PublishError) {
            let summary = try await fill(site, by: build)
            unlock(lock, site)
            return summary
        } catch {
            unlock(lock, site)
            throw error
        }
    }

    private func fill<Summary: Sendable>(
        _ site: SiteFolder, by build: (OutputFolder) async throws(PublishError) -> Summary
    ) async throws(PublishError) -> Summary {
        do throws(PublishError) {
            let exists = try recover(site)
            try call { () throws(FileSystemError) in try fileSystem.makeFolder(site.building) }
            let folder = OutputFolder(
                name: site.name, path: site.building, fileSystem: fileSystem, interruption: interruption, finish: finish
            )
            let summary = try await build(folder)
            try folder.write(Self.marker)
            try keepFile(of: site, in: folder)
            await inspect(site.building)
            guard !interruption.isRequested() else { throw PublishError.interrupted }
            if durability == .powerLoss {
                try call { () throws(FileSystemError) in try fileSystem.flush(site.building) }
            }
            try exchange(site, exists: exists)
            await clear(site.building)
            return summary
        } catch {
            remove(site.building)
            throw error
        }
    }

    /// Removes a whole site: as long as it takes, nothing else is to be done.
    private func clear(_ site: String) async {
        let parts = folders(in: site).flatMap { folder in
            let inner = folders(in: folder)
            return inner.isEmpty ? [folder] : inner
        }
        _ = await concurrentMap(parts, workers: workers) { remove($0) }
        remove(site)
    }

    /// Without any where the folder cannot be listed: then it is removed as it is.
    private func folders(in folder: String) -> [String] {
        do throws(FileSystemError) {
            return try fileSystem.entries(folder).filter { $0.kind == .folder }.map { Path.join(folder, $0.name) }
        } catch {
            return []
        }
    }

    /// What cannot be removed now is removed by the next build.
    func remove(_ path: String) {
        do throws(FileSystemError) { try fileSystem.remove(path) } catch {}
    }

    func call<Result>(_ body: () throws(FileSystemError) -> Result) throws(PublishError) -> Result {
        do throws(FileSystemError) {
            return try body()
        } catch {
            throw .files(error)
        }
    }
}

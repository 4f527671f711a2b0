import RunbookModel
package import SourceText
import Synchronization

/// What a build tells those who ran it.
package struct BuildAccount: Sendable, Hashable {
    /// A file that could not be read as it is.
    package struct Problem: Sendable, Hashable {
        package var severity = Severity.error
        /// Below the root.
        package var path = ""
        package var message = ""
    }

    package var root = ""
    package var runbooks = 0
    package var procedures = 0
    package var steps = 0
    package var commands = 0
    package var errors = 0
    package var warnings = 0
    package var hints = 0
    package var problems: [Problem] = []

    package init() {}

    package init(_ summary: SiteBuilder.Summary) {
        let compilation = summary.compilation
        root = compilation.catalog.root
        runbooks = compilation.catalog.runbooks.count
        procedures = compilation.procedureCount
        steps = compilation.stepCount
        commands = compilation.commandCount
        for finding in summary.findings {
            switch finding.severity {
            case .error: errors += 1
            case .warning: warnings += 1
            case .info: hints += 1
            }
        }
        problems = compilation.problems.map { Problem(severity: $0.severity, path: $0.path, message: $0.message) }
    }
}

/// Builds a site, unless the one that stands there is the one that would be built.
package struct SiteUpdate: Sendable {
    package var builder: SiteBuilder

    package init(_ builder: SiteBuilder) { self.builder = builder }

    package struct Outcome: Sendable {
        package var account: BuildAccount
        /// Nothing when the old site was left as it is.
        package var summary: SiteBuilder.Summary?
    }

    package func run() async throws(BuildError) -> Outcome {
        guard let cache = builder.cache, builder.options.live == nil else {
            let summary = try await builder.build()
            return Outcome(account: BuildAccount(summary), summary: summary)
        }
        if let account = await builder.observer.measure(.cache, { await standing(cache) }) {
            builder.observer.found(.site)
            return Outcome(account: account)
        }
        return try await build(keepingIn: cache)
    }

    private func build(keepingIn cache: CacheFolder) async throws(BuildError) -> Outcome {
        let recorder = FileRecorder()
        let seen = Seen()
        var recorded = builder
        recorded.fileSystem = recorder.recording(builder.fileSystem)
        recorded.publisher.inspect = { [builder] folder in
            await builder.observer.measure(.cache) { seen.note(await Self.state(of: folder, builder)) }
        }
        let summary = try await recorded.build()
        let account = BuildAccount(summary)
        builder.observer.measure(.cache) { () in
            var record = SiteRecord(options: builder.options.described, questions: recorder.questions, account: account)
            guard !record.questions.isTorn, let state = seen.state, let name = recordName else { return }
            record.young = state.young
            record.site = state.site
            var writer = PackWriter()
            record.pack(&writer)
            cache.write(name, writer.output)
        }
        return Outcome(account: account, summary: summary)
    }

    private static func state(of folder: String, _ builder: SiteBuilder) async -> Seen.State? {
        let files = builder.publisher.fileSystem
        do throws(FileSystemError) {
            // It is the last file, or nearly.
            var young = try files.status(Path.join(folder, Publisher.marker.path)).stamp
            young.size = 0
            young.nanoseconds -= SiteRecord.tick
            if young.nanoseconds < 0 {
                young.seconds -= 1
                young.nanoseconds += 1_000_000_000
            }
            let site = try await files.state(ofTree: folder, young: young, workers: builder.options.workers)
            return Seen.State(young: young, site: site)
        } catch {
            return nil
        }
    }

    /// What the finished folder looked like.
    private final class Seen: Sendable {
        struct State: Sendable {
            var young: FileSystem.Stamp
            var site: ContentDigest
        }

        private let content = Mutex<State?>(nil)
        var state: State? { content.withLock { $0 } }
        func note(_ state: State?) { content.withLock { $0 = state } }
    }
}

extension SiteUpdate {
    /// What was told of the site when it was built, if a build would make the same one now, and nobody touched it.
    private func standing(_ cache: CacheFolder) async -> BuildAccount? {
        guard let name = recordName, let bytes = cache.read(name) else { return nil }
        var reader = PackReader(bytes)
        var record = SiteRecord.blank
        record.pack(&reader)
        guard !reader.isBroken, reader.isAtEnd, record.options == builder.options.described, isTidy,
            await isUntouched(record),
            await record.questions.read(
                from: builder.fileSystem, workers: builder.options.workers, keeping: false) != nil,
            isFlushed()
        else { return nil }
        cache.touch(name)
        return record.account
    }

    /// Of the output folder, wherever links lead; `nil` when there is none.
    private var site: String? {
        do throws(FileSystemError) {
            return try builder.publisher.fileSystem.canonicalPath(builder.options.output)
        } catch {
            return nil
        }
    }

    private var recordName: String? {
        site.map { "sites/" + ContentDigest(of: Array($0.utf8)).text }
    }

    /// No build is at work, and none was killed: what those leave is cleared away by a build. A folder that cannot be
    /// listed is left to a build too, which says what is wrong with it.
    private var isTidy: Bool {
        guard let site, let entries = try? builder.publisher.fileSystem.entries(Path.parent(site)) else { return false }
        let folder = SiteFolder(name: site, path: site, processID: 0)
        let lock = Path.lastComponent(folder.lock)
        return !entries.contains { entry in
            entry.name == lock || entry.name.hasPrefix(folder.buildingPrefix)
                || entry.name.hasPrefix(folder.previousPrefix)
        }
    }

    private func isUntouched(_ record: SiteRecord) async -> Bool {
        guard let site else { return false }
        do throws(FileSystemError) {
            let state = try await builder.publisher.fileSystem.state(
                ofTree: site, young: record.young, workers: builder.options.workers)
            return state == record.site
        } catch {
            return false
        }
    }

    /// The build that wrote the files may not have waited for the disk. Where waiting fails, a build is made, which tells.
    private func isFlushed() -> Bool {
        guard builder.publisher.durability == .powerLoss, let site else { return true }
        return (try? builder.publisher.fileSystem.flush(site)) != nil
    }
}

/// How a site came to be.
struct SiteRecord: Packed, Sendable {
    /// Those that go into the site.
    var options: [String]
    var questions: FileQuestions
    var account: BuildAccount
    /// Files of the site that are as young count with their content.
    var young = FileSystem.Stamp()
    var site = ContentDigest()

    /// Longer than any file system's clock needs for its next tick, in nanoseconds.
    static let tick = 20_000_000

    static var blank: SiteRecord { SiteRecord(options: [], questions: .blank, account: BuildAccount()) }

    mutating func pack(_ packer: inout some Packer) {
        packer.texts(&options)
        packer.value(&account)
        packer.number(&young.seconds)
        packer.number(&young.nanoseconds)
        packer.value(&site)
        packer.value(&questions)
    }
}

extension BuildAccount: Packed {
    package static var blank: BuildAccount { BuildAccount() }

    package mutating func pack(_ packer: inout some Packer) {
        packer.text(&root)
        packer.number(&runbooks)
        packer.number(&procedures)
        packer.number(&steps)
        packer.number(&commands)
        packer.number(&errors)
        packer.number(&warnings)
        packer.number(&hints)
        packer.list(&problems)
    }
}

extension BuildAccount.Problem: Packed {
    package static var blank: BuildAccount.Problem { BuildAccount.Problem() }

    package mutating func pack(_ packer: inout some Packer) {
        packer.choice(&severity)
        packer.text(&path)
        packer.text(&message)
    }
}

extension SiteBuilder.Options {
    /// Everything that the bytes of the site depend on, apart from what is read; how many workers there are is not.
    fileprivate var described: [String] {
        [
            content, output, templates ?? "", templates == nil ? "" : "templates", today.description, version,
            configuration ?? "", configuration == nil ? "" : "configuration",
        ]
    }
}

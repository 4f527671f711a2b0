import SourceText
import Synchronization

/// Where runs leave what the next one can use. Nothing depends on it: what is missing, damaged or from another program
/// is made again, and where nothing can be kept, nothing is.
package final class CacheFolder: Sendable {
    private let path: String
    private let fileSystem: FileSystem
    /// Tells one build of this program from all others.
    private let program: ContentDigest
    /// Bytes of all files together.
    private let limit: Int
    private let failure = Mutex<FileSystemError?>(nil)
    private let folders = Mutex<Set<String>>([])

    /// Differs from every format before.
    private static let head = Array("runsheet cache 1\n".utf8)
    private static let headSize = head.count + 32
    package static let defaultLimit = 2 << 30

    package init(
        path: String, fileSystem: FileSystem, program: String, limit: Int = CacheFolder.defaultLimit
    ) {
        self.path = path
        self.fileSystem = fileSystem
        self.program = ContentDigest(of: Array(program.utf8))
        self.limit = limit
    }

    /// Makes room, when something was added.
    ///
    /// - Returns: why something could not be kept; the first of several reasons.
    package func finish() -> FileSystemError? {
        if !folders.withLock({ $0.isEmpty }) { tidy() }
        return failure.withLock { $0 }
    }

    /// What was kept under a name; `nil` when it is not whole, or another program's.
    package func read(_ name: String) -> ArraySlice<UInt8>? {
        // A file that cannot be read is none: the work is done, and what cannot be written is told.
        guard let bytes = try? fileSystem.read(Path.join(path, name), limit), bytes.count >= Self.headSize,
            bytes.starts(with: Self.head)
        else { return nil }
        var digests = PackedDigests()
        guard digests.read(bytes[Self.head.count..<Self.headSize]), digests.program == program else { return nil }
        let content = bytes[Self.headSize...]
        return ContentDigest(of: content) == digests.content ? content : nil
    }

    /// Keeps something in the place of what has this name, in one step.
    package func write(_ name: String, _ content: [UInt8]) {
        let digests = PackedDigests(program: program, content: ContentDigest(of: content))
        do throws(FileSystemError) {
            try makeFolder(Path.join(path, Path.parent(name)))
            try fileSystem.replacePrivately(Path.join(path, name), Self.head + digests.bytes + content)
        } catch {
            failure.withLock { if $0 == nil { $0 = error } }
        }
    }

    /// What is used stays longest.
    package func touch(_ name: String) { fileSystem.touch(Path.join(path, name)) }

    private func makeFolder(_ folder: String) throws(FileSystemError) {
        guard !folders.withLock({ $0.contains(folder) }) else { return }
        if !Workplace.exists(folder, fileSystem) {
            let parent = Path.parent(folder)
            if parent != folder, !Workplace.exists(parent, fileSystem) { try makeFolder(parent) }
            do throws(FileSystemError) {
                try fileSystem.makePrivateFolder(folder)
            } catch {
                // Another run was faster.
                guard error.isExisting else { throw error }
            }
        }
        _ = folders.withLock { $0.insert(folder) }
    }
}

/// What stands in front of the content of a file.
private struct PackedDigests {
    var program = ContentDigest()
    var content = ContentDigest()

    var bytes: [UInt8] {
        [program.low, program.high, content.low, content.high].flatMap { number in
            (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * UInt64($0))) }
        }
    }

    /// Takes 32 bytes.
    mutating func read(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count == 32 else { return false }
        var numbers: [UInt64] = [0, 0, 0, 0]
        for (index, byte) in bytes.enumerated() { numbers[index / 8] |= UInt64(byte) << (8 * UInt64(index % 8)) }
        program.low = numbers[0]
        program.high = numbers[1]
        content.low = numbers[2]
        content.high = numbers[3]
        return true
    }
}

extension CacheFolder {
    /// Seconds that nobody needs to write a file.
    private static let patience = 3600

    private struct Kept {
        var path: String
        var size: Int
        var used: (Int, Int)
    }

    /// Removes what was not used for the longest time until the rest fits, and what runs left that were killed.
    private func tidy() {
        var kept: [Kept] = []
        collect(path, &kept)
        kept.sort { $0.used < $1.used }
        let latest = kept.last?.used.0 ?? 0
        kept.removeAll { file in
            let isLeft = Path.lastComponent(file.path).begins(".") && file.used.0 < latest - Self.patience
            // Another run may clear away the same; what stays is found again by the next.
            if isLeft { try? fileSystem.remove(file.path) }
            return isLeft
        }
        var total = kept.reduce(0) { $0 + $1.size }
        for file in kept where total > limit {
            // What another run removed meanwhile is gone too.
            try? fileSystem.remove(file.path)
            total -= file.size
        }
    }

    /// What cannot be looked at is another run's, which removes it meanwhile, or stays as it is: nothing depends on it.
    private func collect(_ folder: String, _ kept: inout [Kept]) {
        guard let entries = try? fileSystem.entries(folder) else { return }
        for entry in entries where entry.hasValidName {
            let path = Path.join(folder, entry.name)
            if entry.kind == .folder { collect(path, &kept) }
            guard entry.kind == .file, let status = try? fileSystem.status(path) else { continue }
            let stamp = status.stamp
            kept.append(Kept(path: path, size: stamp.size, used: (stamp.seconds, stamp.nanoseconds)))
        }
    }
}

/// The calls to the file system that reading and publishing make, as values: the disk, or a stand-in for tests.
package struct FileSystem: Sendable {
    package enum Kind: Sendable, Hashable { case file, folder, link, special }

    /// Tells whether two paths lead to the same thing.
    package struct Identity: Sendable, Hashable {
        package var device: UInt64
        package var number: UInt64
        package init(device: UInt64, number: UInt64) {
            self.device = device
            self.number = number
        }
    }
    /// Differs, as a rule, when a file was written; compared for equality only, for clocks go wrong.
    package struct Stamp: Sendable, Hashable {
        package var size = 0
        package var seconds = 0
        package var nanoseconds = 0
        package init() {}
    }
    package struct Status: Sendable, Hashable {
        package var kind: Kind
        package var identity: Identity
        package var stamp: Stamp
        package init(kind: Kind, identity: Identity, stamp: Stamp = Stamp()) {
            self.kind = kind
            self.identity = identity
            self.stamp = stamp
        }
    }
    package struct Entry: Sendable, Hashable {
        /// Bytes that are not UTF-8 show as U+FFFD; such an entry cannot be opened by its name.
        package var name: String
        package var hasValidName: Bool
        /// Of the entry itself: links are not followed.
        package var kind: Kind
        package init(name: String, hasValidName: Bool = true, kind: Kind) {
            self.name = name
            self.hasValidName = hasValidName
            self.kind = kind
        }
    }

    /// Held by one process at a time; the system lets go of it when the process ends.
    package struct Lock: Sendable, Hashable {
        package var descriptor: Int32
        package init(descriptor: Int32) { self.descriptor = descriptor }
    }

    /// Follows links.
    package var status: @Sendable (_ path: String) throws(FileSystemError) -> Status
    /// In no order, without `.` and `..`.
    package var entries: @Sendable (_ folder: String) throws(FileSystemError) -> [Entry]
    /// A regular file of at most `limit` bytes; a larger one is never read whole.
    package var read: @Sendable (_ path: String, _ limit: Int) throws(FileSystemError) -> [UInt8]
    /// As `read`, and only what stands below one of the folders, which are absolute and without links: a link may have
    /// come into the place of a file, or of a folder above it, since they were listed.
    package var readBelow:
        @Sendable (_ folders: [String], _ path: String, _ limit: Int) throws(FileSystemError) -> [UInt8]
    /// Absolute, without links.
    package var canonicalPath: @Sendable (_ path: String) throws(FileSystemError) -> String
    /// Creates a file; an existing one is an error.
    package var write: @Sendable (_ path: String, _ bytes: [UInt8]) throws(FileSystemError) -> Void
    /// Adds to the end of a file, which is created when it is missing.
    package var append: @Sendable (_ path: String, _ bytes: [UInt8]) throws(FileSystemError) -> Void
    /// Creates one folder; an existing one is an error.
    package var makeFolder: @Sendable (_ path: String) throws(FileSystemError) -> Void
    /// Creates one folder that nobody else may look into; an existing one is an error.
    package var makePrivateFolder: @Sendable (_ path: String) throws(FileSystemError) -> Void = {
        path throws(FileSystemError) in throw FileSystemError(.create, path: path, cause: .notAFile)
    }
    /// Removes a file, or a folder with everything in it; links are removed, not followed.
    package var remove: @Sendable (_ path: String) throws(FileSystemError) -> Void
    package var rename: @Sendable (_ from: String, _ to: String) throws(FileSystemError) -> Void
    /// Swaps two paths in one operation; `EINVAL` or `ENOSYS` where the file system cannot.
    package var exchange: @Sendable (_ one: String, _ other: String) throws(FileSystemError) -> Void
    /// Brings everything written below `folder` to the disk.
    package var flush: @Sendable (_ folder: String) throws(FileSystemError) -> Void
    /// Takes the lock that a file stands for, and leaves `note` in it; does not wait.
    package var lock: @Sendable (_ path: String, _ note: [UInt8]) throws(FileSystemError) -> Lock
    /// Puts a file in the place of another one, or of none, in one step; its rights stay.
    package var replace: @Sendable (_ path: String, _ bytes: [UInt8]) throws(FileSystemError) -> Void
    /// Removes the lock's file and lets go.
    package var unlock: @Sendable (_ lock: Lock, _ path: String) throws(FileSystemError) -> Void
    /// As `replace`, and nobody else may read it.
    package var replacePrivately: @Sendable (_ path: String, _ bytes: [UInt8]) throws(FileSystemError) -> Void = {
        path, _ throws(FileSystemError) in throw FileSystemError(.write, path: path, cause: .notAFile)
    }
    /// Notes that a file was used now.
    package var touch: @Sendable (_ path: String) -> Void = { _ in }
    /// What stands in one folder, as a number; files as young as `young` count with their content.
    package var folderState: @Sendable (_ folder: String, _ young: Stamp) throws(FileSystemError) -> FolderState = {
        folder, _ throws(FileSystemError) in throw FileSystemError(.list, path: folder, cause: .notAFile)
    }

    package init(
        status: @escaping @Sendable (_ path: String) throws(FileSystemError) -> Status,
        entries: @escaping @Sendable (_ folder: String) throws(FileSystemError) -> [Entry],
        read: @escaping @Sendable (_ path: String, _ limit: Int) throws(FileSystemError) -> [UInt8],
        canonicalPath: @escaping @Sendable (_ path: String) throws(FileSystemError) -> String,
        write: @escaping @Sendable (_ path: String, _ bytes: [UInt8]) throws(FileSystemError) -> Void,
        append: @escaping @Sendable (_ path: String, _ bytes: [UInt8]) throws(FileSystemError) -> Void,
        makeFolder: @escaping @Sendable (_ path: String) throws(FileSystemError) -> Void,
        remove: @escaping @Sendable (_ path: String) throws(FileSystemError) -> Void,
        rename: @escaping @Sendable (_ from: String, _ to: String) throws(FileSystemError) -> Void,
        exchange: @escaping @Sendable (_ one: String, _ other: String) throws(FileSystemError) -> Void,
        flush: @escaping @Sendable (_ folder: String) throws(FileSystemError) -> Void,
        replace: @escaping @Sendable (_ path: String, _ bytes: [UInt8]) throws(FileSystemError) -> Void,
        lock: @escaping @Sendable (_ path: String, _ note: [UInt8]) throws(FileSystemError) -> Lock,
        unlock: @escaping @Sendable (_ lock: Lock, _ path: String) throws(FileSystemError) -> Void
    ) {
        self.status = status
        self.entries = entries
        self.read = read
        // Where nothing changes between listing and reading.
        readBelow = { _, path, limit throws(FileSystemError) in try read(path, limit) }
        self.canonicalPath = canonicalPath
        self.write = write
        self.append = append
        self.makeFolder = makeFolder
        self.remove = remove
        self.rename = rename
        self.exchange = exchange
        self.flush = flush
        self.replace = replace
        self.lock = lock
        self.unlock = unlock
    }
}

/// What a site is made of, as far as files tell without being read: when it differs, something changed.
package struct InputSnapshot: Sendable, Hashable {
    private var stamps: [String: FileSystem.Stamp] = [:]
    /// Everything that was looked into, for whoever wants to be told of changes.
    package private(set) var folders: Set<String> = []

    /// - Parameters:
    ///   - inputs: folders with everything below them, and single files; those that are missing count as missing.
    ///   - output: what is below it is no input, also when it stands in one.
    package init(of inputs: [String], except output: String, _ fileSystem: FileSystem) {
        let excluded = Path.join(Self.canonical(output, fileSystem), "")
        for input in inputs {
            guard let status = Self.status(input, fileSystem) else { continue }
            guard status.kind == .folder else {
                stamps[input] = status.stamp
                continue
            }
            folders.insert(input)
            add(folder: input, except: excluded, fileSystem)
        }
    }

    private mutating func add(folder: String, except excluded: String, _ fileSystem: FileSystem) {
        // A folder that is gone in this moment is another snapshot in the next one.
        guard let walk = try? SourceWalk(root: folder, selection: .everything, fileSystem: fileSystem) else { return }
        let root = Self.canonical(folder, fileSystem)
        folders.formUnion(walk.folders.map { Path.join(folder, $0) }.filter { !$0.hasPrefix(excluded) })
        for path in walk.paths where !Path.join(root, path).hasPrefix(excluded) {
            let whole = Path.join(folder, path)
            stamps[whole] = Self.status(whole, fileSystem)?.stamp
        }
    }

    /// Paths that are new, gone or written.
    package func changes(since other: InputSnapshot) -> [String] {
        let all = Set(stamps.keys).union(other.stamps.keys)
        return all.filter { stamps[$0] != other.stamps[$0] }.sorted(by: Path.precedes)
    }

    package static func == (left: InputSnapshot, right: InputSnapshot) -> Bool { left.stamps == right.stamps }
    package func hash(into hasher: inout Hasher) { hasher.combine(stamps) }

    private static func status(_ path: String, _ fileSystem: FileSystem) -> FileSystem.Status? {
        // A file that cannot be looked at counts as not there: the build that follows says why.
        try? fileSystem.status(path)
    }

    private static func canonical(_ path: String, _ fileSystem: FileSystem) -> String {
        do throws(FileSystemError) {
            return try fileSystem.canonicalPath(path)
        } catch {
            return path
        }
    }
}

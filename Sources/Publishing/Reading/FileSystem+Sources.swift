extension FileSystem {
    /// The same files, and a folder at `root` in which other folders stand under names of their own.
    package func gathering(_ folders: [(name: String, path: String)], at root: String, place: Workplace) -> FileSystem {
        reading(through: Gathering(base: self, folders: folders, root: root, place: place))
    }
}

private struct Gathering: FileSystemLayer {
    let base: FileSystem
    let folders: [(name: String, path: String)]
    let root: String
    let place: Workplace

    private enum Target { case root, elsewhere(String), missing }

    private func target(_ path: String) -> Target {
        let absolute = place.absolute(path)
        if absolute == root { return .root }
        let prefix = root + "/"
        guard absolute.hasPrefix(prefix) else { return .elsewhere(path) }
        let parts = absolute.dropFirst(prefix.count).split(separator: "/", maxSplits: 1)
        guard let name = parts.first, let folder = folders.first(where: { $0.name == name }) else { return .missing }
        return .elsewhere(parts.count == 1 ? folder.path : Path.join(folder.path, String(parts[1])))
    }

    func status(_ path: String) throws(FileSystemError) -> FileSystem.Status {
        switch target(path) {
        case .root: return FileSystem.Status(kind: .folder, identity: .init(device: .max, number: .max - 1))
        case .elsewhere(let own): return try base.status(own)
        case .missing: throw .missing(path)
        }
    }

    func entries(_ folder: String) throws(FileSystemError) -> [FileSystem.Entry] {
        switch target(folder) {
        case .root: return folders.map { FileSystem.Entry(name: $0.name, kind: .folder) }
        case .elsewhere(let own): return try base.entries(own)
        case .missing: throw .missing(folder)
        }
    }

    func read(_ path: String, _ limit: Int, below allowed: [String]?) throws(FileSystemError) -> [UInt8] {
        switch target(path) {
        case .elsewhere(let own):
            // Whoever may read below the root may read what stands in one of the folders.
            let isGathered = allowed?.contains { Path.lies($0, below: root) } ?? false
            return try base.read(own, limit, below: isGathered ? homes() : allowed)
        case .root, .missing: throw .missing(path)
        }
    }

    private func homes() throws(FileSystemError) -> [String] {
        var homes: [String] = []
        for folder in folders { homes.append(try base.canonicalPath(folder.path)) }
        return homes
    }

    /// What stands in one of the folders stays inside of the root, also for those who ask whether a link leads out.
    func canonicalPath(_ path: String) throws(FileSystemError) -> String {
        switch target(path) {
        case .root: return root
        case .missing: throw .missing(path)
        case .elsewhere(let own):
            let canonical = try base.canonicalPath(own)
            guard place.absolute(path).hasPrefix(root + "/") else { return canonical }
            for folder in folders {
                let home = try base.canonicalPath(folder.path)
                if canonical == home { return Path.join(root, folder.name) }
                if canonical.hasPrefix(home + "/") {
                    return Path.join(root, folder.name) + canonical.dropFirst(home.count)
                }
            }
            return canonical
        }
    }
}

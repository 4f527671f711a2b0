import Publishing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A tree of files that exists only in a test.
struct MemoryFiles: Sendable {
    enum Node: Sendable {
        case file([UInt8])
        case folder
        /// Absolute path of what it leads to.
        case link(String)
        case pipe
        /// `errno` for every access.
        case broken(Int32)
    }

    var nodes: [String: Node]

    /// - Parameter nodes: by absolute path; the folders above them are there too.
    init(_ nodes: [String: Node]) {
        self.nodes = nodes
        for path in nodes.keys {
            var folder = Path.parent(path)
            while folder != "/", self.nodes[folder] == nil {
                self.nodes[folder] = .folder
                folder = Path.parent(folder)
            }
        }
    }

    var fileSystem: FileSystem {
        FileSystem(
            status: { path throws(FileSystemError) in try status(path) },
            entries: { path throws(FileSystemError) in try entries(path) },
            read: { path, limit throws(FileSystemError) in try read(path, limit) },
            canonicalPath: { path throws(FileSystemError) in try resolve(path) },
            write: { path, _ throws(FileSystemError) in try refuse(path) },
            append: { path, _ throws(FileSystemError) in try refuse(path) },
            makeFolder: { path throws(FileSystemError) in try refuse(path) },
            remove: { path throws(FileSystemError) in try refuse(path) },
            rename: { _, path throws(FileSystemError) in try refuse(path) },
            exchange: { _, path throws(FileSystemError) in try refuse(path) },
            flush: { path throws(FileSystemError) in try refuse(path) },
            replace: { path, _ throws(FileSystemError) in try refuse(path) },
            lock: { path, _ throws(FileSystemError) in
                throw FileSystemError(.lock, path: path, cause: .system(EROFS))
            },
            unlock: { _, path throws(FileSystemError) in try refuse(path) })
    }

    private func refuse(_ path: String) throws(FileSystemError) {
        throw FileSystemError(.write, path: path, cause: .system(EROFS))
    }

    private func resolve(_ path: String) throws(FileSystemError) -> String {
        var resolved = ""
        var hops = 0
        for component in path.split(separator: "/") {
            resolved += "/" + component
            while case .link(let target) = nodes[resolved] {
                hops += 1
                guard hops < 40 else { throw FileSystemError(.read, path: path, cause: .system(ELOOP)) }
                resolved = target
            }
        }
        return resolved
    }

    private func node(_ path: String) throws(FileSystemError) -> (path: String, node: Node) {
        let resolved = try resolve(path)
        guard let node = nodes[resolved] else { throw FileSystemError(.read, path: path, cause: .system(ENOENT)) }
        return (resolved, node)
    }

    private func status(_ path: String) throws(FileSystemError) -> FileSystem.Status {
        let (path, node) = try node(path)
        let number = UInt64(nodes.keys.sorted().firstIndex(of: path) ?? 0)
        let kind: FileSystem.Kind =
            switch node {
            case .file, .broken: .file
            case .folder, .link: .folder
            case .pipe: .special
            }
        return FileSystem.Status(kind: kind, identity: FileSystem.Identity(device: 1, number: number))
    }

    private func entries(_ path: String) throws(FileSystemError) -> [FileSystem.Entry] {
        let folder = try node(path).path
        return nodes.compactMap { path, node in
            guard path != folder, Path.parent(path) == folder else { return nil }
            let kind: FileSystem.Kind =
                switch node {
                case .file, .broken: .file
                case .folder: .folder
                case .link: .link
                case .pipe: .special
                }
            return FileSystem.Entry(name: Path.lastComponent(path), kind: kind)
        }
    }

    private func read(_ path: String, _ limit: Int) throws(FileSystemError) -> [UInt8] {
        switch try node(path).node {
        case .file(let bytes) where bytes.count > limit:
            throw FileSystemError(.read, path: path, cause: .tooLarge(size: bytes.count, limit: limit))
        case .file(let bytes): return bytes
        case .broken(let code): throw FileSystemError(.read, path: path, cause: .system(code))
        case .folder, .link, .pipe: throw FileSystemError(.read, path: path, cause: .notAFile)
        }
    }
}

extension MemoryFiles.Node: ExpressibleByStringLiteral {
    init(stringLiteral text: String) { self = .file(Array(text.utf8)) }
}

/// What stands between those who read files and the disk.
protocol FileSystemLayer: Sendable {
    func status(_ path: String) throws(FileSystemError) -> FileSystem.Status
    func entries(_ folder: String) throws(FileSystemError) -> [FileSystem.Entry]
    /// - Parameter folders: what stands below none of them is not read; nothing for files that may stand anywhere.
    func read(_ path: String, _ limit: Int, below folders: [String]?) throws(FileSystemError) -> [UInt8]
    func canonicalPath(_ path: String) throws(FileSystemError) -> String
}

extension FileSystem {
    func read(_ path: String, _ limit: Int, below folders: [String]?) throws(FileSystemError) -> [UInt8] {
        guard let folders else { return try read(path, limit) }
        return try readBelow(folders, path, limit)
    }

    /// The same file system, read by way of `layer`; what writes is left as it is.
    func reading(through layer: some FileSystemLayer) -> FileSystem {
        var files = self
        files.status = { path throws(FileSystemError) in try layer.status(path) }
        files.entries = { folder throws(FileSystemError) in try layer.entries(folder) }
        files.read = { path, limit throws(FileSystemError) in try layer.read(path, limit, below: nil) }
        files.readBelow = { folders, path, limit throws(FileSystemError) in
            try layer.read(path, limit, below: folders)
        }
        files.canonicalPath = { path throws(FileSystemError) in try layer.canonicalPath(path) }
        return files
    }
}

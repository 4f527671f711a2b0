extension FileSystem {
    /// The same files with others in their place, for looking at what is not on the disk.
    ///
    /// - Parameter contents: by absolute path; `nil` for a file that is to be missing.
    package func overlaid(with contents: [String: [UInt8]?], place: Workplace) -> FileSystem {
        guard !contents.isEmpty else { return self }
        return reading(through: Overlay(contents, base: self, place: place))
    }
}

private struct Overlay: FileSystemLayer {
    private let contents: [String: [UInt8]?]
    private let base: FileSystem
    private let place: Workplace
    /// Folders that only the overlay has, in the order of their numbers.
    private let folders: [String]

    init(_ contents: [String: [UInt8]?], base: FileSystem, place: Workplace) {
        self.contents = contents
        self.base = base
        self.place = place
        var folders: Set<String> = []
        for case (let path, .some) in contents {
            for folder in Workplace.ancestors(of: Path.parent(path)) {
                if Workplace.exists(folder, base) { break }
                folders.insert(folder)
            }
        }
        self.folders = folders.sorted(by: Path.precedes)
    }

    func status(_ path: String) throws(FileSystemError) -> FileSystem.Status {
        let absolute = place.absolute(path)
        if let number = folders.firstIndex(of: absolute) {
            return FileSystem.Status(kind: .folder, identity: .init(device: .max, number: UInt64(number)))
        }
        guard let content = contents[absolute] else { return try base.status(path) }
        guard content != nil else { throw .missing(path) }
        return FileSystem.Status(kind: .file, identity: .init(device: .max, number: .max))
    }

    func read(_ path: String, _ limit: Int, below folders: [String]?) throws(FileSystemError) -> [UInt8] {
        guard let content = contents[place.absolute(path)] else { return try base.read(path, limit, below: folders) }
        guard let content else { throw .missing(path) }
        guard content.count <= limit else {
            throw FileSystemError(.read, path: path, cause: .tooLarge(size: content.count, limit: limit))
        }
        return content
    }

    func entries(_ folder: String) throws(FileSystemError) -> [FileSystem.Entry] {
        let absolute = place.absolute(folder)
        var entries = folders.contains(absolute) ? [] : try base.entries(folder)
        entries.removeAll { contents[Path.join(absolute, $0.name)] == .some(nil) }
        let present = Set(entries.map(\.name))
        let files = contents.filter { $0.value != nil }.keys.map { ($0, FileSystem.Kind.file) }
        for (path, kind) in files + folders.map({ ($0, .folder) }) where Path.parent(path) == absolute {
            let name = Path.lastComponent(path)
            if !present.contains(name) { entries.append(FileSystem.Entry(name: name, kind: kind)) }
        }
        return entries
    }

    func canonicalPath(_ path: String) throws(FileSystemError) -> String {
        let absolute = place.absolute(path)
        return folders.contains(absolute) || contents[absolute] != nil ? absolute : try base.canonicalPath(path)
    }
}

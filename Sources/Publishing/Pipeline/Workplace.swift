/// Where a run happens: the working folder, and the top of the repository it stands in.
package struct Workplace: Sendable, Hashable {
    /// Absolute, without links.
    package let folder: String
    /// The nearest folder upwards that holds `.git`, or the working folder where there is none.
    package let top: String
    package let isRepository: Bool

    package init(fileSystem: FileSystem) throws(FileSystemError) {
        folder = try fileSystem.canonicalPath(".")
        let found = Self.ancestors(of: folder).first { Self.exists(Path.join($0, ".git"), fileSystem) }
        top = found ?? folder
        isRepository = found != nil
    }

    package static func exists(_ path: String, _ fileSystem: FileSystem) -> Bool {
        // Whatever keeps it from being looked at, it is not there to be used.
        (try? fileSystem.status(path)) != nil
    }

    /// The folder itself and those above it, up to the root.
    package static func ancestors(of folder: String) -> [String] {
        var folders = [folder]
        while let last = folders.last, last != "/", last != "." { folders.append(Path.parent(last)) }
        return folders
    }

    /// An absolute path without `.` and `..`; links are left as they are.
    package func absolute(_ path: String) -> String {
        var parts: [Substring] = []
        for part in (path.hasPrefix("/") ? path : Path.join(folder, path)).split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }

    /// A path from the top of the repository; absolute when it is elsewhere.
    package func location(_ path: String) -> String { Self.relative(absolute(path), to: top) }

    /// As a person in the working folder would write it.
    package func shown(_ path: String) -> String { Self.relative(absolute(path), to: folder) }

    private static func relative(_ path: String, to folder: String) -> String {
        let prefix = Path.join(folder, "")
        return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
    }
}

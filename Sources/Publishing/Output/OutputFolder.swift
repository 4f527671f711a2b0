package import SourceText
import Synchronization

/// The unfinished folder, as the stages see it: any number of threads may write to it.
package final class OutputFolder: Sendable {
    /// What readers of messages know the folder as.
    private let name: String
    private let path: String
    private let fileSystem: FileSystem
    private let interruption: Interruption
    private let finish: @Sendable (OutputFile) -> OutputFile
    /// Folders that were made, so that each is made once; several threads write into the same ones.
    private let folders = Mutex<Set<String>>([])

    init(
        name: String, path: String, fileSystem: FileSystem, interruption: Interruption,
        finish: @escaping @Sendable (OutputFile) -> OutputFile = { $0 }
    ) {
        self.finish = finish
        self.name = name
        self.path = path
        self.fileSystem = fileSystem
        self.interruption = interruption
    }

    /// Writes a file; two of the same path are an error.
    package func write(_ file: OutputFile) throws(PublishError) {
        try put(finish(file)) { path, bytes throws(FileSystemError) in try fileSystem.write(path, bytes) }
    }

    /// Adds to the end of a file.
    package func append(_ file: OutputFile) throws(PublishError) {
        try put(file) { path, bytes throws(FileSystemError) in try fileSystem.append(path, bytes) }
    }

    private func put(
        _ file: OutputFile, _ call: (String, [UInt8]) throws(FileSystemError) -> Void
    ) throws(PublishError) {
        guard !interruption.isRequested() else { throw .interrupted }
        guard Self.isSafe(file.path) else { throw .outside(path: file.path) }
        do throws(FileSystemError) {
            try makeFolder(of: file.path)
            try call(Path.join(path, file.path), file.bytes)
        } catch {
            if error.isExisting { throw .collision(path: file.path) }
            throw .files(named(error))
        }
    }

    private func makeFolder(of file: String) throws(FileSystemError) {
        guard let slash = file.utf8.lastIndex(of: UInt8(ascii: "/")) else { return }
        let folder = String(file[..<slash])
        guard !folders.withLock({ $0.contains(folder) }) else { return }
        try makeFolder(of: folder)
        do throws(FileSystemError) {
            try fileSystem.makeFolder(Path.join(path, folder))
        } catch {
            // Another thread was faster.
            guard error.isExisting else { throw error }
        }
        _ = folders.withLock { $0.insert(folder) }
    }

    private func named(_ error: FileSystemError) -> FileSystemError {
        guard error.path.hasPrefix(path) else { return error }
        return FileSystemError(error.operation, path: name + error.path.dropFirst(path.count), cause: error.cause)
    }

    /// Every component is a name, and none leads upwards.
    private static func isSafe(_ path: String) -> Bool {
        var length = 0
        var dots = 0
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "/"):
                guard isName(length, dots) else { return false }
                (length, dots) = (0, 0)
            case 0: return false
            default:
                length += 1
                if byte == UInt8(ascii: ".") { dots += 1 }
            }
        }
        return isName(length, dots)
    }

    /// Neither empty nor `.` nor `..`.
    private static func isName(_ length: Int, _ dots: Int) -> Bool { length > 2 || length > dots }
}

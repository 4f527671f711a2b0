import Reporting

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A call to the file system that failed.
package struct FileSystemError: Error, Hashable, Sendable {
    package enum Operation: String, Sendable, Hashable {
        case read, list, write, create, remove, rename, lock, flush, run, listen
    }
    package enum Cause: Sendable, Hashable {
        /// `errno`.
        case system(Int32)
        /// A pipe, a socket or a device stands where a file was expected.
        case notAFile
        case tooLarge(size: Int, limit: Int)
        /// Somebody writes to it all the time.
        case changing
        /// A link leads out of the folders that may be read.
        case outside
    }

    package var operation: Operation
    package var path: String
    package var cause: Cause

    package init(_ operation: Operation, path: String, cause: Cause) {
        self.operation = operation
        self.path = path
        self.cause = cause
    }
}

extension FileSystemError: CustomStringConvertible {
    package var description: String { "cannot \(operation.rawValue) '\(TerminalText.harmless(path))': \(reason)" }

    /// Lower case, no full stop.
    package var reason: String {
        switch cause {
        case .system(let code): Self.text(of: code)
        case .notAFile: "it is not a regular file"
        case .tooLarge(let size, let limit): "it has \(size) bytes, and the limit is \(limit)"
        case .changing: "it changed while it was read"
        case .outside: "a symbolic link leads out of the folder"
        }
    }

    package func isSystem(_ code: Int32) -> Bool { cause == .system(code) }

    /// Our own words: those of `strerror` differ between systems and languages.
    private static func text(of code: Int32) -> String {
        texts.first { $0.code == code }?.text ?? "system error \(code)"
    }

    private static let texts: [(code: Int32, text: String)] = [
        (ENOENT, "no such file or folder"),
        (EACCES, "permission denied"),
        (EPERM, "operation not permitted"),
        (ENOSPC, "no space left on the disk"),
        (EDQUOT, "the disk quota is used up"),
        (EROFS, "the file system is read-only"),
        (ENOTDIR, "a part of the path is a file, not a folder"),
        (EISDIR, "it is a folder"),
        (EEXIST, "it exists already"),
        (ENOTEMPTY, "the folder is not empty"),
        (ELOOP, "the symbolic links go round in circles"),
        (ENAMETOOLONG, "the name is too long"),
        (EMFILE, "too many open files"),
        (ENFILE, "too many open files"),
        (EIO, "the disk reports an error"),
        (EBUSY, "it is in use, perhaps as a mount point"),
        (EADDRINUSE, "another program uses this port"),
        (EXDEV, "it is on another file system"),
    ]
}

extension FileSystemError {
    /// Links that lead to each other.
    var isLoop: Bool { isSystem(ELOOP) }
    var isMissing: Bool { isSystem(ENOENT) }

    /// What the system says of a file that is not there.
    static func missing(_ path: String) -> FileSystemError {
        FileSystemError(.read, path: path, cause: .system(ENOENT))
    }

    var isExisting: Bool { isSystem(EEXIST) }
    var isHeldByOther: Bool { isSystem(EWOULDBLOCK) }
    /// The system or the file system has no such call.
    var isUnsupported: Bool { isSystem(EINVAL) || isSystem(ENOSYS) || isSystem(ENOTSUP) || isSystem(EOPNOTSUPP) }
}

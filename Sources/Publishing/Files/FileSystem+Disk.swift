import CSupport

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension FileSystem {
    package static let disk: FileSystem = {
        var disk = calls
        disk.readBelow = { folders, path, limit throws(FileSystemError) in
            try readFile(path, limit: limit, below: folders)
        }
        disk.makePrivateFolder = { path throws(FileSystemError) in try check(unsafe mkdir(path, 0o700), .create, path) }
        disk.replacePrivately = { path, bytes throws(FileSystemError) in
            try replaceFile(path, bytes, newRights: 0o600)
        }
        disk.touch = { path in _ = unsafe utimensat(AT_FDCWD, path, nil, 0) }
        disk.folderState = { folder, young throws(FileSystemError) in try stateOfFolder(folder, young: young) }
        return disk
    }()

    private static let calls = FileSystem(
        status: { path throws(FileSystemError) in try statusOfFile(path) },
        entries: { path throws(FileSystemError) in try listFolder(path) },
        read: { path, limit throws(FileSystemError) in try readFile(path, limit: limit) },
        canonicalPath: { path throws(FileSystemError) in try resolveLinks(path) },
        write: { path, bytes throws(FileSystemError) in
            try writeFile(path, bytes, flags: O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC)
        },
        append: { path, bytes throws(FileSystemError) in
            try writeFile(path, bytes, flags: O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC)
        },
        makeFolder: { path throws(FileSystemError) in try check(unsafe mkdir(path, 0o777), .create, path) },
        remove: { path throws(FileSystemError) in try removeTree(path) },
        rename: { from, to throws(FileSystemError) in try moveFile(from, to: to) },
        exchange: { one, other throws(FileSystemError) in
            try check(unsafe runsheet_exchange(one, other), .rename, other)
        },
        flush: { folder throws(FileSystemError) in
            let descriptor = try openFile(folder, flags: O_RDONLY | O_DIRECTORY | O_CLOEXEC, .flush)
            defer { _ = close(descriptor) }
            try check(runsheet_flush(descriptor), .flush, folder)
        },
        replace: { path, bytes throws(FileSystemError) in try replaceFile(path, bytes) },
        lock: { path, note throws(FileSystemError) in try takeLock(path, note: note) },
        unlock: { lock, path throws(FileSystemError) in
            // The file goes first: whoever opens the path from now on makes a new one.
            let result = unsafe unlink(path)
            _ = close(lock.descriptor)
            try check(result, .remove, path)
        })
}

extension FileSystem {
    /// Everything that standard input holds, up to a limit.
    package static func readInput(limit: Int) throws(FileSystemError) -> [UInt8] {
        try readGrowing(STDIN_FILENO, after: [], path: "standard input", limit: limit)
    }

    package static func writeOutput(_ bytes: [UInt8]) throws(FileSystemError) {
        let failure = unsafe bytes.withUnsafeBytes { buffer in unsafe writeAll(buffer, to: STDOUT_FILENO) }
        guard failure == 0 else { throw FileSystemError(.write, path: "standard output", cause: .system(failure)) }
    }

    /// When even this fails there is nobody left to tell.
    package static func writeError(_ bytes: [UInt8]) {
        _ = unsafe bytes.withUnsafeBytes { buffer in unsafe writeAll(buffer, to: STDERR_FILENO) }
    }
}

func check(
    _ result: Int32, _ operation: FileSystemError.Operation, _ path: String
) throws(FileSystemError) {
    guard result != 0 else { return }
    throw FileSystemError(operation, path: path, cause: .system(errno))
}

func openFile(
    _ path: String, flags: Int32, rights: mode_t = 0o666, _ operation: FileSystemError.Operation
) throws(FileSystemError) -> Int32 {
    while true {
        let descriptor = unsafe open(path, flags, rights)
        if descriptor >= 0 { return descriptor }
        guard errno == EINTR else { throw FileSystemError(operation, path: path, cause: .system(errno)) }
    }
}

func kind(ofMode mode: mode_t) -> FileSystem.Kind {
    switch mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .special
    }
}

func statusOfFile(_ path: String) throws(FileSystemError) -> FileSystem.Status {
    var info = stat()
    try check(unsafe stat(path, &info), .read, path)
    let identity = FileSystem.Identity(
        device: UInt64(truncatingIfNeeded: info.st_dev), number: UInt64(truncatingIfNeeded: info.st_ino))
    return FileSystem.Status(kind: kind(ofMode: info.st_mode), identity: identity, stamp: stamp(of: info))
}

private func moveFile(_ from: String, to: String) throws(FileSystemError) {
    try check(unsafe rename(from, to), .rename, to)
}

private func writeFile(
    _ path: String, _ bytes: [UInt8], flags: Int32, rights: mode_t = 0o666
) throws(FileSystemError) {
    let descriptor = try openFile(path, flags: flags, rights: rights, .write)
    let failure = unsafe bytes.withUnsafeBytes { buffer in unsafe writeAll(buffer, to: descriptor) }
    let closing = close(descriptor) == 0 ? 0 : errno
    let code = failure == 0 ? closing : failure
    guard code == 0 else { throw FileSystemError(.write, path: path, cause: .system(code)) }
}

/// Whoever reads the path meanwhile sees the old file or the new one, whole.
private func replaceFile(_ path: String, _ bytes: [UInt8], newRights: mode_t? = nil) throws(FileSystemError) {
    let new = Path.join(Path.parent(path), ".\(Path.lastComponent(path)).\(getpid())")
    var info = stat()
    let hadRights = unsafe newRights == nil && stat(path, &info) == 0
    if hadRights, ![S_IFREG, S_IFDIR].contains(info.st_mode & S_IFMT) {
        // A device or a pipe is written to; a file in its place would be a surprise, on /dev/stdout for everybody.
        return try writeFile(path, bytes, flags: O_WRONLY | O_CLOEXEC)
    }
    // What a killed process of the same number left in a cache is nobody's.
    if newRights != nil { _ = unsafe unlink(new) }
    do throws(FileSystemError) {
        try writeFile(new, bytes, flags: O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, rights: newRights ?? 0o666)
    } catch {
        if newRights != nil { _ = unsafe unlink(new) }
        throw error
    }
    if hadRights { _ = unsafe chmod(new, info.st_mode & 0o7777) }
    do throws(FileSystemError) {
        try moveFile(new, to: path)
    } catch {
        _ = unsafe unlink(new)
        throw error
    }
}

/// 0, or the error's number.
private func writeAll(_ buffer: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
    guard let base = buffer.baseAddress else { return 0 }
    var written = 0
    while written < buffer.count {
        let result = unsafe write(descriptor, base + written, buffer.count - written)
        if result >= 0 { written += result } else if errno != EINTR { return errno }
    }
    return 0
}

private func removeTree(_ path: String) throws(FileSystemError) {
    var info = stat()
    guard unsafe lstat(path, &info) == 0, kind(ofMode: info.st_mode) == .folder else {
        return try check(unsafe unlink(path), .remove, path)
    }
    for entry in try listFolder(path) {
        let inner = Path.join(path, entry.name)
        if entry.kind == .folder { try removeTree(inner) } else { try check(unsafe unlink(inner), .remove, inner) }
    }
    try check(unsafe rmdir(path), .remove, path)
}

private func takeLock(_ path: String, note: [UInt8]) throws(FileSystemError) -> FileSystem.Lock {
    while true {
        let descriptor = try openFile(path, flags: O_RDWR | O_CREAT | O_CLOEXEC, .lock)
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            _ = close(descriptor)
            throw FileSystemError(.lock, path: path, cause: .system(code))
        }
        // The holder before may have removed the file between our opening and our locking it.
        guard isStill(descriptor, at: path) else {
            _ = close(descriptor)
            continue
        }
        _ = ftruncate(descriptor, 0)
        _ = unsafe note.withUnsafeBytes { buffer in unsafe writeAll(buffer, to: descriptor) }
        return FileSystem.Lock(descriptor: descriptor)
    }
}

func isStill(_ descriptor: Int32, at path: String) -> Bool {
    var opened = stat()
    var named = stat()
    guard unsafe fstat(descriptor, &opened) == 0, unsafe stat(path, &named) == 0 else { return false }
    return opened.st_dev == named.st_dev && opened.st_ino == named.st_ino
}

import CSupport

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension FileSystem {
    package static let disk = FileSystem(
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
        })
}

extension FileSystem {
    package static func writeOutput(_ bytes: [UInt8]) throws(FileSystemError) {
        let failure = unsafe bytes.withUnsafeBytes { buffer in unsafe writeAll(buffer, to: STDOUT_FILENO) }
        guard failure == 0 else { throw FileSystemError(.write, path: "standard output", cause: .system(failure)) }
    }

    /// When even this fails there is nobody left to tell.
    package static func writeError(_ bytes: [UInt8]) {
        _ = unsafe bytes.withUnsafeBytes { buffer in unsafe writeAll(buffer, to: STDERR_FILENO) }
    }
}

private func check(
    _ result: Int32, _ operation: FileSystemError.Operation, _ path: String
) throws(FileSystemError) {
    guard result != 0 else { return }
    throw FileSystemError(operation, path: path, cause: .system(errno))
}

private func openFile(
    _ path: String, flags: Int32, _ operation: FileSystemError.Operation
) throws(FileSystemError) -> Int32 {
    while true {
        let descriptor = unsafe open(path, flags, 0o666)
        if descriptor >= 0 { return descriptor }
        guard errno == EINTR else { throw FileSystemError(operation, path: path, cause: .system(errno)) }
    }
}

private func kind(ofMode mode: mode_t) -> FileSystem.Kind {
    switch mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .special
    }
}

private func statusOfFile(_ path: String) throws(FileSystemError) -> FileSystem.Status {
    var info = stat()
    try check(unsafe stat(path, &info), .read, path)
    let identity = FileSystem.Identity(
        device: UInt64(truncatingIfNeeded: info.st_dev), number: UInt64(truncatingIfNeeded: info.st_ino))
    return FileSystem.Status(kind: kind(ofMode: info.st_mode), identity: identity)
}

private func moveFile(_ from: String, to: String) throws(FileSystemError) {
    try check(unsafe rename(from, to), .rename, to)
}

// MARK: - Reading

/// Opens without waiting, so that a pipe nobody writes to does not stop the run.
private func readFile(_ path: String, limit: Int) throws(FileSystemError) -> [UInt8] {
    let descriptor = try openFile(path, flags: O_RDONLY | O_NONBLOCK | O_CLOEXEC, .read)
    defer { _ = close(descriptor) }
    var info = stat()
    try check(unsafe fstat(descriptor, &info), .read, path)
    guard kind(ofMode: info.st_mode) == .file else {
        let cause = kind(ofMode: info.st_mode) == .folder ? FileSystemError.Cause.system(EISDIR) : .notAFile
        throw FileSystemError(.read, path: path, cause: cause)
    }
    let size = Int(info.st_size)
    guard size <= limit else { throw FileSystemError(.read, path: path, cause: .tooLarge(size: size, limit: limit)) }
    var failure: Int32 = 0
    // One byte more than expected shows a file that grew meanwhile.
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
        unsafe failure = readAll(from: descriptor, into: buffer, &count)
    }
    guard failure == 0 else { throw FileSystemError(.read, path: path, cause: .system(failure)) }
    guard bytes.count > size else { return bytes }
    return try readGrowing(descriptor, after: bytes, path: path, limit: limit)
}

/// For files whose size is not known before they are read, as below `/proc`.
private func readGrowing(
    _ descriptor: Int32, after start: [UInt8], path: String, limit: Int
) throws(FileSystemError) -> [UInt8] {
    var bytes = start
    while bytes.count <= limit {
        var failure: Int32 = 0
        let chunk = unsafe [UInt8](unsafeUninitializedCapacity: 65536) { buffer, count in
            unsafe failure = readAll(from: descriptor, into: buffer, &count)
        }
        guard failure == 0 else { throw FileSystemError(.read, path: path, cause: .system(failure)) }
        guard !chunk.isEmpty else { return bytes }
        bytes.append(contentsOf: chunk)
    }
    throw FileSystemError(.read, path: path, cause: .tooLarge(size: bytes.count, limit: limit))
}

/// Reads until the buffer is full or the file ends; 0, or the error's number.
private func readAll(
    from descriptor: Int32, into buffer: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int
) -> Int32 {
    guard let base = buffer.baseAddress else { return 0 }
    while count < buffer.count {
        let result = unsafe read(descriptor, base + count, buffer.count - count)
        if result == 0 { return 0 }
        if result > 0 { count += result } else if errno != EINTR { return errno }
    }
    return 0
}

private func listFolder(_ path: String) throws(FileSystemError) -> [FileSystem.Entry] {
    guard let stream = unsafe opendir(path) else {
        throw FileSystemError(.list, path: path, cause: .system(errno))
    }
    defer { unsafe _ = closedir(stream) }
    var entries: [FileSystem.Entry] = []
    while true {
        errno = 0
        guard let item = unsafe readdir(stream) else { break }
        let entry = unsafe entry(of: item, in: path)
        if entry.name != ".", entry.name != ".." { entries.append(entry) }
    }
    guard errno == 0 else { throw FileSystemError(.list, path: path, cause: .system(errno)) }
    return entries
}

private func entry(of item: UnsafeMutablePointer<dirent>, in folder: String) -> FileSystem.Entry {
    let text = unsafe withUnsafeBytes(of: &item.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
    let name = String(decoding: text, as: UTF8.self)
    let kind: FileSystem.Kind =
        switch unsafe Int(item.pointee.d_type) {
        case Int(DT_REG): .file
        case Int(DT_DIR): .folder
        case Int(DT_LNK): .link
        case Int(DT_UNKNOWN): kindOfUnknown(Path.join(folder, name))
        default: .special
        }
    return FileSystem.Entry(name: name, hasValidName: Array(name.utf8) == text, kind: kind)
}

/// Some file systems do not tell the kind when they list.
private func kindOfUnknown(_ path: String) -> FileSystem.Kind {
    var info = stat()
    return unsafe lstat(path, &info) == 0 ? kind(ofMode: info.st_mode) : .special
}

private func resolveLinks(_ path: String) throws(FileSystemError) -> String {
    guard let resolved = unsafe realpath(path, nil) else {
        throw FileSystemError(.read, path: path, cause: .system(errno))
    }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
}

// MARK: - Writing

private func writeFile(_ path: String, _ bytes: [UInt8], flags: Int32) throws(FileSystemError) {
    let descriptor = try openFile(path, flags: flags, .write)
    let failure = unsafe bytes.withUnsafeBytes { buffer in unsafe writeAll(buffer, to: descriptor) }
    let closing = close(descriptor) == 0 ? 0 : errno
    let code = failure == 0 ? closing : failure
    guard code == 0 else { throw FileSystemError(.write, path: path, cause: .system(code)) }
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
    guard unsafe unlink(path) != 0 else { return }
    let code = errno
    var info = stat()
    guard unsafe lstat(path, &info) == 0, kind(ofMode: info.st_mode) == .folder else {
        throw FileSystemError(.remove, path: path, cause: .system(code))
    }
    for entry in try listFolder(path) { try removeTree(Path.join(path, entry.name)) }
    try check(unsafe rmdir(path), .remove, path)
}

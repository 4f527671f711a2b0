#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What is written while it is read is read again: half of a file could be a command that does something else.
///
/// - Parameter folders: what stands below none of them is not read; nothing for files that may stand anywhere.
func readFile(_ path: String, limit: Int, below folders: [String]? = nil) throws(FileSystemError) -> [UInt8] {
    for _ in 0..<5 {
        if let bytes = try readFileOnce(path, limit: limit, below: folders) { return bytes }
        // Whoever saves is done in a moment.
        _ = usleep(2000)
    }
    throw FileSystemError(.read, path: path, cause: .changing)
}

/// Opens without waiting, so that a pipe nobody writes to does not stop the run. Nothing when the file changed meanwhile.
private func readFileOnce(_ path: String, limit: Int, below folders: [String]?) throws(FileSystemError) -> [UInt8]? {
    let descriptor = try openFile(path, flags: O_RDONLY | O_NONBLOCK | O_CLOEXEC, .read)
    defer { _ = close(descriptor) }
    if let folders {
        let place = try place(of: descriptor, openedAs: path)
        guard folders.contains(where: { Path.lies(place, below: $0) }) else {
            throw FileSystemError(.read, path: path, cause: .outside)
        }
    }
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
    if size == 0, !bytes.isEmpty { return try readGrowing(descriptor, after: bytes, path: path, limit: limit) }
    var now = stat()
    try check(unsafe fstat(descriptor, &now), .read, path)
    return bytes.count == size && stamp(of: info) == stamp(of: now) ? bytes : nil
}

/// Where an open file stands, without links: asked of the file and not of its name, which may lead elsewhere by now.
private func place(of descriptor: Int32, openedAs path: String) throws(FileSystemError) -> String {
    var place = [UInt8](repeating: 0, count: Int(PATH_MAX) + 1)
    let isKnown = unsafe place.withUnsafeMutableBytes { buffer in
        guard let base = buffer.baseAddress else { return false }
        #if canImport(Darwin)
            return unsafe fcntl(descriptor, F_GETPATH, base) == 0
        #else
            let name = unsafe base.assumingMemoryBound(to: CChar.self)
            return unsafe readlink("/proc/self/fd/\(descriptor)", name, buffer.count - 1) > 0
        #endif
    }
    if isKnown { return String(decoding: place.prefix { $0 != 0 }, as: UTF8.self) }
    // Without /proc the name says it, as long as it leads to the file that was opened.
    let named = try resolveLinks(path)
    guard isStill(descriptor, at: named) else { throw FileSystemError(.read, path: path, cause: .changing) }
    return named
}

func stamp(of info: stat) -> FileSystem.Stamp {
    var stamp = FileSystem.Stamp()
    stamp.size = Int(info.st_size)
    #if canImport(Darwin)
        let time = info.st_mtimespec
    #else
        let time = info.st_mtim
    #endif
    stamp.seconds = Int(time.tv_sec)
    stamp.nanoseconds = Int(time.tv_nsec)
    return stamp
}

/// For files whose size is not known before they are read, as below `/proc`.
func readGrowing(
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

func listFolder(_ path: String) throws(FileSystemError) -> [FileSystem.Entry] {
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

func resolveLinks(_ path: String) throws(FileSystemError) -> String {
    guard let resolved = unsafe realpath(path, nil) else {
        throw FileSystemError(.read, path: path, cause: .system(errno))
    }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
}

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension ProgramRunner {
    package static let system = ProgramRunner { program, arguments throws(FileSystemError) in
        var ends: [Int32] = [0, 0]
        try check(unsafe pipe(&ends), .create, "a pipe")
        defer { _ = close(ends[0]) }
        let process: pid_t
        do throws(FileSystemError) {
            process = try spawn(program, arguments, output: ends[1], unused: ends[0])
            _ = close(ends[1])
        } catch {
            _ = close(ends[1])
            throw error
        }
        let output = readToEnd(ends[0])
        return Result(status: waitForEnd(of: process), output: output)
    }
}

private func spawn(
    _ program: String, _ arguments: [String], output: Int32, unused: Int32
) throws(FileSystemError) -> pid_t {
    #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
    #else
        var actions = unsafe posix_spawn_file_actions_t()
    #endif
    unsafe _ = posix_spawn_file_actions_init(&actions)
    defer { unsafe _ = posix_spawn_file_actions_destroy(&actions) }
    unsafe _ = posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    unsafe _ = posix_spawn_file_actions_addclose(&actions, unused)
    unsafe _ = posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = unsafe ([program] + arguments).map { unsafe strdup($0) }
    unsafe words.append(nil)
    defer { unsafe words.forEach { unsafe free($0) } }
    var process: pid_t = 0
    let failure = unsafe posix_spawnp(&process, program, &actions, nil, words, environ)
    guard failure == 0 else { throw FileSystemError(.run, path: program, cause: .system(failure)) }
    return process
}

private func readToEnd(_ descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = unsafe read(descriptor, &block, block.count)
        if count > 0 {
            bytes += block[..<count]
        } else if count == 0 || errno != EINTR {
            return bytes
        }
    }
}

private func waitForEnd(of process: pid_t) -> Int32 {
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
}

import Publishing
import RunbookModel

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension Host {
    package static var current: Host {
        var host = Host(
            terminal: .current, fileSystem: .disk, today: { localDay() },
            processorCount: max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))), processID: getpid(),
            interruption: .signals,
            environment: variables([
                "NO_COLOR", "TERM", "TMPDIR", "GITHUB_STEP_SUMMARY", "HOME", "XDG_CACHE_HOME", "RUNSHEET_CACHE",
            ]))
        host.input = { () throws(FileSystemError) in try FileSystem.readInput(limit: 1 << 28) }
        host.git = .system
        host.program = { programStamp() }
        let start = ContinuousClock.now
        host.nanoseconds = { wholeNanoseconds(of: ContinuousClock.now - start) }
        let isDumb = (host.environment["TERM"] ?? "dumb") == "dumb"
        host.progress = isatty(STDERR_FILENO) == 1 && !isDumb ? host.terminal : nil
        return host
    }
}

extension Terminal {
    fileprivate static var current: Terminal {
        Terminal(
            output: { bytes throws(FileSystemError) in try FileSystem.writeOutput(bytes) },
            error: { bytes in FileSystem.writeError(bytes) },
            isInteractive: isatty(STDOUT_FILENO) == 1, width: columns)
    }

    private static var columns: Int? {
        var size = winsize()
        guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}

private func variables(_ names: [String]) -> [String: String] {
    var values: [String: String] = [:]
    for name in names {
        if let value = unsafe getenv(name) { values[name] = unsafe String(cString: value) }
    }
    return values
}

/// Size and time of the file that runs. Another build of the same version is another program.
private func programStamp() -> String? {
    #if canImport(Darwin)
        var size: UInt32 = 4096
        var buffer = [CChar](repeating: 0, count: Int(size))
        guard unsafe _NSGetExecutablePath(&buffer, &size) == 0 else { return nil }
        let path = unsafe String(cString: buffer)
    #else
        let path = "/proc/self/exe"
    #endif
    guard let stamp = try? FileSystem.disk.status(path).stamp else { return nil }
    return "\(stamp.size) \(stamp.seconds) \(stamp.nanoseconds)"
}

private func wholeNanoseconds(of duration: Duration) -> UInt64 {
    let (seconds, attoseconds) = duration.components
    return UInt64(clamping: seconds &* 1_000_000_000 &+ attoseconds / 1_000_000_000)
}

/// The one place where the calendar is read.
private func localDay() -> CalendarDay {
    var now = time(nil)
    var parts = unsafe tm()
    unsafe _ = localtime_r(&now, &parts)
    let day = unsafe CalendarDay(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
    guard let day else { preconditionFailure("the system's calendar gave a day that does not exist") }
    return day
}

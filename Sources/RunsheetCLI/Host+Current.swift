import Publishing
import RunbookModel

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension Host {
    package static var current: Host {
        Host(
            terminal: .current, fileSystem: .disk, today: { localDay() },
            processorCount: max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))), processID: getpid(),
            interruption: .signals)
    }
}

extension Terminal {
    fileprivate static var current: Terminal {
        let isPlain = environment("NO_COLOR") != nil || environment("TERM") == "dumb"
        return Terminal(
            output: { bytes throws(FileSystemError) in try FileSystem.writeOutput(bytes) },
            error: { bytes in FileSystem.writeError(bytes) },
            showsColor: isatty(STDOUT_FILENO) == 1 && !isPlain)
    }

    /// A variable that is set and not empty, as no-color.org asks.
    private static func environment(_ name: String) -> String? {
        guard let value = unsafe getenv(name), unsafe value.pointee != 0 else { return nil }
        return unsafe String(cString: value)
    }
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

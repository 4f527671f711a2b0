import CSupport

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Waits until something happens below folders. Where the system does not tell, or has no room left to tell, time
/// passes instead, and whoever waits looks for himself.
package struct ChangeWatch: ~Copyable {
    private var descriptor: Int32

    /// Milliseconds between two looks where the system does not tell.
    private static let pollingInterval: Int32 = 400
    /// After that it is looked whether the work is to end.
    private static let patience: Int32 = 250

    package init() { descriptor = runsheet_watch_open() }

    deinit { if descriptor >= 0 { _ = close(descriptor) } }

    package mutating func watch(_ folders: Set<String>) {
        guard descriptor >= 0 else { return }
        // A folder of the same name may be another one by now; to watch one twice is to watch it once.
        for folder in folders {
            if unsafe runsheet_watch_add(descriptor, folder) != 0, errno == ENOSPC || errno == ENOMEM {
                _ = close(descriptor)
                descriptor = -1
                return
            }
        }
    }

    /// Whether it is worth to look.
    package func wait() -> Bool {
        guard descriptor >= 0 else {
            _ = runsheet_watch_wait(-1, Self.pollingInterval)
            return true
        }
        return runsheet_watch_wait(descriptor, Self.patience) != 0
    }

    /// Editors write in several steps.
    package func pause(milliseconds: Int32) { _ = runsheet_watch_wait(-1, milliseconds) }
}

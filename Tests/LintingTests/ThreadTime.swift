import Foundation

/// The processor time of the calling thread: what else the machine does changes it little.
struct ThreadTime {
    private let start = Self.now

    var elapsed: Duration { Self.now - start }

    private static var now: Duration {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}

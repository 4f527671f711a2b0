import CSupport

/// The wish to stop, as the keyboard or the system sends it.
package struct Interruption: Sendable {
    /// From now on a wish to stop is noted instead of ending the process at once.
    package var listen: @Sendable () -> Void
    package var isRequested: @Sendable () -> Bool

    package init(listen: @escaping @Sendable () -> Void, isRequested: @escaping @Sendable () -> Bool) {
        self.listen = listen
        self.isRequested = isRequested
    }

    /// SIGINT, SIGTERM and SIGHUP.
    package static let signals = Interruption(
        listen: { runsheet_catch_signals() }, isRequested: { runsheet_caught_signal() != 0 })

    package static let never = Interruption(listen: {}, isRequested: { false })
}

import CSupport

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Takes connections from this machine and lets each send one request. One thread serves them all: nothing it waits
/// for stops it, and whoever is slow gives way to whoever comes.
package struct LoopbackServer: ~Copyable {
    package let port: UInt16
    private let listener: Int32
    /// In the order in which they came.
    private var connections: [LoopbackConnection] = []

    private static let maximumConnections = 128
    /// Bytes of answers that wait for their readers; beyond that no request is answered.
    private static let maximumBacklog = 1 << 28
    /// Milliseconds, after which it is looked whether the server is to end.
    private static let turn: Int32 = 100

    /// - Parameter port: 0 for any that is free.
    package init(port: UInt16) throws(FileSystemError) {
        var port = port
        listener = unsafe runsheet_listen_on_loopback(&port)
        guard listener >= 0 else { throw FileSystemError(.listen, path: "127.0.0.1:\(port)", cause: .system(errno)) }
        self.port = port
    }

    deinit {
        for connection in connections { connection.close() }
        _ = close(listener)
    }

    package mutating func run(until isOver: () -> Bool, respond: (_ head: [UInt8]) -> HTTPResponse) {
        while !isOver() {
            var wanted = [pollfd(fd: listener, events: Int16(POLLIN), revents: 0)]
            wanted += connections.map { pollfd(fd: $0.descriptor, events: $0.events, revents: 0) }
            let count = nfds_t(wanted.count)
            let ready = unsafe wanted.withUnsafeMutableBufferPointer { unsafe poll($0.baseAddress, count, Self.turn) }
            let now = ContinuousClock.now
            for index in connections.indices where ready > 0 && wanted[index + 1].revents != 0 {
                let isFull = connections.reduce(0) { $0 + $1.backlog } > Self.maximumBacklog
                connections[index].step(at: now) { isFull ? SiteServer.refusal(503) : respond($0) }
            }
            connections.removeAll { connection in
                guard connection.isOver(at: now) else { return false }
                connection.close()
                return true
            }
            if ready > 0, wanted[0].revents != 0 { accept(at: now) }
        }
    }

    private mutating func accept(at now: ContinuousClock.Instant) {
        for _ in 0..<Self.maximumConnections {
            let descriptor = runsheet_accept(listener)
            guard descriptor >= 0 else { return }
            if connections.count >= Self.maximumConnections { giveUpTheSlowest() }
            connections.append(LoopbackConnection(descriptor: descriptor, at: now))
        }
    }

    /// The one that has waited longest for its request to be whole; when all have asked, the one that came first.
    private mutating func giveUpTheSlowest() {
        let index = connections.firstIndex { !$0.isAnswered } ?? connections.startIndex
        connections.remove(at: index).close()
    }
}

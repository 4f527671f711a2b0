import CSupport

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Takes connections from this machine and lets each send one request. One thread serves them all: nothing it waits
/// for stops it, and a connection that says nothing is closed.
package struct LoopbackServer: ~Copyable {
    package let port: UInt16
    private let listener: Int32
    private var connections: [Connection] = []

    private static let maximumConnections = 128
    private static let patience = 100
    /// Milliseconds, after which it is looked whether the server is to end.
    private static let turn: Int32 = 100

    fileprivate struct Connection {
        var descriptor: Int32
        var input: [UInt8] = []
        var output: [UInt8] = []
        var sent = 0
        var isAnswered = false
        /// Turns without a byte.
        var silence = 0
    }

    /// - Parameter port: 0 for any that is free.
    package init(port: UInt16) throws(FileSystemError) {
        var port = port
        listener = unsafe runsheet_listen_on_loopback(&port)
        guard listener >= 0 else { throw FileSystemError(.listen, path: "127.0.0.1:\(port)", cause: .system(errno)) }
        self.port = port
    }

    deinit {
        for connection in connections { _ = close(connection.descriptor) }
        _ = close(listener)
    }

    package mutating func run(until isOver: () -> Bool, respond: (_ head: [UInt8]) -> HTTPResponse) {
        while !isOver() {
            var wanted = [pollfd(fd: listener, events: Int16(POLLIN), revents: 0)]
            wanted += connections.map { connection in
                pollfd(
                    fd: connection.descriptor, events: Int16(connection.isAnswered ? POLLOUT : POLLIN), revents: 0)
            }
            let count = nfds_t(wanted.count)
            let ready = unsafe wanted.withUnsafeMutableBufferPointer { unsafe poll($0.baseAddress, count, Self.turn) }
            for index in connections.indices {
                if ready > 0, wanted[index + 1].revents != 0 {
                    connections[index].silence = 0
                    connections[index].step(respond)
                } else if ready == 0 {
                    connections[index].silence += 1
                }
            }
            closeFinished()
            if ready > 0, wanted[0].revents != 0 { accept() }
        }
    }

    private mutating func accept() {
        while connections.count < Self.maximumConnections {
            let descriptor = runsheet_accept(listener)
            guard descriptor >= 0 else { return }
            connections.append(Connection(descriptor: descriptor))
        }
    }

    private mutating func closeFinished() {
        connections.removeAll { connection in
            let isSent = connection.isAnswered && connection.sent >= connection.output.count
            guard isSent || connection.silence > Self.patience else { return false }
            _ = close(connection.descriptor)
            return true
        }
    }
}

extension LoopbackServer.Connection {
    fileprivate mutating func step(_ respond: (_ head: [UInt8]) -> HTTPResponse) {
        if !isAnswered { receive(respond) }
        if isAnswered { send() }
    }

    private mutating func receive(_ respond: (_ head: [UInt8]) -> HTTPResponse) {
        var failure: Int32 = 0
        let chunk = unsafe [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
            let result = unsafe read(descriptor, buffer.baseAddress, buffer.count)
            if result < 0 { failure = errno }
            count = max(0, result)
        }
        guard failure != EAGAIN, failure != EINTR else { return }
        guard !chunk.isEmpty else { return isAnswered = true }
        input += chunk
        do throws(HTTPRequest.Problem) {
            guard let end = try HTTPRequest.end(in: input) else { return }
            answer(respond(Array(input[..<end])))
        } catch {
            answer(SiteServer.refusal(431))
        }
    }

    private mutating func answer(_ response: HTTPResponse) {
        output = response.bytes
        isAnswered = true
    }

    private mutating func send() {
        let left = output.count - sent
        guard left > 0 else { return }
        let result = unsafe output.withUnsafeBufferPointer { buffer in
            unsafe buffer.baseAddress.map { unsafe runsheet_send(descriptor, $0 + sent, left) }
        }
        if let result, result > 0 {
            sent += result
        } else if errno != EAGAIN, errno != EINTR {
            sent = output.count
        }
    }
}

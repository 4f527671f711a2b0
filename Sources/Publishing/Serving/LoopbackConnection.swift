import CSupport

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// One connection: a request comes in, the answer goes out, and what else is sent is read and dropped. To close before
/// would take back an answer that is still on its way.
struct LoopbackConnection {
    let descriptor: Int32
    private var input: [UInt8] = []
    private var output: [UInt8] = []
    private var sent = 0
    private(set) var isAnswered = false
    private var isSent = false
    private var isClosed = false
    /// When it is given up: a request has to be whole by then however it trickles in; an answer only has to move.
    private var deadline: ContinuousClock.Instant

    private static let patience = Duration.seconds(10)
    private static let farewell = Duration.seconds(1)

    init(descriptor: Int32, at now: ContinuousClock.Instant) {
        self.descriptor = descriptor
        deadline = now + Self.patience
    }

    var events: Int16 { Int16(isAnswered && !isSent ? POLLOUT : POLLIN) }
    /// Bytes that are kept for a reader.
    var backlog: Int { output.count }

    func isOver(at now: ContinuousClock.Instant) -> Bool { isClosed || now >= deadline }

    func close() {
        #if canImport(Darwin)
            _ = Darwin.close(descriptor)
        #else
            _ = Glibc.close(descriptor)
        #endif
    }

    mutating func step(at now: ContinuousClock.Instant, _ respond: (_ head: [UInt8]) -> HTTPResponse) {
        if isSent { return drop() }
        if !isAnswered { receive(at: now, respond) }
        if isAnswered, !isClosed { send(at: now) }
    }

    /// Nothing when there is nothing yet; no bytes when there will be none.
    private func received() -> [UInt8]? {
        var failure: Int32 = 0
        let chunk = unsafe [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
            let result = unsafe read(descriptor, buffer.baseAddress, buffer.count)
            if result < 0 { failure = errno }
            count = max(0, result)
        }
        return failure == EAGAIN || failure == EINTR ? nil : chunk
    }

    private mutating func receive(
        at now: ContinuousClock.Instant, _ respond: (_ head: [UInt8]) -> HTTPResponse
    ) {
        guard let chunk = received() else { return }
        guard !chunk.isEmpty else { return isClosed = true }
        input += chunk
        do throws(HTTPRequest.Problem) {
            guard let end = try HTTPRequest.end(in: input) else { return }
            output = respond(Array(input[..<end])).bytes
        } catch {
            output = SiteServer.refusal(431).bytes
        }
        input = []
        isAnswered = true
        deadline = now + Self.patience
    }

    private mutating func send(at now: ContinuousClock.Instant) {
        let left = output.count - sent
        let result = unsafe output.withUnsafeBufferPointer { buffer in
            unsafe buffer.baseAddress.map { unsafe runsheet_send(descriptor, $0 + sent, left) }
        }
        if let result, result > 0 {
            sent += result
            deadline = now + Self.patience
        } else if errno != EAGAIN, errno != EINTR {
            isClosed = true
        }
        guard sent == output.count else { return }
        output = []
        isSent = true
        deadline = now + Self.farewell
        _ = shutdown(descriptor, Int32(SHUT_WR))
    }

    private mutating func drop() {
        if let chunk = received(), chunk.isEmpty { isClosed = true }
    }
}

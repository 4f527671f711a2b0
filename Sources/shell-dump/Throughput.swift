import ShellSyntax

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Parses all texts over and over for a while and prints bytes per second of processor time: other programs on the
/// machine do not count.
enum Throughput {
    static func report(_ frames: [[UInt8]]) {
        let size = frames.reduce(0) { $0 + $1.count }
        guard size > 0 else { return print("no text") }
        var best = Double.infinity
        var commands = 0
        for _ in 0..<15 {
            let rounds = max(1, 8_000_000 / size)
            let start = processorSeconds()
            for _ in 0..<rounds { commands = frames.reduce(0) { $0 + ShellParser.parse($1).commands.count } }
            best = min(best, (processorSeconds() - start) / Double(rounds))
        }
        let rate = Int(Double(size) / best / 1e6)
        print("\(size) bytes, \(frames.count) texts, \(commands) commands: \(rate) MB/s on one core")
    }

    private static func processorSeconds() -> Double {
        var time = timespec()
        guard unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0 else { return 0 }
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

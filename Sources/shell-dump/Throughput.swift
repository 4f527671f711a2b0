import ShellSyntax

/// Parses all texts over and over for a while and prints bytes per second.
enum Throughput {
    static func report(_ frames: [[UInt8]]) {
        let size = frames.reduce(0) { $0 + $1.count }
        guard size > 0 else { return print("no text") }
        let clock = ContinuousClock()
        var best = Duration.seconds(1_000)
        var commands = 0
        for _ in 0..<5 {
            let rounds = max(1, 8_000_000 / size)
            let time = clock.measure {
                for _ in 0..<rounds { commands = frames.reduce(0) { $0 + ShellParser.parse($1).commands.count } }
            }
            best = min(best, time / rounds)
        }
        let seconds = Double(best.components.seconds) + Double(best.components.attoseconds) / 1e18
        let rate = Int(Double(size) / seconds / 1e6)
        print("\(size) bytes, \(frames.count) texts, \(commands) commands: \(rate) MB/s on one core")
    }
}

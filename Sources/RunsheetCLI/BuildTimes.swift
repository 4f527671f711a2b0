import Publishing
import SourceText
import Synchronization

/// Notes where the time of a build goes, and tells whoever waits how far it is.
final class BuildTimes: Sendable {
    private struct State {
        var spent: [BuildStage: UInt64] = [:]
        var stage = BuildStage.templates
        var parts = 0
        var done = 0
        var shownAt: UInt64 = 0
        var isShown = false
        var found: [FoundInCache] = []
    }

    private let state = Mutex(State())
    private let start: UInt64
    private let now: @Sendable () -> UInt64
    /// Nothing where nobody watches.
    private let terminal: Terminal?

    /// Nanoseconds. Short builds show nothing, and long ones do not spend their time on showing.
    private static let silence: UInt64 = 500_000_000
    private static let interval: UInt64 = 100_000_000

    init(now: @escaping @Sendable () -> UInt64, progressOn terminal: Terminal?) {
        self.now = now
        self.terminal = terminal
        start = now()
    }

    var observer: BuildObserver {
        var observer = BuildObserver(
            now: now,
            spent: { stage, time in self.state.withLock { $0.spent[stage, default: 0] &+= time } },
            began: { stage, parts in
                self.state.withLock { state in
                    state.stage = stage
                    state.parts = parts
                    state.done = 0
                    self.show(&state)
                }
            },
            advanced: {
                guard self.terminal != nil else { return }
                self.state.withLock { state in
                    state.done += 1
                    self.show(&state)
                }
            })
        observer.found = { found in self.state.withLock { $0.found.append(found) } }
        return observer
    }

    private func show(_ state: inout State) {
        let time = now()
        guard let terminal, time &- start > Self.silence, time &- state.shownAt > Self.interval else { return }
        state.shownAt = time
        state.isShown = true
        let count = state.parts > 0 ? " \(min(state.done, state.parts)) of \(state.parts)" : ""
        terminal.error(Array("\r\u{1B}[K\(state.stage.doing)\(count)".utf8))
    }

    var elapsed: Int64 { Int64(clamping: now() &- start) }

    /// Takes the line away, so that what comes next stands alone.
    func finish() {
        state.withLock { state in
            if state.isShown { terminal?.error(Array("\r\u{1B}[K".utf8)) }
            state.isShown = false
        }
    }

    /// Stages that workers share count the time of all workers.
    func text(workers: Int) -> String {
        let (spent, total, found) = state.withLock { ($0.spent, now() &- start, $0.found) }
        var lines = BuildStage.allCases.map { "  \(padded($0.rawValue))\(Self.seconds(spent[$0] ?? 0))  \($0.doing)" }
        lines.append("  \(padded("all"))\(Self.seconds(total))  from the beginning to the end")
        return "Seconds; what \(workers) worker\(workers == 1 ? "" : "s") did at the same time is added up:\n"
            + (lines + found.map { "From the cache: \($0.told)" }).joined(separator: "\n")
    }

    func json(workers: Int) -> String {
        let (spent, total, found) = state.withLock { ($0.spent, now() &- start, $0.found) }
        var writer = JSONWriter()
        writer.beginObject()
        writer.field("workers", workers)
        writer.object("nanoseconds") { writer in
            for stage in BuildStage.allCases {
                writer.key(stage.rawValue)
                writer.value(Int(clamping: spent[stage] ?? 0))
            }
            writer.field("all", Int(clamping: total))
        }
        writer.array("cached", found) { $0.value($1.told) }
        writer.endObject()
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func padded(_ name: String) -> String {
        name + String(repeating: " ", count: max(0, 10 - name.utf8.count))
    }

    private static func seconds(_ nanoseconds: UInt64) -> String {
        let tenths = nanoseconds / 100_000
        let fraction = String(tenths % 10_000)
        return "\(tenths / 10_000)." + String(repeating: "0", count: 4 - fraction.utf8.count) + fraction
    }
}

extension FoundInCache {
    fileprivate var told: String {
        switch self {
        case .site: "the site"
        case .findings: "the findings"
        case .pages(let count, let all): "\(count) of \(all) files"
        }
    }
}

extension BuildStage {
    fileprivate var doing: String {
        switch self {
        case .cache: "looking for what was made before"
        case .templates: "reading templates"
        case .read: "reading files"
        case .parse: "parsing Markdown"
        case .extract: "understanding runbooks"
        case .link: "linking runbooks"
        case .lint: "looking for mistakes"
        case .pages: "making pages"
        case .json: "making JSON"
        case .search: "making the search index"
        case .write: "writing files"
        case .publish: "putting the site in its place"
        }
    }
}

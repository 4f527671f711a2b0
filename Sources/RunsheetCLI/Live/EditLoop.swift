import Linting
import Publishing
import Reporting
import RunbookModel
import SourceText

/// Builds a site again whenever something changes that it is made of, and says what is wrong with what changed.
struct EditLoop {
    let host: Host
    let times: @Sendable () -> UInt64
    var builder: SiteBuilder
    /// How findings are shown.
    var report = ReportOptions()

    private var builds = 0

    /// Milliseconds in which nothing more may change before a build begins.
    private static let pause: Int32 = 40

    init(host: Host, builder: SiteBuilder) {
        self.host = host
        self.builder = builder
        self.builder.memory = PageMemory()
        times = host.nanoseconds
        report.usesColor = host.terminal.isInteractive && (host.environment["NO_COLOR"] ?? "").isEmpty
        report.width = host.terminal.isInteractive ? host.terminal.width : nil
    }

    /// Returns when somebody asks the program to stop.
    ///
    /// - Throws: when not even the first build succeeds; what goes wrong later is told, and mended by the next change.
    mutating func run(began: () throws(Failure) -> Void) async throws(Failure) {
        host.interruption.listen()
        let inputs = inputs()
        let files = configurations()
        var watch = ChangeWatch()
        var snapshot = snapshot(of: inputs)
        var settings = self.snapshot(of: files)
        watch.watch(snapshot.folders)
        do throws(BuildError) {
            show(try await build(), changes: nil)
        } catch {
            throw Failure(error)
        }
        try began()
        while !host.interruption.isRequested() {
            let isAwake = watch.wait()
            // These stand in folders where much else happens: they are looked at instead of waited for.
            let latest = self.snapshot(of: files)
            guard isAwake || latest != settings else { continue }
            let now = settled(inputs, watch)
            let changes = now.changes(since: snapshot) + latest.changes(since: settings)
            guard !changes.isEmpty else { continue }
            snapshot = now
            settings = latest
            watch.watch(snapshot.folders)
            do throws(BuildError) {
                show(try await build(), changes: changes)
            } catch {
                if host.interruption.isRequested() { return }
                host.terminal.complain("runsheet: \(error.description); the site is as it was")
            }
        }
    }

    /// Editors and checkouts write more than one file, and one file in more than one step.
    private func settled(_ inputs: [String], _ watch: borrowing ChangeWatch) -> InputSnapshot {
        var last = snapshot(of: inputs)
        for _ in 0..<50 {
            watch.pause(milliseconds: Self.pause)
            let next = snapshot(of: inputs)
            if next == last { break }
            last = next
        }
        return last
    }

    private func snapshot(of inputs: [String]) -> InputSnapshot {
        InputSnapshot(of: inputs, except: builder.options.output, host.fileSystem)
    }

    private var content: String {
        do throws(FileSystemError) {
            return try Workplace(fileSystem: host.fileSystem).absolute(builder.options.content)
        } catch {
            return builder.options.content
        }
    }

    private func inputs() -> [String] {
        let trees = Path.join(Path.parent(content), ".runsheet/trees")
        return [builder.options.content, trees] + [builder.options.templates].compactMap(\.self)
    }

    /// A configuration above the content can come and go as well as change.
    private func configurations() -> [String] {
        let above = Workplace.ancestors(of: Path.parent(content)).flatMap { folder in
            Configuration.fileNames.map { Path.join(folder, $0) }
        }
        return above + [builder.options.configuration].compactMap(\.self)
    }

    private mutating func build() async throws(BuildError) -> (summary: SiteBuilder.Summary, time: UInt64) {
        builds += 1
        // Another process may have made the site that a page still shows.
        builder.options.live = LiveReload(version: "\(host.processID)-\(builds)-\(times())")
        let start = times()
        let summary = try await builder.build()
        return (summary, times() &- start)
    }

    private func show(_ build: (summary: SiteBuilder.Summary, time: UInt64), changes: [String]?) {
        let summary = build.summary
        let root = summary.compilation.catalog.root
        let shown = summary.findings.filter { finding in
            changes?.contains(Path.join(root, finding.path)) ?? false
        }
        if !shown.isEmpty { host.terminal.error(text(of: shown, in: summary)) }
        for problem in summary.compilation.problems where changes == nil {
            host.terminal.complain(
                line: "\(problem.severity.rawValue): \(Path.shown(root, problem.path)): \(problem.message)")
        }
        let count = summary.findings.count
        let runbooks = summary.compilation.catalog.runbooks.count
        let named = changes.map { $0.count == 1 ? "\($0[0]): " : "\($0.count) changes: " } ?? ""
        host.terminal.complain(
            line: "\(named)built \(runbooks) runbook\(runbooks == 1 ? "" : "s") in \(build.time / 1_000_000) ms, "
                + "\(count) finding\(count == 1 ? "" : "s")")
    }

    private func text(of findings: [Diagnostic], in summary: SiteBuilder.Summary) -> [UInt8] {
        let files = Dictionary(
            summary.compilation.catalog.runbooks.map { ($0.path, $0.file.bytes) },
            uniquingKeysWith: { first, _ in first })
        let report = Report(
            findings: findings, suppressed: [], filesChecked: Set(findings.map(\.path)).count,
            tool: Report.Tool(name: "runsheet", version: runsheetVersion)
        ) { files[$0] }
        return Reporter.text.render(report, self.report)
    }
}

extension Failure {
    init(_ error: BuildError) {
        if case .configuration = error {
            self.init(error.description, status: .usage)
        } else {
            self.init(error.description)
        }
    }
}

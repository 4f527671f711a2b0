import Linting
import Publishing
import Reporting
import SourceText

/// One run of `runsheet lint`, from options to what is written.
struct LintSession {
    let command: LintCommand
    let host: Host
    let place: Workplace
    /// The disk, with the text from standard input in its place.
    private let fileSystem: FileSystem
    private let run: LintRun
    private let cache: CacheFolder?
    private let paths: [String]

    init(_ command: LintCommand, on host: Host) throws(LintError) {
        self.command = command
        self.host = host
        do throws(FileSystemError) {
            place = try Workplace(fileSystem: host.fileSystem)
            var contents: [String: [UInt8]?] = [:]
            if let name = command.changes.stdinFilename { contents[place.absolute(name)] = .some(try host.input()) }
            fileSystem = host.fileSystem.overlaid(with: contents, place: place)
        } catch {
            throw .reading(error)
        }
        var options = LintRun.Options(workers: command.pool.count(on: host))
        options.rules = command.rules.rules
        options.persona = command.rules.persona
        options.policies = command.rules.policies
        options.hidden = command.rules.hidden
        options.base.onlyAdvisories = command.rules.onlyAdvisories
        options.base.today = command.clock.today(on: host)
        cache = command.cache.folder(on: host)
        var run = LintRun(
            fileSystem: fileSystem, options: options, configurations: command.configuration.finder(fileSystem, place))
        // What stands on no disk is not asked for again.
        if !command.changes.stdin, !command.fixes.isWanted { run.cache = cache }
        self.run = run
        paths = command.paths.isEmpty ? [command.changes.stdinFilename].compactMap(\.self) : command.paths
    }

    func finish() async throws(LintError) -> ExitCode {
        if command.fixes.isWanted { return try await fix() }
        defer { command.cache.report(on: cache, to: host.terminal) }
        var result = try await run.lint(paths)
        var checked: (Int, of: Int)?
        if let focus = try command.changes.focus(on: host, place) {
            var before = run
            before.cache = nil
            before.fileSystem = fileSystem.overlaid(with: try focus.before(in: fileSystem), place: place)
            let old = try await before.lint(paths.filter { Workplace.exists($0, before.fileSystem) })
            result = focus.focused(result, before: old)
            checked = (result.files.keys.count { focus.touches($0) }, result.files.count)
        } else if let name = command.changes.stdinFilename {
            let path = place.absolute(name)
            result.findings.removeAll { place.absolute($0.path) != path }
            result.suppressed.removeAll { place.absolute($0.path) != path }
            checked = (1, max(result.files.count, 1))
        }
        return try write(result, checked: checked)
    }

    private func fix() async throws(LintError) -> ExitCode {
        let fixes = try await FixRun(lint: run, place: place, safeties: command.fixes.safeties).run(paths)
        do throws(FileSystemError) {
            if command.fixes.preview {
                try host.terminal.output(fixes.patch)
                host.terminal.complain(Self.summary(of: fixes, verb: "would be made"))
                return fixes.changes.isEmpty ? .clean : .findings
            }
            try fixes.write(to: host.fileSystem)
        } catch {
            throw .reading(error)
        }
        host.terminal.complain(Self.summary(of: fixes, verb: "made"))
        return try write(fixes.lint, checked: nil)
    }

    private static func summary(of fixes: FixRun.Result, verb: String) -> String {
        let count = fixes.fixedCount
        var text = "\(count) \(count == 1 ? "fix" : "fixes") \(verb) in \(fixes.changes.count) files"
        if fixes.changes.count == 1 { text.removeLast() }
        if fixes.refusedCount > 0 { text += "; \(fixes.refusedCount) left out, for they overlap others" }
        return text
    }
}

extension LintSession {
    private func write(_ result: LintRun.Result, checked: (Int, of: Int)?) throws(LintError) -> ExitCode {
        var report = report(on: result)
        if let checked {
            report.filesChecked = checked.0
            report.filesIndexed = checked.of
        }
        if let path = command.baseline.writeBaseline { return try writeBaseline(of: report, to: path) }
        let rules = Set(report.rules.map(\.code))
        let files = Set(report.files.map(place.location))
        try command.baseline.apply(to: &report, on: host) { entry in
            let isRead = files.contains(entry.path)
            let isGone = !Workplace.exists(Path.join(place.top, entry.path), fileSystem)
            return checked == nil && rules.contains(entry.code) && (isRead || isGone)
        }
        do throws(FileSystemError) {
            let options = command.report.options(on: host, place)
            if command.report.statistics {
                try host.terminal.output(
                    Statistics.of(
                        report, owners: result.owners, asJSON: command.report.format.name == Reporter.json.name))
            } else {
                try host.terminal.output(command.report.format.render(report, options))
            }
            if command.report.format.name != Reporter.text.name || command.report.statistics {
                for note in report.fixedLines { host.terminal.complain(note) }
            }
            try writeStepSummary(of: report)
        } catch {
            throw .reading(error)
        }
        return ExitCode(findings: report.findings, failOn: command.report.failOn)
    }

    private func report(on result: LintRun.Result) -> Report {
        var report = Report(
            findings: result.findings, suppressed: result.suppressed, filesChecked: result.files.count,
            tool: Report.Tool(name: "runsheet", version: runsheetVersion)
        ) { path in result.files[path]?.bytes }
        report.files = result.files.keys.sorted(by: Path.precedes)
        report.rules = RuleList.summaries(of: run.options.rules + result.policies)
        report.location = { [place] in place.location($0) }
        return report
    }

    private func writeBaseline(of report: Report, to path: String) throws(LintError) -> ExitCode {
        do throws(FileSystemError) {
            try host.fileSystem.replace(path, Baseline(report).json)
        } catch {
            throw .reading(error)
        }
        let count = report.findings.count
        host.terminal.complain("wrote \(count) \(count == 1 ? "finding" : "findings") to \(path)")
        return .clean
    }

    /// GitHub names a file for what the page of a run shows.
    private func writeStepSummary(of report: Report) throws(FileSystemError) {
        guard command.report.format.name == Reporter.github.name, let path = host.environment["GITHUB_STEP_SUMMARY"],
            !path.isEmpty
        else { return }
        try host.fileSystem.append(path, GitHubSummary.markdown(of: report))
    }
}

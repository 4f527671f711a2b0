import Exporting
import Linting
import Publishing
import Reporting
import RunbookModel
import SourceText

/// One run of `runsheet export`.
struct ExportSession {
    let command: ExportCommand
    let host: Host

    func finish() async throws(Failure) -> ExitCode {
        var (set, isWhole) = try await read()
        set.runbooks = command.selection.selection.apply(to: set.runbooks)
        let problems = command.parameters.problems(of: set)
        guard problems.isEmpty else { throw Failure(problems.joined(separator: "\nrunsheet: "), status: .usage) }
        for name in command.parameters.secretsWritten(in: set) {
            host.terminal.complain("warning: the value of '\(name)', which is a secret, is written into the output")
        }
        switch command.format.format.scope {
        case .whole(let render): try writeWhole(set, render)
        case .procedures(let render):
            let plans = set.plans
            try refuseSeveral(plans)
            for plan in plans {
                let rendering = render(plan, set.options)
                tell(rendering.losses, path: plan.runbook.path)
                try write(rendering.bytes, named: plan.name)
            }
        }
        return isWhole ? .clean : .findings
    }

    /// Two scripts behind each other would do two things, so they are kept apart.
    private func refuseSeveral(_ plans: [ProcedurePlan]) throws(Failure) {
        guard command.output == nil, plans.count != 1 else { return }
        guard !plans.isEmpty else { throw Failure("no procedure is selected", status: .usage) }
        let names = plans.prefix(8).map { "\n  --procedure '\($0.procedure.id.rawValue)'" }.joined()
        throw Failure(
            "'\(command.format.format.name)' is written for one procedure at a time, and \(plans.count) are selected; "
                + "name one, or give a folder with --output:\(names)" + (plans.count > 8 ? "\n  …" : ""), status: .usage
        )
    }

    private func writeWhole(
        _ set: ExportSet, _ render: @Sendable (ExportSet, (_ bytes: [UInt8]) -> Void) -> [ExportLoss]
    ) throws(Failure) {
        var collected: [UInt8] = []
        var failure: FileSystemError?
        let losses = render(set) { bytes in
            guard command.output == nil else { return collected += bytes }
            guard failure == nil else { return }
            do throws(FileSystemError) {
                try host.terminal.output(bytes)
            } catch {
                failure = error
            }
        }
        if let failure { throw Failure(failure) }
        tell(losses, path: command.paths.joined(separator: " "))
        if command.output != nil { try write(collected, named: "steps") }
    }

    private func tell(_ losses: [ExportLoss], path: String) {
        guard !command.quiet else { return }
        for loss in losses {
            let diagnostic = loss.diagnostic(path: path)
            host.terminal.complain(line: "note: \(diagnostic.path): \(diagnostic.message)")
        }
    }

    private func write(_ bytes: [UInt8], named name: String) throws(Failure) {
        do throws(FileSystemError) {
            guard let folder = command.output else { return try host.terminal.output(bytes) }
            if !Workplace.exists(folder, host.fileSystem) { try host.fileSystem.makeFolder(folder) }
            let file = Path.join(folder, "\(name).\(command.format.format.fileExtension)")
            try host.fileSystem.replace(file, bytes)
        } catch {
            throw Failure(error)
        }
    }

    /// Also whether all of it could be read.
    private func read() async throws(Failure) -> (ExportSet, isWhole: Bool) {
        let workers = command.pool.count(on: host)
        let place = try place()
        let source = CatalogSource(fileSystem: host.fileSystem, git: host.git, workers: workers, content: "content")
        let found: (catalog: ExportedCatalog, folders: (root: String, fileSystem: FileSystem)?)
        do throws(CatalogSource.Problem) {
            found = try SourceList(command.paths, fileSystem: host.fileSystem).exportable(source, place: place)
        } catch {
            throw Failure(error.description, status: error.isUsage ? .usage : .failed)
        }
        var whole = found.catalog
        var isWhole = true
        if let folders = found.folders {
            let (compilation, linter) = try await compile(folders.root, folders.fileSystem, place, workers: workers)
            let findings = await FindingList(
                of: compilation, linter: linter, fileSystem: folders.fileSystem, workers: workers)
            for problem in compilation.problems {
                host.terminal.complain(line: "\(problem.path): \(problem.message)")
                if problem.severity == .error { isWhole = false }
            }
            for runbook in compilation.catalog.runbooks { whole.add(runbook, findings.findings(at: runbook.path)) }
        }
        return (try set(of: whole), isWhole)
    }

    private func place() throws(Failure) -> Workplace {
        do throws(FileSystemError) {
            return try Workplace(fileSystem: host.fileSystem)
        } catch {
            throw Failure(error)
        }
    }

    private func set(of whole: ExportedCatalog) throws(Failure) -> ExportSet {
        let filling = try command.parameters.filling(on: host)
        let urls = whole.urls
        let options = ExportOptions(version: runsheetVersion, guesses: filling.guesses) { urls[$0] ?? $0.rawValue }
        let lists = Dictionary(zip(whole.runbooks.map(\.path), whole.findings)) { first, _ in first }
        return ExportSet(
            runbooks: whole.runbooks, findings: { lists[$0] ?? [] }, filling: filling, options: options)
    }

    private func compile(
        _ path: String, _ fileSystem: FileSystem, _ place: Workplace, workers: Int
    ) async throws(Failure) -> (Compilation, Linter) {
        var compilation: Compilation
        do throws(FileSystemError) {
            compilation = try await Compiler(fileSystem: fileSystem, workers: workers).compile(path)
        } catch {
            throw Failure(error)
        }
        do throws(ConfigurationError) {
            var base = LintConfiguration()
            base.otherRules = RuleList.inputRules
            base.today = command.clock.today(on: host)
            let finder = command.configuration.finder(fileSystem, place)
            let linter = try finder.linter(for: &compilation, base: base)
            return (compilation, linter)
        } catch {
            throw Failure(error.description, status: .usage)
        }
    }
}

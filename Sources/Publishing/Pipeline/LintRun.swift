package import Linting
import RunbookModel
package import SourceText

/// Checks the files that the command line names and tells their paths as they were given there.
package struct LintRun: Sendable {
    package struct Result: Sendable {
        /// In the one order of findings, each once.
        package var findings: [Diagnostic] = []
        /// Those that comments or a baseline pass over, likewise.
        package var suppressed: [Diagnostic] = []
        /// The files that were read, by the path that findings name.
        package var files: [String: SourceFile] = [:]
        /// The rules of an organisation's own that ran.
        package var policies: [Rule] = []
        /// Who looks after a file, for those that say so.
        package var owners: [String: [String]] = [:]
    }

    /// What a run does besides the paths it is given.
    package struct Options: Sendable {
        package var rules: [Rule] = Rule.all
        package var policies = PolicyChoice()
        /// Wins over what configurations say.
        package var persona: LintConfiguration.Persona?
        package var base = LintConfiguration()
        /// Codes of what reading finds and nobody wants to be told.
        package var hidden: [String] = []
        package var workers: Int

        package init(workers: Int) {
            self.workers = workers
            base.otherRules = RuleList.inputRules
        }
    }

    package var fileSystem: FileSystem
    package var options: Options
    package var configurations: ConfigurationFinder
    /// Where runs leave what they found; nothing when this one asks for what stands on no disk.
    package var cache: CacheFolder?
    package var observer = BuildObserver.none

    package init(fileSystem: FileSystem, options: Options, configurations: ConfigurationFinder) {
        self.fileSystem = fileSystem
        self.options = options
        self.configurations = configurations
    }

    /// - Throws: when one of the paths is not there, or a configuration is wrong.
    package func lint(_ paths: [String]) async throws(LintError) -> Result {
        guard let cache else { return try await found(in: paths).result }
        if let result = await remembered(paths, in: cache) {
            observer.found(.findings)
            return result
        }
        let recorder = FileRecorder()
        var recorded = self
        recorded.fileSystem = recorder.recording(fileSystem)
        recorded.configurations.fileSystem = recorder.recording(configurations.fileSystem)
        let (result, places) = try await recorded.found(in: paths)
        remember(result, places: places, of: paths, recorder.questions, in: cache)
        return result
    }

    /// What is wrong, and for each file by its path in findings where it is read.
    private func found(
        in paths: [String]
    ) async throws(LintError) -> (result: Result, places: [String: String]) {
        var places: [String: String] = [:]
        var result = Result()
        var seen: Set<Diagnostic> = []
        var cache = ConfigurationFinder.Cache()
        for path in paths {
            let compilation = try await compile(path)
            let root = compilation.catalog.root
            for runbook in compilation.catalog.runbooks {
                result.files[shown(runbook.path, root)] = runbook.file
                places[shown(runbook.path, root)] = Path.join(root, runbook.path)
                if !runbook.owners.isEmpty { result.owners[shown(runbook.path, root)] = runbook.owners }
            }
            let linter = try linter(for: compilation, &cache)
            let list = await FindingList(
                of: compilation, linter: linter, fileSystem: fileSystem, workers: options.workers)
            // A file can be named itself and stand in a folder that is named too.
            result.findings += list.all.map { shown($0, root) }.filter { seen.insert($0).inserted }
            result.suppressed += list.suppressed.map { shown($0, root) }.filter { seen.insert($0).inserted }
        }
        result.policies = options.policies.chosen(from: cache.policies)
        if let name = options.policies.unknownName(among: cache.policies) { throw .policy(name) }
        result.findings.sort(by: Diagnostic.precedes)
        result.suppressed.sort(by: Diagnostic.precedes)
        return (result, places)
    }

    private func compile(_ path: String) async throws(LintError) -> Compilation {
        do throws(FileSystemError) {
            var compiler = Compiler(fileSystem: fileSystem, workers: options.workers)
            compiler.cache = cache
            compiler.observer = observer
            return try await compiler.compile(path)
        } catch {
            throw .reading(error)
        }
    }

    private func linter(
        for compilation: Compilation, _ cache: inout ConfigurationFinder.Cache
    ) throws(LintError) -> Linter {
        do throws(ConfigurationError) {
            let paths = compilation.catalog.runbooks.map(\.path) + compilation.problems.map(\.path)
            var configuration = try configurations.apply(
                to: options.base, root: compilation.catalog.root, paths: paths, cache: &cache)
            if let persona = options.persona { configuration.persona = persona }
            for code in options.hidden { configuration.set(code, to: .off) }
            return Linter(
                configuration: configuration, rules: options.rules + options.policies.chosen(from: cache.policies))
        } catch {
            throw .configuration(error)
        }
    }

    private func shown(_ finding: Diagnostic, _ root: String) -> Diagnostic {
        var finding = finding
        finding.path = shown(finding.path, root)
        for index in finding.notes.indices { finding.notes[index].path = shown(finding.notes[index].path, root) }
        return finding
    }

    private func shown(_ path: String, _ root: String) -> String {
        root == "." || path == root ? path : Path.shown(root, path)
    }
}

/// Why a lint cannot go on.
package enum LintError: Error, Sendable, CustomStringConvertible {
    case reading(FileSystemError)
    case configuration(ConfigurationError)
    case git(GitError)
    case patch(PatchError)
    case baseline(BaselineError)
    /// Neither a rule nor a policy of a configuration is called so.
    case policy(String)

    package var description: String {
        switch self {
        case .reading(let error): error.description
        case .configuration(let error): error.description
        case .git(let error): error.description
        case .patch(let error): error.description
        case .baseline(let error): error.description
        case .policy(let name):
            "there is no rule, advisory or policy '\(name)'; 'runsheet rules' lists the rules, 'runsheet explain RULE' its advisories"
        }
    }

    /// Whether the person who called can mend it, other than a disk that fails.
    package var isUsage: Bool {
        if case .reading = self { false } else { true }
    }
}

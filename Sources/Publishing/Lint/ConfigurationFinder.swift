package import Linting
import RunbookModel
import SourceText

/// Finds the `runsheet.yml` that holds for each file: the nearest one upwards, no higher than the repository's top.
package struct ConfigurationFinder: Sendable {
    package var fileSystem: FileSystem
    package var place: Workplace
    /// Holds for every file in place of those that stand beside them.
    package var only: String?

    package init(fileSystem: FileSystem, place: Workplace, only: String? = nil) {
        self.fileSystem = fileSystem
        self.place = place
        self.only = only
    }

    /// A configuration and the folder that its paths begin at.
    package struct Found: Sendable {
        package var configuration: Configuration
        /// Absolute, without links.
        package var folder: String
    }

    /// More than that is no configuration.
    private static let limit = 1 << 20

    /// Reads each configuration once.
    package struct Cache: Sendable {
        fileprivate var byFolder: [String: Found?] = [:]
        package init() {}

        /// Those of all configurations that were found, each once; settings say which hold for a file.
        package var policies: [Rule] {
            var seen: Set<String> = []
            let found = byFolder.values.compactMap(\.self).sorted { Path.precedes($0.folder, $1.folder) }
            return found.filter { seen.insert($0.configuration.file.path).inserted }.flatMap(\.configuration.policies)
        }
    }

    /// - Parameter folder: absolute.
    package func find(from folder: String, cache: inout Cache) throws(ConfigurationError) -> Found? {
        if let only {
            if let known = cache.byFolder["/"] { return known }
            let found = try read(only, folder: Path.parent(place.absolute(only)))
            cache.byFolder["/"] = found
            return found
        }
        var passed: [String] = []
        var found: Found?
        for candidate in Workplace.ancestors(of: folder) {
            if let known = cache.byFolder[candidate] {
                found = known
                break
            }
            passed.append(candidate)
            if let path = path(in: candidate) {
                found = try read(path, folder: candidate)
                break
            }
            // A repository is not ruled by what happens to stand above it.
            if Workplace.exists(Path.join(candidate, ".git"), fileSystem) { break }
        }
        for folder in passed { cache.byFolder[folder] = .some(found) }
        return found
    }

    private func path(in folder: String) -> String? {
        Configuration.fileNames.map { Path.join(folder, $0) }.first { Workplace.exists($0, fileSystem) }
    }

    private func read(_ path: String, folder: String) throws(ConfigurationError) -> Found {
        let bytes: [UInt8]
        do throws(FileSystemError) {
            bytes = try fileSystem.read(path, Self.limit)
        } catch {
            throw .reading(error)
        }
        do throws(ConfigurationProblems) {
            let file = SourceFile(path: place.shown(path), bytes: bytes)
            let others = RuleList.inputRules.map { (code: $0.code, name: $0.name.rawValue) }
            return Found(configuration: try ConfigurationReader.read(file, otherRules: others), folder: folder)
        } catch {
            throw .content(error)
        }
    }
}

extension ConfigurationFinder {
    /// Adds to `base` what the configurations say about the files below `root`.
    package func apply(
        to base: LintConfiguration, root: String, paths: [String], cache: inout Cache
    ) throws(ConfigurationError) -> LintConfiguration {
        var configuration = base
        let rootPath = canonical(root)
        let defaults = try find(from: rootPath, cache: &cache)
        configuration.settings = Self.settings(Path.join(rootPath, "-"), defaults)
        for path in paths {
            let whole = Path.join(rootPath, path)
            let settings = Self.settings(whole, try find(from: Path.parent(whole), cache: &cache))
            if settings != configuration.settings { configuration.settingsByPath[path] = settings }
        }
        return configuration
    }

    /// The linter for what was read of one root, in which blanks are described as the configurations say.
    package func linter(
        for compilation: inout Compilation, base: LintConfiguration, rules: [Rule] = Rule.all
    ) throws(ConfigurationError) -> Linter {
        var cache = Cache()
        let paths = compilation.catalog.runbooks.map(\.path) + compilation.problems.map(\.path)
        let configuration = try apply(to: base, root: compilation.catalog.root, paths: paths, cache: &cache)
        for index in compilation.catalog.runbooks.indices {
            let parameters = configuration.settings(for: compilation.catalog.runbooks[index].path).parameters
            if !parameters.isEmpty { compilation.catalog.runbooks[index].describe(by: parameters) }
        }
        return Linter(configuration: configuration, rules: rules + cache.policies)
    }

    /// Describes the blanks of what was read as the configurations say, for those who look for nothing else.
    package func describeParameters(of compilation: inout Compilation) throws(ConfigurationError) {
        _ = try linter(for: &compilation, base: LintConfiguration(), rules: [])
    }

    /// What the configuration for a folder as a whole says about the site.
    package func site(for folder: String) throws(ConfigurationError) -> (settings: SiteSettings, maxAge: Int) {
        var cache = Cache()
        let root = canonical(folder)
        let found = try find(from: root, cache: &cache)
        return (found?.configuration.site ?? SiteSettings(), Self.settings(Path.join(root, "-"), found).maxAge)
    }

    /// A root is a path of the command line, perhaps by way of a link.
    private func canonical(_ root: String) -> String {
        do throws(FileSystemError) {
            return try fileSystem.canonicalPath(root)
        } catch {
            return place.absolute(root)
        }
    }

    private static func settings(_ path: String, _ found: Found?) -> Settings {
        guard let found else {
            var settings = Settings()
            settings.policies = []
            return settings
        }
        let prefix = Path.join(found.folder, "")
        return found.configuration.settings(for: path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path)
    }
}

/// Why a configuration cannot be used.
package enum ConfigurationError: Error, Sendable, CustomStringConvertible {
    case reading(FileSystemError)
    case content(ConfigurationProblems)

    package var description: String {
        switch self {
        case .reading(let error): error.description
        case .content(let problems): problems.description
        }
    }
}

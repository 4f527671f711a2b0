import Linting
import Publishing
import Reporting
import SourceText

extension LintSession {
    /// What holds for one file and where it was said, in the form of a configuration.
    func showConfiguration(of path: String) throws(LintError) -> ExitCode {
        let text: String
        do throws(ConfigurationError) {
            var cache = ConfigurationFinder.Cache()
            let finder = command.configuration.finder(host.fileSystem, place)
            let whole = canonical(path)
            let found = try finder.find(from: Path.parent(whole), cache: &cache)
            text = Self.text(of: found, path: whole, shown: path, persona: command.rules.persona)
        } catch {
            throw .configuration(error)
        }
        do throws(FileSystemError) {
            try host.terminal.print(text)
            return .clean
        } catch {
            throw .reading(error)
        }
    }

    /// A file that is not there yet can be asked about too.
    private func canonical(_ path: String) -> String {
        do throws(FileSystemError) {
            return try host.fileSystem.canonicalPath(path)
        } catch {
            return place.absolute(path)
        }
    }

    private static func text(
        of found: ConfigurationFinder.Found?, path: String, shown: String, persona: LintConfiguration.Persona?
    ) -> String {
        guard let found else {
            let settings = Settings()
            return (["# \(shown): no runsheet.yml holds for this file"] + lines(settings, persona)).joined(
                separator: "\n")
        }
        let prefix = Path.join(found.folder, "")
        let relative = path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
        let configuration = found.configuration
        var lines = ["# \(shown): \(configuration.file.path)"]
        for index in configuration.overrides(for: relative) {
            let paths = configuration.overrides[index].paths.map(\.text).joined(separator: ", ")
            lines.append("# with override \(index + 1), for \(paths)")
        }
        let settings = configuration.settings(for: relative)
        if settings.isExcluded { lines.append("# excluded: it is read, and nothing is said about it") }
        return (lines + self.lines(settings, persona)).joined(separator: "\n")
    }

    private static func lines(_ settings: Settings, _ persona: LintConfiguration.Persona?) -> [String] {
        var lines = ["persona: \((persona ?? settings.persona).rawValue)\(persona == nil ? "" : "  # --persona")"]
        lines.append("max-age: \(settings.maxAge)d")
        lines.append("slugs: \((settings.slugs ?? .github).rawValue)")
        lines.append(settings.rules.isEmpty ? "rules: {}" : "rules:")
        for (code, level) in settings.rules.sorted(by: { $0.key < $1.key }) {
            let name = Rule.named(code).map { "  # \($0.id.rawValue)" } ?? ""
            lines.append("  \(code): \(level.rawValue)\(name)")
        }
        lines.append("services: [\(settings.services.map(\.name).joined(separator: ", "))]")
        lines.append("parameters: [\(settings.parameters.map(\.name).joined(separator: ", "))]")
        return lines
    }
}

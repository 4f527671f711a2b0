package import SourceText

/// What a `runsheet.yml` says.
package struct Configuration: Sendable {
    /// Names that the file can have, the first that is there counts.
    package static let fileNames = ["runsheet.yml", "runsheet.yaml"]

    /// What one part of the file sets; what it does not name stays as it was.
    package struct Part: Sendable, Hashable {
        package var rules: [String: RuleLevel] = [:]
        package var persona: LintConfiguration.Persona?
        package var maxAge: Int?
        package var slugs: SlugFlavour?

        package init() {}
    }

    package struct Override: Sendable, Hashable {
        package var paths: [PathPattern]
        package var part: Part

        package init(paths: [PathPattern], part: Part) {
            self.paths = paths
            self.part = part
        }
    }

    package var file: SourceFile
    package var site = SiteSettings()
    package var base = Part()
    package var overrides: [Override] = []
    package var exclude: [PathPattern] = []
    package var services: [Service] = []
    package var parameters: [ConfiguredParameter] = []
    /// An organisation's own advisories, each as a rule.
    package var policies: [Rule] = []

    package init(file: SourceFile) { self.file = file }

    /// - Parameter path: from the folder that the configuration stands in.
    package func settings(for path: String) -> Settings {
        var settings = Settings()
        settings.services = services
        settings.parameters = parameters
        settings.policies = policies.map(\.id)
        settings.isExcluded = exclude.contains { $0.matches(path) }
        base.apply(to: &settings)
        for override in overrides where override.paths.contains(where: { $0.matches(path) }) {
            override.part.apply(to: &settings)
        }
        return settings
    }

    /// The overrides that a path has, by their place in the file.
    package func overrides(for path: String) -> [Int] {
        overrides.indices.filter { overrides[$0].paths.contains { $0.matches(path) } }
    }
}

extension Configuration.Part {
    fileprivate func apply(to settings: inout Settings) {
        settings.rules.merge(rules) { _, new in new }
        settings.persona = persona ?? settings.persona
        settings.maxAge = maxAge ?? settings.maxAge
        settings.slugs = slugs ?? settings.slugs
    }
}

/// Why a configuration does not count.
package struct ConfigurationProblem: Error, Sendable, Hashable, CustomStringConvertible {
    package var path: String
    package var line: Int
    /// In code points.
    package var column: Int
    package var message: String

    package var description: String { "\(path):\(line):\(column): \(message)" }
}

package struct ConfigurationProblems: Error, Sendable, CustomStringConvertible {
    /// In the order of the file; never empty.
    package var all: [ConfigurationProblem]

    package var description: String { all.map(\.description).joined(separator: "\n") }
}

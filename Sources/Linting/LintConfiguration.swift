package import RunbookModel
package import SourceText

/// What a run of the linter is to report.
package struct LintConfiguration: Sendable, Hashable {
    package enum Persona: String, Sendable, Hashable, CaseIterable {
        /// Errors and warnings that are right nearly always.
        case standard = "default"
        /// Everything, hints and guesses included.
        case pedantic
    }

    /// Names of findings that no rule makes, such as those of files that cannot be read.
    package struct KnownRule: Sendable, Hashable {
        package var code: String
        package var name: RuleID
        package init(code: String, name: RuleID) {
            self.code = code
            self.name = name
        }
    }

    /// For files that have none of their own.
    package var settings = Settings()
    /// By the path of the runbook, for those whose settings differ.
    package var settingsByPath: [String: Settings] = [:]
    /// What dates are compared with; without it none is too old.
    package var today: CalendarDay?
    package var otherRules: [KnownRule] = []
    /// Of rules that are made of advisories, by code: only these ids. The other rules count as a whole.
    package var onlyAdvisories: [String: Set<String>] = [:]

    package init() {}

    /// Of every file.
    package var persona: Persona {
        get { settings.persona }
        set {
            settings.persona = newValue
            for path in settingsByPath.keys { settingsByPath[path]?.persona = newValue }
        }
    }

    /// For every file, whatever configurations say.
    package mutating func set(_ code: String, to level: RuleLevel) {
        settings.rules[code] = level
        for path in settingsByPath.keys { settingsByPath[path]?.rules[code] = level }
    }

    package func settings(for path: String) -> Settings { settingsByPath[path] ?? settings }

    /// The finding as it counts; `nil` when nobody wants it.
    package func judged(_ diagnostic: Diagnostic) -> Diagnostic? {
        judged(diagnostic, by: settings(for: diagnostic.path))
    }

    func judged(_ diagnostic: Diagnostic, by settings: Settings) -> Diagnostic? {
        guard !settings.isExcluded else { return nil }
        if let wanted = onlyAdvisories[diagnostic.code], diagnostic.advisory.map(wanted.contains) != true { return nil }
        if Rule.isPolicy(diagnostic.code), let policies = settings.policies, !policies.contains(diagnostic.rule) {
            return nil
        }
        // Who sets a level asks for the rule, whatever the persona.
        if let level = diagnostic.advisory.flatMap({ settings.rules[$0] }) ?? settings.rules[diagnostic.code] {
            guard let severity = level.severity else { return nil }
            var diagnostic = diagnostic
            diagnostic.severity = severity
            return diagnostic
        }
        switch settings.persona {
        case .standard: return diagnostic.severity != .info && diagnostic.confidence != .low ? diagnostic : nil
        case .pedantic: return diagnostic
        }
    }
}

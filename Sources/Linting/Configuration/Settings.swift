package import SourceText

/// What holds for one file.
package struct Settings: Sendable, Hashable {
    /// How a rule is to be taken, by its code.
    package var rules: [String: RuleLevel] = [:]
    package var persona = LintConfiguration.Persona.standard
    /// A review older than this many days is stale.
    package var maxAge = 180
    /// Without it the files beside the runbooks decide: see `Page.slugs`.
    package var slugs: SlugFlavour?
    package var services: [Service] = []
    package var parameters: [ConfiguredParameter] = []
    /// The organisation's own rules that hold here; `nil` for all that run.
    package var policies: [RuleID]?
    /// Such a file is read, so that links to it lead somewhere, but nothing is said about it.
    package var isExcluded = false

    package init() {}

    /// Whether `parameters:` says what a blank is, whatever the case of its name.
    func describes(_ name: String) -> Bool { parameters.contains { $0.isName(name) } }

    /// Whether a service says that its revisions may be called so.
    func namesRevision(_ name: String) -> Bool { services.contains { $0.namesRevision(name) } }
}

/// What a finding of a rule counts as.
package enum RuleLevel: String, Sendable, Hashable, CaseIterable {
    case off, info, warning, error

    package var severity: Severity? { Severity(rawValue: rawValue) }
}

/// How the place where runbooks are read makes anchors of headings.
package enum SlugFlavour: String, Sendable, Hashable, CaseIterable {
    case github, gitlab, mkdocs, any
}

/// Something that runbooks operate.
package struct Service: Sendable, Hashable {
    package var name: String
    package var region: String?
    package var project: String?
    package var environment: String?
    /// What its revisions may be called, with `*` and `?`.
    package var revisions: [String] = []

    package init(name: String) { self.name = name }

    /// Whether one of the patterns fits a revision's name.
    package func namesRevision(_ name: String) -> Bool {
        revisions.contains { PathPattern.fits(Array($0.utf8)[...], Array(name.utf8)[...]) }
    }
}

/// A blank that all runbooks may leave, described once.
package struct ConfiguredParameter: Sendable, Hashable {
    package var name: String
    package var description: String?
    package var type: String?
    package var sample: String?
    package var pattern: String?
    package var discover: String?
    package var isSecret = false

    package init(name: String) { self.name = name }

    /// `PROJECT_ID`, `project-id` and `project id` are one name.
    package func isName(_ other: String) -> Bool {
        name.utf8.lazy.map(Self.folded).elementsEqual(other.utf8.lazy.map(Self.folded))
    }

    private static func folded(_ byte: UInt8) -> UInt8 {
        switch byte {
        case 0x41...0x5A: byte | 0x20
        case UInt8(ascii: "-"), UInt8(ascii: " "): UInt8(ascii: "_")
        default: byte
        }
    }
}

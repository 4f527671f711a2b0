/// How much a finding matters to the operator.
package enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
    case error, warning, info

    private var rank: Int {
        switch self {
        case .error: 0
        case .warning: 1
        case .info: 2
        }
    }

    /// Worse severities sort first.
    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}

/// How sure a rule is of a finding.
package enum Confidence: String, Sendable, Hashable, CaseIterable {
    case high, medium, low
}

/// The readable name of a rule, such as `broken-anchor`.
package struct RuleID: Hashable, Sendable, RawRepresentable, ExpressibleByStringLiteral, Comparable {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }
    package init(stringLiteral value: StaticString) { self.rawValue = "\(value)" }

    package static func < (left: RuleID, right: RuleID) -> Bool { left.rawValue < right.rawValue }
}

/// Replaces the bytes of `range` by `replacement`.
package struct TextEdit: Hashable, Sendable {
    package var range: SourceRange
    package var replacement: String

    package init(range: SourceRange, replacement: String) {
        self.range = range
        self.replacement = replacement
    }
}

/// A change that would remove a finding.
package struct Fix: Hashable, Sendable {
    package enum Safety: String, Sendable, Hashable, CaseIterable { case safe, unsafe, suggestion }

    package var title: String
    package var safety: Safety
    package var edits: [TextEdit]

    package init(title: String, safety: Safety, edits: [TextEdit] = []) {
        self.title = title
        self.safety = safety
        self.edits = edits
    }
}

/// Why a finding does not count.
package struct Suppression: Hashable, Sendable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A comment beside the text.
        case inSource
        /// A baseline.
        case external
    }

    package var kind: Kind
    /// The author's words.
    package var reason: String

    package init(kind: Kind, reason: String) {
        self.kind = kind
        self.reason = reason
    }
}

/// A problem in the input, as a value.
package struct Diagnostic: Hashable, Sendable {
    /// A second place that explains the first.
    package struct Note: Hashable, Sendable {
        package var path: String
        package var range: SourceRange?
        package var message: String

        package init(path: String, range: SourceRange? = nil, message: String) {
            self.path = path
            self.range = range
            self.message = message
        }
    }

    package var rule: RuleID
    /// Three letters and three digits, such as `LNK001`; never reused for another rule.
    package var code: String
    package var severity: Severity
    package var confidence: Confidence
    package var path: String
    /// `nil` when the finding is about the file as a whole.
    package var range: SourceRange?
    /// Lower case, no full stop, the user's text in `'…'`.
    package var message: String
    /// What stands beside the carets: what the operator loses, in a few words.
    package var label: String?
    /// The headings that lead to the place, outermost first.
    package var headingPath: [String]
    package var notes: [Note]
    package var fixes: [Fix]
    /// Bytes of the file that no report may show, such as a password.
    package var masked: [SourceRange] = []
    /// The id of the advisory that the rule reports here, for rules that are made of advisories.
    package var advisory: String?
    /// Set when somebody said that the finding is to be passed over.
    package var suppression: Suppression?

    package init(
        rule: RuleID, code: String, severity: Severity, confidence: Confidence = .high, path: String,
        range: SourceRange? = nil, message: String, label: String? = nil, headingPath: [String] = [],
        notes: [Note] = [], fixes: [Fix] = []
    ) {
        self.rule = rule
        self.code = code
        self.severity = severity
        self.confidence = confidence
        self.path = path
        self.range = range
        self.message = message
        self.label = label
        self.headingPath = headingPath
        self.notes = notes
        self.fixes = fixes
    }
}

extension Diagnostic {
    /// The one order in which findings are ever listed: file, place, rule, message.
    package static func precedes(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
        if left.path != right.path { return left.path.utf8.lexicographicallyPrecedes(right.path.utf8) }
        let leftRange = left.range ?? SourceRange(start: 0, end: 0)
        let rightRange = right.range ?? SourceRange(start: 0, end: 0)
        if leftRange.start != rightRange.start { return leftRange.start < rightRange.start }
        if leftRange.end != rightRange.end { return leftRange.end < rightRange.end }
        if left.rule != right.rule { return left.rule < right.rule }
        return left.message < right.message
    }
}

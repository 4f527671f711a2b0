package import SourceText

/// Where a rule puts what it finds.
package struct Findings {
    private struct Draft {
        var message: String
        var range: SourceRange?
        var path: String?
        var label: String?
        var severity: Severity?
        var confidence: Confidence?
        var notes: [Diagnostic.Note]
        var fixes: [Fix]
        var masked: [SourceRange]
        var advisory: String?
    }

    private(set) var diagnostics: [Diagnostic] = []
    private var drafts: [Draft] = []
    private let path: String

    init(path: String) { self.path = path }

    /// - Parameters:
    ///   - path: Only for rules over the whole catalog; the others report in the page they were given.
    ///   - label: What the operator loses, for the place beside the carets.
    ///   - masked: What no report may show of the file, such as a password.
    ///   - advisory: Which one of those that the rule is made of.
    package mutating func report(
        _ message: String, at range: SourceRange?, in path: String? = nil, label: String? = nil,
        severity: Severity? = nil, confidence: Confidence? = nil, notes: [Diagnostic.Note] = [], fixes: [Fix] = [],
        masked: [SourceRange] = [], advisory: String? = nil
    ) {
        drafts.append(
            Draft(
                message: message, range: range, path: path, label: label, severity: severity, confidence: confidence,
                notes: notes, fixes: fixes, masked: masked, advisory: advisory))
    }

    /// A second place in the file of the page that is being checked.
    package func note(_ message: String, at range: SourceRange?) -> Diagnostic.Note {
        Diagnostic.Note(path: path, range: range, message: message)
    }

    var hasUnsigned: Bool { !drafts.isEmpty }

    /// Signs what was reported since the last call with the rule that was run.
    mutating func sign(_ rule: Rule) {
        guard !drafts.isEmpty else { return }
        for draft in drafts {
            var diagnostic = Diagnostic(
                rule: rule.id, code: rule.code, severity: draft.severity ?? rule.severity,
                confidence: draft.confidence ?? rule.confidence, path: draft.path ?? path, range: draft.range,
                message: draft.message, label: draft.label, notes: draft.notes, fixes: draft.fixes)
            diagnostic.masked = draft.masked
            diagnostic.advisory = draft.advisory
            diagnostics.append(diagnostic)
        }
        drafts.removeAll(keepingCapacity: true)
    }
}

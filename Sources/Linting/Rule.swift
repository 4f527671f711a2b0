package import RunbookModel
package import SourceText

/// One thing the linter looks for, and everything that is said about it: help, web page and choices come from here.
package struct Rule: Sendable {
    /// Reads as "this file has …".
    package var id: RuleID
    package var code: String
    /// Of most of its findings; a check may report a milder or worse one.
    package var severity: Severity
    package var confidence: Confidence
    /// One sentence: what is wrong.
    package var summary: String
    /// What it costs the operator.
    package var rationale: String
    /// A runbook that the rule reports, and how it reads when it is right.
    package var bad: String
    package var good: String
    /// What looks alike and is not reported.
    package var allows: [String]
    package var check: Check

    package enum Check: Sendable {
        case page(@Sendable (Page, inout Findings) -> Void)
        case block(@Sendable (Block, Page, inout Findings) -> Void)
        case procedure(@Sendable (Procedure, Page, inout Findings) -> Void)
        case step(@Sendable (Step, Page, inout Findings) -> Void)
        case command(@Sendable (Command, Page, inout Findings) -> Void)
        case reference(@Sendable (Reference, Page, inout Findings) -> Void)
        /// A command with the step and the procedure around it.
        case place(@Sendable (CommandPlace, Page, inout Findings) -> Void)
        /// Reports the built-in advisories that name the rule.
        case advisories
        /// Reports one advisory of an organisation's own.
        case policy(Advisory)
        /// Runs once, behind all pages, for what no file shows alone.
        case catalog(@Sendable (Library, inout Findings) -> Void)
        /// Is about the comments that pass findings over; the linter does it last.
        case suppressions
    }

    package init(
        id: RuleID, code: String, severity: Severity, confidence: Confidence, summary: String, rationale: String,
        bad: String, good: String, allows: [String] = [], check: Check
    ) {
        self.id = id
        self.code = code
        self.severity = severity
        self.confidence = confidence
        self.summary = summary
        self.rationale = rationale
        self.bad = bad
        self.good = good
        self.allows = allows
        self.check = check
    }
}

extension Rule {
    /// By name or code, in any case.
    package static func named(_ name: String) -> Rule? {
        numbers[name.lowercased()].map { all[$0] }
    }

    private static let numbers: [String: Int] = {
        let names = all.enumerated().flatMap { [($1.id.rawValue, $0), ($1.code.lowercased(), $0)] }
        return Dictionary(names, uniquingKeysWith: { first, _ in first })
    }()
}

package import SourceText

/// Knowledge about commands that parse but do harm, or nothing: which ones, what is lost, and what to do instead.
package struct Advisory: Sendable, Hashable {
    /// Where the output of a command has to go for the advisory to hold.
    package enum Output: String, Sendable, Hashable, CaseIterable {
        /// Neither piped, redirected nor captured: it ends on the screen.
        case terminal
        /// Captured in a variable or an argument: `$(…)`.
        case captured
    }

    package var id: String
    /// The rule that reports a built-in advisory; empty for a policy, which is a rule of its own.
    package var rule: String
    /// One of these has to fit.
    package var patterns: [AdvisoryPattern]
    /// Only below a heading, or in a step, whose words contain one of these.
    var under = Phrases([])
    var notUnder = Phrases([])
    /// Not where the text of the procedure says it itself, in one of these words.
    var told = Phrases([])
    /// Only commands with one of these effects.
    package var effects: [String] = []
    package var output: Output?
    /// What is wrong; `{flag}`, `{value}`, `{word}` and `{command}` are filled in.
    package var message: String
    /// What the operator loses, for the place beside the carets.
    package var loses: String?
    package var because: String?
    package var instead: String?
    /// Takes the place of the matched flag, word or tool.
    package var rename: String?
    package var severity: Severity?
    package var confidence: Confidence?
    /// Where it is documented.
    package var source: String?
    /// From this day on it holds, as `2025-03-18`.
    package var since: String?
    /// Command lines that the advisory is about, and such that look alike.
    package var fires: [String] = []
    package var silent: [String] = []

    package init(id: String, rule: String, patterns: [AdvisoryPattern], message: String) {
        self.id = id
        self.rule = rule
        self.patterns = patterns
        self.message = message
    }
}

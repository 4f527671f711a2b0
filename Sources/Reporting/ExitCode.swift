package import SourceText

/// What a run tells the shell.
package enum ExitCode: Int32, Sendable, CaseIterable {
    case clean = 0
    /// At least one finding is as bad as `--fail-on` says, or worse.
    case findings = 1
    /// The command line or the configuration is wrong.
    case usage = 2
    /// The run could not be finished.
    case failed = 3

    package init(findings: [Diagnostic], failOn threshold: FailureThreshold) {
        self = findings.contains { threshold.isReached(by: $0.severity) } ? .findings : .clean
    }
}

/// The mildest severity that makes a run fail.
package enum FailureThreshold: String, Sendable, CaseIterable {
    case error, warning, info, never

    package func isReached(by severity: Severity) -> Bool {
        switch self {
        case .error: severity == .error
        case .warning: severity == .error || severity == .warning
        case .info: true
        case .never: false
        }
    }
}

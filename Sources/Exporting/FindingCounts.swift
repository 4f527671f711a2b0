package import SourceText

/// How many findings there are of each severity.
package struct FindingCounts: Sendable, Hashable {
    package var error = 0
    package var warning = 0
    package var info = 0
    package var suppressed = 0

    package init() {}

    package init(of findings: some Sequence<Diagnostic>) {
        for finding in findings { add(finding.severity) }
    }

    package mutating func add(_ severity: Severity) {
        switch severity {
        case .error: error += 1
        case .warning: warning += 1
        case .info: info += 1
        }
    }
}

package import SourceText

/// What a run of the linter is to report.
package struct LintConfiguration: Sendable, Hashable {
    package enum Persona: String, Sendable, Hashable, CaseIterable {
        /// Errors and warnings that are right nearly always.
        case standard = "default"
        /// Everything, hints and guesses included.
        case pedantic
    }

    package var persona = Persona.standard

    package init() {}

    package func shows(_ diagnostic: Diagnostic) -> Bool {
        switch persona {
        case .standard: diagnostic.severity != .info && diagnostic.confidence != .low
        case .pedantic: true
        }
    }
}

/// A runbook: its path below the content root without the extension, as URL-safe components joined by `/`.
package struct RunbookID: Hashable, Sendable, RawRepresentable, Comparable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package static func < (left: Self, right: Self) -> Bool {
        left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
    }
}

/// A procedure: `<runbook>#<anchor>`.
package struct ProcedureID: Hashable, Sendable, RawRepresentable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// A step: `<runbook>/<procedure anchor>/<slug of the title>`, unique in the catalog, stable when other steps change.
package struct StepID: Hashable, Sendable, RawRepresentable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// A parameter, unique within its runbook: lower case, words joined by `-`.
package struct ParameterID: Hashable, Sendable, RawRepresentable, Comparable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package static func < (left: Self, right: Self) -> Bool {
        left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
    }
}

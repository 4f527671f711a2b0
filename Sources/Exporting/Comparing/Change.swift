package import SourceText

/// One difference in meaning between two catalogs.
package struct Change: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case runbookAdded = "runbook-added", runbookRemoved = "runbook-removed"
        case procedureAdded = "procedure-added", procedureRemoved = "procedure-removed"
        case stepAdded = "step-added", stepRemoved = "step-removed", stepMoved = "step-moved"
        case commandAdded = "command-added", commandRemoved = "command-removed", toolChanged = "tool-changed"
        case flagAdded = "flag-added", flagRemoved = "flag-removed", flagChanged = "flag-changed"
        case argumentChanged = "argument-changed", surroundingsChanged = "surroundings-changed"
        case textChanged = "text-changed"
        case effectRaised = "effect-raised", effectLowered = "effect-lowered"
        case riskRaised = "risk-raised", riskLowered = "risk-lowered"
        case verificationLost = "verification-lost", verificationAdded = "verification-added"
        case undoLost = "undo-lost", undoAdded = "undo-added"
        case confirmationLost = "confirmation-lost", confirmationAdded = "confirmation-added"
        case expectationLost = "expectation-lost", expectationChanged = "expectation-changed"
        case conditionLost = "condition-lost", conditionChanged = "condition-changed"
        case secretExposed = "secret-exposed"
        case parameterAdded = "parameter-added", parameterRemoved = "parameter-removed"
        case parameterChanged = "parameter-changed"
        case referenceBroken = "reference-broken", referenceRepaired = "reference-repaired"
    }

    package var kind: Kind
    /// Whether whoever follows the runbook is worse off.
    package var raisesRisk: Bool
    /// The runbook's file.
    package var path: String
    package var procedure: String?
    /// The step's title and id.
    package var step: String?
    package var id: String
    package var message: String
    package var before: String?
    package var after: String?
    /// In the new file, or in the old one for what is gone.
    package var line: Int?
    package var range: SourceRange?

    package init(_ kind: Kind, risk: Bool = false, path: String, id: String, message: String) {
        self.kind = kind
        raisesRisk = risk
        self.path = path
        self.id = id
        self.message = message
    }
}

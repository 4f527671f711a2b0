/// What running a step does to the world.
package enum Effect: String, Sendable, Hashable, CaseIterable, Comparable {
    case none, read, unknown, change, destroy

    private var rank: Int {
        switch self {
        case .none: 0
        case .read: 1
        case .unknown: 2
        case .change: 3
        case .destroy: 4
        }
    }

    /// The heavier effect is the greater one.
    package static func < (left: Effect, right: Effect) -> Bool { left.rank < right.rank }
}

/// Where a derived value comes from.
package enum Provenance: String, Sendable, Hashable, CaseIterable { case stated, derived, guessed }

package enum ProcedureKind: String, Sendable, Hashable, CaseIterable {
    case diagnose, mitigate, rollback, restore, rotate, scale, deploy, drill, maintain, verify, reference
}

package enum StepKind: String, Sendable, Hashable, CaseIterable { case command, script, query, manual, wait, check }

package enum StepPhase: String, Sendable, Hashable, CaseIterable { case precheck, act, verify, undo, cleanup, notify }

package enum Reversibility: String, Sendable, Hashable, CaseIterable { case yes, no, unknown }

package enum Confirmation: String, Sendable, Hashable, CaseIterable { case none, ask, typeTarget }

package enum Verdict: String, Sendable, Hashable, CaseIterable { case ok, invalid, unknownTool, unparsed }

/// What a text in a block is written in, whatever its label says.
package enum Language: String, Sendable, Hashable, CaseIterable {
    case shell, powershell, cmd, console, sql, python, json, yaml, output, text, diagram, other
}

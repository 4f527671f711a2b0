package import RunbookModel

/// Which steps of a catalog are meant. What is left empty asks for nothing.
package struct StepSelection: Sendable {
    package var runbooks: [String] = []
    package var procedures: [String] = []
    package var tags: [String] = []
    package var services: [String] = []
    package var tools: [String] = []
    package var effects: [Effect] = []
    package var kinds: [StepKind] = []
    /// At least so much.
    package var risk: Int = 0

    package init() {}

    package var isEverything: Bool {
        !choosesSteps && runbooks.isEmpty && procedures.isEmpty && tags.isEmpty && services.isEmpty
    }

    private var choosesSteps: Bool { !tools.isEmpty || !effects.isEmpty || !kinds.isEmpty || risk > 0 }

    /// The runbooks with what is meant of them, in their order.
    package func apply(to runbooks: [Runbook]) -> [Runbook] {
        if isEverything { return runbooks }
        return runbooks.compactMap { runbook in
            guard includes(runbook) else { return nil }
            var runbook = runbook
            guard choosesSteps || !procedures.isEmpty else { return runbook }
            runbook.procedures = runbook.procedures.compactMap { selected($0, of: runbook) }
            return runbook.procedures.isEmpty ? nil : runbook
        }
    }

    private func selected(_ procedure: Procedure, of runbook: Runbook) -> Procedure? {
        guard includes(procedure) else { return nil }
        guard choosesSteps else { return procedure }
        var procedure = procedure
        procedure.steps = procedure.steps.filter(includes)
        return procedure.steps.isEmpty ? nil : procedure
    }

    private func includes(_ runbook: Runbook) -> Bool {
        Self.agree(tags, runbook.tags) && Self.agree(services, runbook.services)
            && (runbooks.isEmpty
                || runbooks.contains { Self.fits($0, [runbook.id.rawValue, runbook.path, runbook.title]) })
    }

    private func includes(_ procedure: Procedure) -> Bool {
        procedures.isEmpty
            || procedures.contains { Self.fits($0, [procedure.id.rawValue, procedure.anchor, procedure.title]) }
    }

    private func includes(_ step: Step) -> Bool {
        (effects.isEmpty || effects.contains(step.effect)) && (kinds.isEmpty || kinds.contains(step.kind))
            && step.risk >= risk
            && (tools.isEmpty || step.commands.contains { command in tools.contains { Self.fits($0, [command.tool]) } })
    }

    private static func agree(_ wanted: [String], _ has: [String]) -> Bool {
        wanted.isEmpty || has.contains { own in wanted.contains { fits($0, [own]) } }
    }

    /// Without regard to case; `*` stands for anything.
    package static func fits(_ pattern: String, _ names: [String]) -> Bool {
        names.contains { matches(Array(pattern.lowercased().utf8)[...], Array($0.lowercased().utf8)[...]) }
    }

    private static func matches(_ pattern: ArraySlice<UInt8>, _ name: ArraySlice<UInt8>) -> Bool {
        var (pattern, name) = (pattern, name)
        while let next = pattern.first {
            if next == UInt8(ascii: "*") {
                let rest = pattern.dropFirst()
                if rest.isEmpty { return true }
                return (name.startIndex...name.endIndex).contains { matches(rest, name[$0...]) }
            }
            guard name.first == next else { return false }
            pattern.removeFirst()
            name.removeFirst()
        }
        return name.isEmpty
    }
}

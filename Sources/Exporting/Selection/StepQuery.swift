package import RunbookModel
import SourceText

/// A question to a catalog.
package struct StepQuery: Sendable {
    package var selection = StepSelection()
    package var flags: [String] = []
    package var resources: [String] = []
    /// Changes something, and no step checks whether it worked.
    package var isUnverified = false
    /// Changes something, and nothing is known to take it back.
    package var isIrreversible = false
    /// Words that have to stand in the step; `can delete X` asks for what destroys X.
    package var words: [String] = []

    package init() {}

    package struct Hit: Sendable {
        package var runbook: Runbook
        package var procedure: Procedure
        package var step: Step
        package var line: Int { runbook.lines.position(at: step.range.lowerBound, in: runbook.file.bytes).line }
    }

    /// Words of a question that say what has to happen to the thing.
    private static let verbs: [(words: Set<String>, effects: Set<Effect>)] = [
        (
            [
                "delete", "deletes", "destroy", "destroys", "drop", "drops", "remove", "removes", "wipe", "wipes",
                "purge",
            ], [.destroy]
        ),
        (["change", "changes", "modify", "modifies", "touch", "touches", "update", "updates"], [.change, .destroy]),
        (["read", "reads", "show", "shows", "list", "lists"], [.read]),
    ]
    private static let fillers: Set<String> = [
        "what", "which", "can", "could", "steps", "step", "that", "the", "a", "how", "to", "do", "i", "we", "may", "?",
    ]

    package func hits(in runbooks: [Runbook]) -> [Hit] {
        let (terms, effects) = understood
        var hits: [Hit] = []
        for runbook in selection.apply(to: runbooks) {
            for procedure in runbook.procedures {
                for step in procedure.steps where fits(step, terms, effects, procedure) {
                    hits.append(Hit(runbook: runbook, procedure: procedure, step: step))
                }
            }
        }
        return hits
    }

    /// A verb counts as one only beside the name of something.
    private var understood: (terms: [String], effects: Set<Effect>?) {
        let all = words.flatMap { $0.split(separator: " ").map { $0.lowercased() } }
            .map { $0.hasSuffix("?") ? String($0.dropLast()) : $0 }.filter { !$0.isEmpty }
        let isQuestion = all.first.map { ["what", "which", "how"].contains($0) } == true || all.contains("can")
        guard isQuestion else { return (all, nil) }
        let rest = all.filter { !Self.fillers.contains($0) }
        for (verbs, effects) in Self.verbs where rest.contains(where: verbs.contains) && rest.count > 1 {
            return (rest.filter { !verbs.contains($0) }, effects)
        }
        return (rest, nil)
    }

    private func fits(_ step: Step, _ terms: [String], _ effects: Set<Effect>?, _ procedure: Procedure) -> Bool {
        if let effects, !effects.contains(step.effect) { return false }
        if isUnverified, step.effect < .change || step.verifiedBy != nil { return false }
        if isIrreversible, step.effect < .change || step.undo != nil || step.reversible == .yes { return false }
        let hasFlags = flags.allSatisfy { flag in
            step.commands.contains { $0.flags.contains { StepSelection.fits(flag, [$0.name]) } }
        }
        guard hasFlags else { return false }
        let hasResources = resources.allSatisfy { wanted in
            step.resources.contains { StepSelection.fits(wanted, [$0.name, $0.id]) }
        }
        guard hasResources else { return false }
        guard !terms.isEmpty else { return true }
        let texts = [step.title, step.text, step.id.rawValue] + step.details + step.resources.map(\.id)
        let whole = (effects == nil ? texts + [procedure.title] : [step.text] + step.resources.map(\.id))
            .joined(separator: "\n").lowercased()
        return terms.allSatisfy(whole.contains)
    }
}

extension StepQuery.Hit {
    /// The first command, or the instruction, on one line.
    package var summary: String { OneLine.of(step.commands.isEmpty ? step.title : step.text) }
}

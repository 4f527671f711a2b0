import RunbookModel
import SourceText

/// Connects steps and procedures of one runbook: what takes a change back, what an earlier step must have left.
enum StepLinks {
    static func connect(_ runbook: inout Runbook) {
        for index in runbook.procedures.indices {
            requireProducers(in: &runbook.procedures[index])
            linkUndo(in: &runbook.procedures[index])
            linkVerification(in: &runbook.procedures[index])
            Alternatives.link(&runbook.procedures[index])
            relate(index, in: &runbook)
        }
    }

    /// A step that uses what an earlier one put out needs that step.
    private static func requireProducers(in procedure: inout Procedure) {
        var producers: [String: StepID] = [:]
        for index in procedure.steps.indices {
            let needed = procedure.steps[index].inputs.compactMap { producers[$0] }
            for id in needed where !procedure.steps[index].requires.steps.contains(id) {
                procedure.steps[index].requires.steps.append(id)
            }
            for output in procedure.steps[index].outputs { producers[output.name] = procedure.steps[index].id }
        }
    }

    /// A step of the undo phase takes back the last change before it.
    private static func linkUndo(in procedure: inout Procedure) {
        var lastChange: Int?
        for index in procedure.steps.indices {
            if procedure.steps[index].phase == .undo, let change = lastChange, procedure.steps[change].undo == nil {
                procedure.steps[change].undo = procedure.steps[index].id
                procedure.steps[change].reversible = .yes
                procedure.steps[change].provenance.append(ProvenanceEntry(field: "undo", provenance: .derived))
            } else if procedure.steps[index].effect >= .change {
                lastChange = index
            }
        }
    }

    /// A step of the verify phase checks the changes before it, back to the one that was checked before.
    private static func linkVerification(in procedure: inout Procedure) {
        var changes: [Int] = []
        for index in procedure.steps.indices {
            if procedure.steps[index].phase == .verify {
                for change in changes
                where checks(
                    procedure.steps[index].title, below: procedure.steps[index].group,
                    changeBelow: procedure.steps[change].group)
                {
                    procedure.steps[change].verifiedBy = procedure.steps[index].id
                    procedure.steps[change].provenance.append(
                        ProvenanceEntry(field: "verifiedBy", provenance: .derived))
                }
                changes = []
            } else if procedure.steps[index].effect >= .change {
                changes.append(index)
            }
        }
    }

    private static let verifying: PhraseSet = ["verify", "validate", "confirm", "ensure"]

    /// "Check migrations" below `**Database:**` says nothing of a change below `**Frontend:**`; "Verify recovery" does,
    /// and so does a check below `**Verify:**`.
    private static func checks(_ check: String, below own: String?, changeBelow other: String?) -> Bool {
        guard let own, let other, own != other else { return true }
        return verifying.begins(Words(check)) || Wording.phase(title: "", group: own, label: own) == .verify
    }

    /// References inside a procedure's own section relate it to their targets; those below "Rollback" undo it.
    private static func relate(_ index: Int, in runbook: inout Runbook) {
        let range = runbook.procedures[index].range
        let own = runbook.procedures[index].id
        for position in runbook.references.indices where range.contains(runbook.references[position].range) {
            guard case .procedure(let id)? = runbook.references[position].target, id != own else { continue }
            if runbook.references[position].relation == .undo, runbook.procedures[index].undo == nil {
                runbook.procedures[index].undo = id
            }
            if !runbook.procedures[index].related.contains(id) { runbook.procedures[index].related.append(id) }
        }
    }
}

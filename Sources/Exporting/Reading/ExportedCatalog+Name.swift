import RunbookModel
import SourceText

extension ExportedCatalog {
    /// The same with a name in front of all paths and ids, so that catalogs of many repositories can stand together.
    package func named(_ name: String) -> ExportedCatalog {
        var result = ExportedCatalog()
        for (runbook, found) in zip(runbooks, findings) {
            let named = Naming(name: name).runbook(runbook)
            result.add(
                named,
                found.map { finding in
                    var finding = finding
                    finding.path = named.path
                    for index in finding.notes.indices {
                        finding.notes[index].path = name + "/" + finding.notes[index].path
                    }
                    return finding
                }, url: urls[runbook.id])
        }
        return result
    }
}

private struct Naming {
    let name: String

    private func step(_ id: StepID) -> StepID { StepID(rawValue: name + "/" + id.rawValue) }
    private func procedure(_ id: ProcedureID) -> ProcedureID { ProcedureID(rawValue: name + "/" + id.rawValue) }
    private func runbook(_ id: RunbookID) -> RunbookID { RunbookID(rawValue: name + "/" + id.rawValue) }

    func runbook(_ old: Runbook) -> Runbook {
        var new = old
        new.id = runbook(old.id)
        new.path = name + "/" + old.path
        for index in new.references.indices { new.references[index].target = new.references[index].target.map(target) }
        for index in new.procedures.indices { rename(&new.procedures[index]) }
        return new
    }

    private func rename(_ procedure: inout Procedure) {
        procedure.id = self.procedure(procedure.id)
        procedure.undo = procedure.undo.map { self.procedure($0) }
        procedure.related = procedure.related.map { self.procedure($0) }
        for index in procedure.steps.indices {
            procedure.steps[index].id = step(procedure.steps[index].id)
            procedure.steps[index].undo = procedure.steps[index].undo.map(step)
            procedure.steps[index].verifiedBy = procedure.steps[index].verifiedBy.map(step)
            procedure.steps[index].alternativeTo = procedure.steps[index].alternativeTo.map(step)
            procedure.steps[index].requires.steps = procedure.steps[index].requires.steps.map(step)
        }
    }

    private func target(_ target: Reference.Target) -> Reference.Target {
        switch target {
        case .procedure(let id): .procedure(procedure(id))
        case .section(let id, let anchor): .section(runbook(id), anchor: anchor)
        case .runbook(let id): .runbook(runbook(id))
        case .file(let path): .file(name + "/" + path)
        case .web: target
        case .step(let id): .step(step(id))
        }
    }
}

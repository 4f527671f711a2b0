import RunbookModel
import SourceText

extension RunbookExport {
    func write(_ procedure: Procedure, to writer: inout JSONWriter, _ steps: WrittenSteps) {
        writer.beginObject()
        writer.field("id", procedure.id.rawValue)
        writer.field("title", procedure.title)
        writer.field("anchor", procedure.anchor)
        writer.field("path", procedure.path)
        writer.field("span", procedure.range, in: places)
        writer.field("kind", procedure.kind.rawValue)
        writer.field("when", procedure.when)
        writer.field("estimate", procedure.estimate)
        writer.field("downtime", procedure.downtime)
        writer.field("validation", procedure.validation)
        writer.field("rollback", procedure.rollback)
        writer.field("objective", procedure.objective)
        writer.array("metadata", procedure.metadata) { writer, entry in
            writer.beginObject()
            writer.field("key", entry.key)
            writer.field("value", entry.value)
            writer.field("span", entry.range, in: places)
            writer.endObject()
        }
        writer.array("steps", procedure.steps) { writer, step in writer.value(written: steps[step]) }
        writer.field("undo", procedure.undo?.rawValue)
        writer.field("related", procedure.related.map(\.rawValue))
        writer.endObject()
    }

    /// One line of `steps.jsonl`.
    func writeLine(_ step: Step, of procedure: Procedure, to writer: inout JSONWriter, _ steps: WrittenSteps) {
        writer.beginObject()
        writer.field("schema", JSONExport.schemaVersion)
        writer.object("runbook") { writer in
            writer.field("id", runbook.id.rawValue)
            writer.field("title", runbook.title)
            writer.field("path", runbook.path)
            writer.field("url", options.url(runbook.id))
            writer.field("contentHash", runbook.contentHash)
            writer.field("owners", runbook.owners)
            writer.field("services", runbook.services)
        }
        writer.object("procedure") { writer in
            writer.field("id", procedure.id.rawValue)
            writer.field("title", procedure.title)
            writer.field("anchor", procedure.anchor)
            writer.field("path", procedure.path)
            writer.field("kind", procedure.kind.rawValue)
        }
        let used = Set(step.parameters.map(\.id))
        let definitions = runbook.parameters.filter { used.contains($0.id) && includes($0.provenance) }
        writer.array("definitions", definitions) { writer, parameter in write(parameter, to: &writer) }
        writer.key("step")
        writer.value(written: steps[step])
        writer.endObject()
        writer.endLine()
    }
}

extension JSONWriter {
    mutating func field(_ name: StaticString, _ estimate: Estimate?) {
        guard let estimate else { return }
        object(name) { writer in
            writer.field("min", estimate.min)
            writer.field("max", estimate.max)
            writer.field("unit", estimate.unit.rawValue)
            writer.field("text", estimate.text)
        }
    }
}

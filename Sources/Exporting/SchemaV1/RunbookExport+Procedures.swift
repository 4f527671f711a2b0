import RunbookModel
import SourceText

extension RunbookExport {
    func write(procedure number: Int, to writer: inout JSONWriter, _ steps: inout [Range<Int>]) {
        let procedure = runbook.procedures[number]
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
        writer.key("steps")
        writer.beginArray()
        for step in procedure.steps.indices {
            let range = writer.value { StepExport(steps: procedure.steps, number: step, runbook: self).write(to: &$0) }
            steps.append(range)
        }
        writer.endArray()
        writer.field("undo", procedure.undo?.rawValue)
        writer.array("related", procedure.related) { writer, id in writer.value(id.rawValue) }
        writer.endObject()
    }

    /// What the lines of a procedure's steps have in common.
    func writeBeginning(ofLinesOf procedure: Procedure, to writer: inout JSONWriter) {
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
    }

    /// The rest of one line of `steps.jsonl`: `range` of `other` is the step's own JSON.
    func writeLine(
        _ step: Int, of procedure: Procedure, to writer: inout JSONWriter, copying range: Range<Int>,
        of other: borrowing JSONWriter
    ) {
        let used = procedure.steps[step].parameters
        let definitions =
            used.isEmpty
            ? []
            : runbook.parameters.indices.filter { number in
                let parameter = runbook.parameters[number].id
                return used.contains { $0.id == parameter } && includes(runbook.parameters[number].provenance)
            }
        // Its own places only: with those of all steps the lines would grow with the square of the steps.
        let place = procedure.steps[step].range
        writer.array("definitions", definitions) { writer, number in
            write(runbook.parameters[number], to: &writer, in: place)
        }
        writer.key("step")
        writer.value(from: other, range)
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

import Exporting
import Extraction
import RunbookModel
import SourceText

/// Writes an inspection as JSON: what each field means stands in `inspection.schema.json`.
package struct JSONInspection {
    private let inspection: Inspection
    private let version: String
    private let places: Places

    package init(_ inspection: Inspection, version: String) {
        self.inspection = inspection
        self.version = version
        places = Places(file: inspection.runbook.file, lines: inspection.runbook.lines)
    }

    package func bytes() -> [UInt8] {
        let export = JSONExport(options: ExportOptions(version: version, guesses: .included) { $0.rawValue })
        var runbook = export.runbook(inspection.runbook, findings: [])[...]
        while runbook.last == 0x0A { runbook.removeLast() }
        var writer = JSONWriter(reserving: runbook.count * 2)
        writer.beginObject()
        writer.field("schema", JSONExport.schemaVersion)
        writer.object("generator") { writer in
            writer.field("name", "runsheet")
            writer.field("version", version)
        }
        writer.field("path", inspection.runbook.path)
        writer.array("lines", Array(inspection.lines.indices)) { writer, line in write(line: line, to: &writer) }
        writer.array("blocks", Array(inspection.runbook.blocks.indices)) { writer, block in
            write(block: block, to: &writer)
        }
        writer.array("metadata", inspection.runbook.metadata) { writer, entry in
            writer.beginObject()
            writer.field("key", entry.key)
            writer.field("value", entry.value)
            writer.field("span", entry.range, in: places)
            writer.endObject()
        }
        writer.key("runbook")
        writer.value(written: runbook)
        writer.endObject()
        writer.newline()
        return writer.bytes
    }

    private func write(line: Int, to writer: inout JSONWriter) {
        let own = inspection.lines[line]
        writer.beginObject()
        writer.field("line", line + 1)
        writer.field("role", own.role.rawValue)
        writer.field("block", own.block)
        if !own.steps.isEmpty { writer.field("steps", own.steps.map { inspection.step(at: $0).id.rawValue }) }
        writer.endObject()
    }

    private func write(block index: Int, to writer: inout JSONWriter) {
        let block = inspection.runbook.blocks[index]
        let trace = inspection.traces[index]
        writer.beginObject()
        writer.field("fenced", block.isFenced)
        writer.field("info", block.info)
        writer.field("declared", block.declared)
        writer.field("effective", block.effective.rawValue)
        writer.field("reason", block.reason)
        writer.field("dialect", trace.dialect?.rawValue)
        writer.field("span", block.range, in: places)
        let steps = block.procedure.map { inspection.runbook.procedures[$0].steps[block.steps] } ?? []
        writer.field("steps", steps.map(\.id.rawValue))
        writer.array("prompts", trace.prompts) { writer, prompt in write(prompt, to: &writer) }
        writer.array("problems", trace.problems) { writer, problem in
            writer.beginObject()
            writer.field("span", problem.range, in: places)
            writer.field("message", problem.message)
            writer.endObject()
        }
        writer.endObject()
    }

    private func write(_ prompt: BlockTrace.Prompt, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.field("span", prompt.range, in: places)
        writer.field("kind", prompt.kind)
        writer.field("language", prompt.language)
        writer.field("user", prompt.user)
        writer.field("host", prompt.host)
        writer.field("directory", prompt.directory)
        writer.field("root", prompt.isRoot)
        writer.endObject()
    }
}

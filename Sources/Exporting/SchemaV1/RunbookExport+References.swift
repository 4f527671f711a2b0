import RunbookModel
import SourceText

extension RunbookExport {
    func write(_ reference: Reference, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.field("text", reference.text)
        writer.field("form", reference.form.rawValue)
        writer.field("destination", reference.destination)
        writer.field("relation", reference.relation.rawValue)
        writer.field("resolved", reference.isResolved)
        if let target = reference.target { write(target, to: &writer) }
        writer.field("span", reference.range, in: places)
        writer.endObject()
    }

    private func write(_ target: Reference.Target, to writer: inout JSONWriter) {
        writer.object("target") { writer in
            switch target {
            case .procedure(let id):
                writer.field("kind", "procedure")
                writer.field("id", id.rawValue)
            case .section(let id, let anchor):
                writer.field("kind", "section")
                writer.field("id", id.rawValue)
                writer.field("anchor", anchor)
            case .runbook(let id):
                writer.field("kind", "runbook")
                writer.field("id", id.rawValue)
            case .file(let path):
                writer.field("kind", "file")
                writer.field("path", path)
            case .web(let url):
                writer.field("kind", "web")
                writer.field("url", url)
            case .step(let id):
                writer.field("kind", "step")
                writer.field("id", id.rawValue)
            }
        }
    }

    func write(_ finding: Diagnostic, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.field("rule", finding.rule.rawValue)
        writer.field("code", finding.code)
        writer.field("severity", finding.severity.rawValue)
        writer.field("confidence", finding.confidence.rawValue)
        writer.field("message", finding.message)
        writer.field("label", finding.label)
        writer.field("headings", finding.headingPath)
        if let range = finding.range { writer.field("span", range, in: places) }
        writer.array("notes", finding.notes) { writer, note in
            writer.beginObject()
            writer.field("path", note.path)
            // A note about another file has no place here: its lines are that file's.
            if let range = note.range, note.path == runbook.path { writer.field("span", range, in: places) }
            writer.field("message", note.message)
            writer.endObject()
        }
        writer.array("fixes", finding.fixes) { writer, fix in
            writer.beginObject()
            writer.field("title", fix.title)
            writer.field("safety", fix.safety.rawValue)
            writer.array("edits", fix.edits) { writer, edit in
                writer.beginObject()
                writer.field("span", edit.range, in: places)
                writer.field("replacement", edit.replacement)
                writer.endObject()
            }
            writer.endObject()
        }
        writer.endObject()
    }
}

import RunbookModel
import SourceText

/// Writes one runbook and what stands in it. A class, so that each of its parts holds it without copying it.
final class RunbookExport {
    let runbook: Runbook
    /// Of this runbook's file, in their order.
    let findings: [Diagnostic]
    let options: ExportOptions
    let places: Places
    /// Parameters that are not written.
    let guessedParameters: Set<ParameterID>

    let filling: FillingOptions?
    let values: [ParameterID: String]

    init(runbook: Runbook, findings: [Diagnostic], options: ExportOptions, filling: FillingOptions? = nil) {
        self.filling = filling
        values = filling?.values.values(for: runbook) ?? [:]
        self.runbook = runbook
        self.findings = findings
        self.options = options
        places = Places(file: runbook.file, lines: runbook.lines)
        let guesses = runbook.parameters.filter { $0.provenance == .guessed }
        guessedParameters = options.guesses == .leftOut ? Set(guesses.map(\.id)) : []
    }

    /// Indices of the findings about a part of the file.
    func findings(in range: SourceRange) -> [Int] {
        findings.indices.filter { index in findings[index].range.map(range.contains) ?? false }
    }

    func includes(_ provenance: Provenance) -> Bool { provenance != .guessed || options.guesses == .included }

    /// Writes the fields of the runbook and notes in `steps` where the JSON of each step stands.
    func write(to writer: inout JSONWriter, _ steps: inout [Range<Int>]) {
        writer.field("id", runbook.id.rawValue)
        writer.field("title", runbook.title)
        writer.field("path", runbook.path)
        writer.field("url", options.url(runbook.id))
        writer.field("contentHash", runbook.contentHash)
        writer.field("status", runbook.status)
        writer.field("summary", runbook.summary)
        writer.field("owners", runbook.owners)
        writer.field("services", runbook.services)
        writer.field("tags", runbook.tags)
        writer.field("lastUpdated", runbook.lastUpdated)
        writer.field("reviewBy", runbook.reviewBy)
        writer.array("parameters", runbook.parameters.filter { includes($0.provenance) }) { writer, parameter in
            write(parameter, to: &writer)
        }
        writer.array("procedures", Array(runbook.procedures.indices)) { writer, number in
            write(procedure: number, to: &writer, &steps)
        }
        writer.array("checklists", runbook.checklists) { writer, checklist in write(checklist, to: &writer) }
        writer.array("contacts", runbook.contacts) { writer, contact in
            writer.beginObject()
            writer.field("role", contact.role)
            writer.field("reach", contact.reach)
            writer.field("span", contact.range, in: places)
            writer.endObject()
        }
        writer.array("references", runbook.references) { writer, reference in write(reference, to: &writer) }
        writer.array("findings", findings) { writer, finding in write(finding, to: &writer) }
    }

    /// - Parameter range: where the places are that are listed; everywhere when there is none.
    func write(_ parameter: Parameter, to writer: inout JSONWriter, in range: SourceRange? = nil) {
        writer.beginObject()
        writer.field("id", parameter.id.rawValue)
        writer.field("name", parameter.name)
        writer.field("type", parameter.type)
        writer.field("notation", parameter.notation.rawValue)
        writer.field("description", parameter.description)
        writer.field("sample", parameter.sample)
        writer.field("pattern", parameter.pattern)
        writer.field("discovery", parameter.discovery)
        writer.field("secret", parameter.isSecret)
        let uses = parameter.uses.filter { use in range.map { $0.contains(use.range) } ?? true }
        writer.array("spans", uses) { writer, use in writer.span(use.range, in: places) }
        writer.field("provenance", parameter.provenance.rawValue)
        writer.endObject()
    }

    private func write(_ checklist: Checklist, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.field("title", checklist.title)
        writer.field("span", checklist.range, in: places)
        writer.array("items", checklist.items) { writer, item in
            writer.beginObject()
            writer.field("text", item.text)
            writer.field("checked", item.isChecked)
            writer.field("span", item.range, in: places)
            writer.endObject()
        }
        writer.endObject()
    }
}

extension JSONWriter {
    fileprivate mutating func field(_ name: StaticString, _ date: DateText?) {
        guard let date else { return }
        object(name) { writer in
            writer.field("text", date.text)
            writer.field("date", date.day?.description)
        }
    }
}

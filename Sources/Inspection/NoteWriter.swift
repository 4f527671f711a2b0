import Extraction
import MarkdownSyntax
import Reporting
import RunbookModel
import SourceText

/// Collects what there is to say below each line of a file.
struct NoteWriter {
    let inspection: Inspection
    private(set) var notes: [Int: [Note]] = [:]

    init(_ inspection: Inspection) {
        self.inspection = inspection
        addFrontMatter()
        addSections()
        addMetadata(inspection.runbook.metadata, of: "runbook")
        for (index, procedure) in inspection.runbook.procedures.enumerated() {
            addMetadata(procedure.metadata, of: "procedure \(index + 1)")
        }
        addLists()
        addReferences()
        for problem in inspection.document.diagnostics {
            let range = problem.range ?? SourceRange(start: 0, end: 0)
            add(Note("problem", problem.message, at: problem.range, ink: .error), below: range)
        }
        for block in inspection.runbook.blocks.indices { addBlock(block) }
        for (procedure, value) in inspection.runbook.procedures.enumerated() {
            for step in value.steps {
                let own = StepNotes(step: step, procedure: procedure, runbook: inspection.runbook)
                for note in own.notes() { add(note, below: step.range) }
                if let expect = step.expect {
                    add(
                        Note("expected", "of step \(procedure + 1).\(step.ordinal), as \(expect.mode.rawValue)"),
                        below: expect.range)
                }
            }
        }
    }

    private var runbook: Runbook { inspection.runbook }

    private mutating func add(_ note: Note, below range: SourceRange) {
        let line = runbook.lines.line(at: max(range.lowerBound, range.upperBound - 1))
        notes[line, default: []].append(note)
    }

    private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}

// MARK: Markdown

extension NoteWriter {
    private mutating func addFrontMatter() {
        for entry in inspection.document.frontMatter?.entries ?? [] {
            let value = entry.value.text.isEmpty ? "a list or mapping" : entry.value.text
            add(Note("field", "\(entry.key) = \(value)"), below: entry.keyRange)
        }
    }

    private mutating func addSections() {
        for section in runbook.sections {
            guard let index = section.procedure else {
                add(Note("section", "#\(section.anchor), no steps", ink: .faint), below: section.headingRange)
                continue
            }
            let procedure = runbook.procedures[index]
            let text =
                "\(index + 1), #\(section.anchor), \(procedure.kind.rawValue), \(counted(procedure.steps.count, "step"))"
            add(Note("procedure", text), below: section.headingRange)
            for (label, value) in fields(of: procedure) {
                add(Note(label, value, depth: 1, ink: .frame), below: section.headingRange)
            }
        }
    }

    private func fields(of procedure: Procedure) -> [(String, String)] {
        let fields: [(String, String?)] = [
            ("when", procedure.when), ("estimate", procedure.estimate?.text), ("downtime", procedure.downtime),
            ("validation", procedure.validation), ("rollback", procedure.rollback),
            ("objective", procedure.objective), ("undo", procedure.undo?.rawValue),
        ]
        return fields.compactMap { label, value in value.map { (label, $0) } }
    }

    private mutating func addMetadata(_ metadata: [Metadatum], of owner: String) {
        for entry in metadata {
            add(Note("metadata", "of \(owner): \(entry.key) = \(entry.value)"), below: entry.range)
        }
    }

    private mutating func addLists() {
        for checklist in runbook.checklists {
            let text = "'\(checklist.title)', \(counted(checklist.items.count, "item"))"
            add(Note("checklist", text), below: checklist.range)
        }
        for contact in runbook.contacts {
            add(Note("contact", "\(contact.role): \(contact.reach)"), below: contact.range)
        }
    }

    private mutating func addReferences() {
        for reference in runbook.references {
            let place = "\(reference.relation.rawValue), \(target(of: reference))"
            add(Note("reference", "'\(reference.text)': \(place)", at: reference.range), below: reference.range)
        }
    }

    private func target(of reference: Reference) -> String {
        guard let target = reference.target else { return "leads nowhere" }
        switch target {
        case .procedure(let id): return "procedure \(id.rawValue)"
        case .section(let id, let anchor): return "section \(id.rawValue)#\(anchor)"
        case .runbook(let id): return "runbook \(id.rawValue)"
        case .file(let path): return "file \(path)"
        case .web(let url): return url
        case .step(let id): return "step \(id.rawValue)"
        }
    }
}

// MARK: Code blocks

extension NoteWriter {
    private mutating func addBlock(_ index: Int) {
        let block = runbook.blocks[index]
        let first = runbook.lines.range(ofLine: runbook.lines.line(at: block.range.lowerBound))
        let below = block.isFenced ? SourceRange(start: first.start, end: first.start) : block.range
        let declared = block.declared.map { "labelled '\($0)'" } ?? (block.isFenced ? "no label" : "indented")
        let reason = block.reason == "declared" ? "as its label says" : "because: \(block.reason)"
        let steps = block.steps.isEmpty ? "no steps" : counted(block.steps.count, "step")
        add(
            Note("block", "\(index + 1), \(declared), read as \(name(of: index)) \(reason); \(steps)"),
            below: below)
        for prompt in inspection.traces[index].prompts {
            add(Note("prompt", Self.text(prompt), at: prompt.range, ink: .frame), below: prompt.range)
        }
        for problem in inspection.traces[index].problems {
            add(Note("problem", problem.message, at: problem.range, ink: .error), below: problem.range)
        }
    }

    /// The language; of SQL also whose it is, where that can be told.
    private func name(of block: Int) -> String {
        guard let dialect = inspection.traces[block].dialect, dialect != .standard else {
            return runbook.blocks[block].effective.rawValue
        }
        return "\(runbook.blocks[block].effective.rawValue) (\(dialect.rawValue))"
    }

    private static func text(_ prompt: BlockTrace.Prompt) -> String {
        var parts = [prompt.language]
        if let user = prompt.user { parts.append("user \(user)") }
        if let host = prompt.host { parts.append("host \(host)") }
        if let directory = prompt.directory { parts.append("in \(directory)") }
        if prompt.isRoot { parts.append("root") }
        return parts.joined(separator: ", ")
    }
}

import RunbookModel
import SourceText

/// Walks a runbook and collects the rows and terms of its documents.
struct RunbookWalk: ~Copyable {
    private let runbook: Runbook
    private(set) var table = TermTable()
    private(set) var writer = JSONWriter(reserving: 8 * 1024, escapesForScript: true)
    private(set) var rows: [RunbookEntries.Row] = []
    /// How many documents behind a document belong to it.
    private(set) var spans: [Int] = []

    init(_ runbook: Runbook) { self.runbook = runbook }

    mutating func read() {
        let title = titleSection
        let prose = if let title { ownProse(of: title) } else { "" }
        addRunbook(prose: prose)
        for index in runbook.sections.indices where index != title { addSection(index) }
        spans[0] = rows.count - 1
    }

    /// The heading that is the runbook's title: the runbook's own document stands for it.
    private var titleSection: Int? {
        guard let first = runbook.sections.first, first.procedure == nil, first.title == runbook.title else {
            return nil
        }
        return 0
    }

    private mutating func addRunbook(prose: String) {
        table.beginDocument()
        table.add(prose: runbook.title, to: SearchField.title)
        table.add(prose: prose.isEmpty ? runbook.summary ?? "" : prose, to: SearchField.prose)
        table.add(code: runbook.path, to: SearchField.context)
        for text in runbook.services + runbook.tags + runbook.owners { table.add(prose: text, to: SearchField.context) }
        for contact in runbook.contacts { table.add(prose: contact.role + " " + contact.reach, to: SearchField.prose) }
        for service in runbook.services { table.add(.service, service) }
        for owner in runbook.owners { table.add(.owner, owner) }
        for tag in runbook.tags { table.add(.tag, tag) }
        let runbook = runbook
        finish(section: 0) { writer in
            writer.value("r")
            writer.value(runbook.id.rawValue)
            writer.value(PlainText.shortened(runbook.title))
            writer.value(PlainText.shortened(runbook.summary ?? ""))
        }
    }

    private mutating func addSection(_ index: Int) {
        let section = runbook.sections[index]
        let procedure = section.procedure.map { runbook.procedures[$0] }
        let prose = ownProse(of: index)
        table.beginDocument()
        table.add(prose: section.title, to: SearchField.title)
        table.add(prose: prose, to: SearchField.prose)
        addHeadingsAbove(section)
        if let procedure {
            table.add(.kind, procedure.kind.rawValue)
            if let when = procedure.when { table.add(prose: when, to: SearchField.prose) }
        }
        let row = rows.count
        finish(section: row) { writer in
            writer.value("s")
            writer.value(PlainText.shortened(section.title))
            writer.value(procedure?.pageName ?? section.anchor)
            writer.value(procedure?.kind.rawValue ?? "")
            writer.value(PlainText.shortened(procedure?.when ?? procedure?.objective ?? prose))
        }
        guard let procedure else { return }
        for step in procedure.steps.indices { addStep(StepEntry(steps: procedure.steps, number: step), section: row) }
        spans[row] = rows.count - row - 1
    }

    /// The runbook's own title is its first heading as a rule, and counts for everything already.
    private mutating func addHeadingsAbove(_ section: Section) {
        var parent = section.parent
        while let index = parent, index < runbook.sections.count {
            let above = runbook.sections[index]
            if above.level > 1 { table.add(prose: above.title, to: SearchField.context) }
            parent = above.parent
        }
    }

    private mutating func addStep(_ entry: StepEntry, section: Int) {
        addTerms(of: entry)
        finish(section: section) { writer in entry.write(to: &writer) }
    }

    private mutating func addTerms(of entry: StepEntry) {
        table.beginDocument()
        table.add(prose: entry.step.title, to: SearchField.title)
        if entry.step.block != nil {
            table.add(code: entry.step.text, to: SearchField.command)
        } else if entry.step.text != entry.step.title {
            table.add(prose: entry.step.text, to: SearchField.prose)
        }
        for resource in entry.step.resources { table.add(code: resource.name, to: SearchField.resource) }
        for detail in entry.step.details { table.add(prose: detail, to: SearchField.prose) }
        if let expect = entry.step.expect { table.add(prose: expect.value, to: SearchField.prose) }
        table.add(.risk, entry.step.effect.rawValue)
        for tool in entry.tools { table.add(.tool, tool) }
    }

    private mutating func finish(section: Int, _ write: (inout JSONWriter) -> Void) {
        writer.beginArray()
        write(&writer)
        writer.endArray()
        rows.append(RunbookEntries.Row(end: writer.count, section: section))
        spans.append(0)
    }

    /// The section's own text without its code blocks and without headings below it.
    private func ownProse(of index: Int) -> String {
        let section = runbook.sections[index]
        let next = index + 1 < runbook.sections.count ? runbook.sections[index + 1].headingRange.start : nil
        let range = SourceRange(
            start: section.headingRange.end, end: min(next ?? section.range.end, section.range.end))
        guard range.start < range.end else { return "" }
        var text = ""
        var offset = range.start
        for number in runbook.blocks.indices {
            let block = runbook.blocks[number].range
            guard block.start < range.end else { break }
            guard range.contains(block), block.start >= offset else { continue }
            text += runbook.file.text(in: SourceRange(start: offset, end: block.start)) + " "
            offset = block.end
        }
        return text + runbook.file.text(in: SourceRange(start: offset, end: range.end))
    }
}

import RunbookModel
import SourceText

/// Walks a runbook and collects the rows and terms of its documents.
struct RunbookWalk {
    private let runbook: Runbook
    private(set) var table = TermTable()
    private(set) var writer = JSONWriter(reserving: 8 * 1024, escapesForScript: true)
    private(set) var rows: [RunbookEntries.Row] = []
    /// How many documents behind a document belong to it.
    private(set) var spans: [Int] = []

    /// A step's text beyond this is shown and copied on its page only.
    private static let longestText = 4000

    init(_ runbook: Runbook) { self.runbook = runbook }

    mutating func read() {
        let title = titleSection
        addRunbook(prose: title.map(ownProse) ?? "")
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
        finish(section: 0) { [runbook] writer in
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
            writer.value(section.anchor)
            writer.value(procedure?.kind.rawValue ?? "")
            writer.value(PlainText.shortened(procedure?.when ?? procedure?.objective ?? prose))
        }
        guard let procedure else { return }
        for step in procedure.steps { addStep(step, section: row) }
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

    private mutating func addStep(_ step: Step, section: Int) {
        table.beginDocument()
        table.add(prose: step.title, to: SearchField.title)
        if step.block != nil {
            table.add(code: step.text, to: SearchField.command)
        } else if step.text != step.title {
            table.add(prose: step.text, to: SearchField.prose)
        }
        for resource in step.resources { table.add(code: resource.name, to: SearchField.resource) }
        for detail in step.details { table.add(prose: detail, to: SearchField.prose) }
        if let expect = step.expect { table.add(prose: expect.value, to: SearchField.prose) }
        table.add(.risk, step.effect.rawValue)
        for tool in Set(step.commands.map(\.tool)).sorted() { table.add(.tool, tool) }
        finish(section: section) { writer in Self.write(step, to: &writer) }
    }

    /// `["c" or "m", title, anchor, text, effect, guard, [parameter, context, start, length, …]]`, places in UTF-16.
    private static func write(_ step: Step, to writer: inout JSONWriter) {
        let text = PlainText.prefix(step.text, longestText)
        let isWhole = text.utf8.count == step.text.utf8.count
        writer.value(step.block == nil ? "m" : "c")
        writer.value(PlainText.shortened(step.title))
        writer.value(step.anchor)
        writer.value(text)
        writer.value(step.effect.rawValue)
        // A step that has to be confirmed, or is not here whole, is copied on its own page.
        writer.value(step.confirm == .none && step.effect != .destroy && isWhole ? 0 : 1)
        guard isWhole, !step.parameters.isEmpty else { return }
        var places = UTF16Places(text)
        writer.beginArray()
        for use in step.parameters {
            let start = places.place(of: use.range.lowerBound)
            writer.value(use.id.rawValue)
            writer.value(use.context.rawValue)
            writer.value(start)
            writer.value(places.place(of: use.range.upperBound) - start)
        }
        writer.endArray()
    }

    private mutating func finish(section: Int, _ write: (inout JSONWriter) -> Void) {
        writer.beginArray()
        write(&writer)
        writer.endArray()
        rows.append(RunbookEntries.Row(end: writer.bytes.count, section: section))
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
        for block in runbook.blocks where range.contains(block.range) && block.range.start >= offset {
            text += runbook.file.text(in: SourceRange(start: offset, end: block.range.start)) + " "
            offset = block.range.end
        }
        return text + runbook.file.text(in: SourceRange(start: offset, end: range.end))
    }
}

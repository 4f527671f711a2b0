package import RunbookModel
import SourceText

/// What the index needs of one runbook: its documents, and the terms of each.
///
/// Documents are numbered within the runbook: the runbook itself is 0, then each section in source order, a
/// procedure's steps directly behind it.
package struct RunbookEntries: Sendable {
    struct StepEntry: Sendable {
        var title: String
        var anchor: String
        var text: String
        var effect: Effect
    }
    struct SectionEntry: Sendable {
        var title: String
        var anchor: String
        /// `nil` for a section without steps.
        var kind: ProcedureKind?
        var snippet: String
        var steps: [StepEntry]
    }
    struct Posting: Sendable {
        var document: Int
        /// Two bits a field.
        var counts: Int
    }

    var id: RunbookID
    var title: String
    var services: [String]
    var owners: [String]
    var summary: String
    var sections: [SectionEntry] = []
    var postings: [String: [Posting]] = [:]
    var lengths: [Int] = []

    var documentCount: Int { lengths.count }

    package init(_ runbook: Runbook) {
        id = runbook.id
        title = runbook.title
        services = runbook.services
        owners = runbook.owners
        summary = Self.shortened(runbook.summary ?? "")
        addRunbook(runbook)
        for section in runbook.sections { add(section, of: runbook) }
    }
}

extension RunbookEntries {
    private mutating func addRunbook(_ runbook: Runbook) {
        var terms = TermCounter()
        terms.add(prose: runbook.title, to: SearchField.title)
        terms.add(prose: runbook.summary ?? "", to: SearchField.prose)
        terms.add(code: runbook.path, to: SearchField.context)
        for text in runbook.services + runbook.tags + runbook.owners { terms.add(prose: text, to: SearchField.context) }
        for contact in runbook.contacts { terms.add(prose: contact.role + " " + contact.reach, to: SearchField.prose) }
        addFacets(of: runbook, to: &terms)
        finish(terms)
    }

    private func addFacets(of runbook: Runbook, to terms: inout TermCounter) {
        for service in runbook.services { terms.add(facet: "service", service) }
        for owner in runbook.owners { terms.add(facet: "owner", owner) }
        for tag in runbook.tags { terms.add(facet: "tag", tag) }
    }

    private mutating func add(_ section: Section, of runbook: Runbook) {
        let prose = ownProse(of: section, in: runbook)
        var terms = TermCounter()
        terms.add(prose: section.title, to: SearchField.title)
        terms.add(code: section.title, to: SearchField.title)
        terms.add(prose: prose, to: SearchField.prose)
        terms.add(prose: runbook.title, to: SearchField.context)
        addFacets(of: runbook, to: &terms)
        guard let index = section.procedure else {
            sections.append(
                SectionEntry(
                    title: section.title, anchor: section.anchor, kind: nil, snippet: Self.shortened(prose), steps: []))
            finish(terms)
            return
        }
        let procedure = runbook.procedures[index]
        terms.add(facet: "kind", procedure.kind.rawValue)
        let worst = procedure.steps.map(\.effect).max() ?? .none
        terms.add(facet: "risk", worst.rawValue)
        finish(terms)
        var entry = SectionEntry(
            title: procedure.title, anchor: procedure.anchor, kind: procedure.kind,
            snippet: Self.shortened(procedure.when ?? procedure.objective ?? prose), steps: [])
        for step in procedure.steps { add(step, of: procedure, in: runbook, to: &entry) }
        sections.append(entry)
    }

    private mutating func add(_ step: Step, of procedure: Procedure, in runbook: Runbook, to entry: inout SectionEntry)
    {
        var terms = TermCounter()
        terms.add(prose: step.title, to: SearchField.title)
        if step.block != nil {
            terms.add(code: step.text, to: SearchField.command)
        } else {
            terms.add(prose: step.text, to: SearchField.prose)
        }
        for resource in step.resources { terms.add(code: resource.name, to: SearchField.resource) }
        terms.add(prose: procedure.title, to: SearchField.context)
        for detail in step.details { terms.add(prose: detail, to: SearchField.prose) }
        if let expect = step.expect { terms.add(prose: expect.value, to: SearchField.prose) }
        addFacets(of: runbook, to: &terms)
        terms.add(facet: "kind", procedure.kind.rawValue)
        terms.add(facet: "risk", step.effect.rawValue)
        for command in step.commands { terms.add(facet: "tool", command.tool) }
        finish(terms)
        entry.steps.append(
            StepEntry(
                title: step.title, anchor: step.anchor, text: step.block == nil ? "" : step.text, effect: step.effect))
    }

    private mutating func finish(_ terms: TermCounter) {
        let document = lengths.count
        lengths.append(terms.length)
        for (term, counts) in terms.counts {
            postings[term, default: []].append(Posting(document: document, counts: counts))
        }
    }

    /// The section's own text without its code blocks and without headings below it.
    private func ownProse(of section: Section, in runbook: Runbook) -> String {
        let next = runbook.sections.first { $0.headingRange.start > section.headingRange.start }
        let range = SourceRange(
            start: section.headingRange.end, end: min(next?.headingRange.start ?? section.range.end, section.range.end))
        var text = ""
        var offset = range.start
        for block in runbook.blocks where range.contains(block.range) {
            text += runbook.file.text(in: SourceRange(start: offset, end: block.range.start)) + " "
            offset = block.range.end
        }
        return text + runbook.file.text(in: SourceRange(start: offset, end: range.end))
    }

    private static let markup: Set<Character> = ["*", "_", "`", "#", "|", ">", "[", "]"]

    /// One line for the list of results, without the commonest marks of Markdown.
    private static func shortened(_ text: String) -> String {
        var line = ""
        for word in text.split(whereSeparator: { $0.isWhitespace || markup.contains($0) }) {
            guard line.utf8.count + word.utf8.count < 160 else { return line + "…" }
            if !line.isEmpty { line.append(" ") }
            line += word
        }
        return line
    }
}

/// Counts the terms of one document.
struct TermCounter {
    private(set) var counts: [String: Int] = [:]
    private(set) var length = 0

    mutating func add(prose text: String, to field: Int) {
        SearchToken.prose(text) { add($0, to: field) }
    }

    mutating func add(code text: String, to field: Int) {
        SearchToken.code(text) { add($0, to: field) }
    }

    /// `risk:destroy`: the whole value as one term, and each of its words.
    mutating func add(facet name: String, _ value: String) {
        SearchToken.prose(value) { word in
            if !word.hasPrefix("~") { add("\(name):\(word)", to: SearchField.facet) }
        }
        add("\(name):\(value.lowercased())", to: SearchField.facet)
    }

    /// A field's count stops at 3: more says nothing more.
    private mutating func add(_ term: String, to field: Int) {
        length += 1
        let shift = field * 2
        let packed = counts[term] ?? 0
        guard packed >> shift & 3 < 3 else { return }
        counts[term] = packed + 1 << shift
    }
}

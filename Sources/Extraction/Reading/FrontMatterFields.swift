import MarkdownSyntax
import RunbookModel
import SourceText

/// The front-matter keys that are fields of a runbook. `parameters` is read where parameters are bound.
struct FrontMatterFields {
    private let entries: [YAMLEntry]

    init(_ frontMatter: FrontMatter?) { entries = frontMatter?.entries ?? [] }

    var title: String? {
        guard let text = value(of: ["title"])?.text, !text.isEmpty else { return nil }
        return text
    }

    func apply(to runbook: inout Runbook) {
        runbook.status = value(of: ["status"])?.text
        runbook.owners = list(["owners", "owner", "team"])
        runbook.services = list(["services", "service", "systems", "system"])
        runbook.tags = list(["tags", "tag", "labels", "keywords"])
        runbook.lastUpdated = date([
            "reviewed", "last-reviewed", "last_reviewed", "last-updated", "last_updated", "updated", "date",
        ])
        runbook.reviewBy = date(["review-by", "review_by", "next-review", "next_review", "expires"])
        if let summary = value(of: ["description", "summary"])?.text, !summary.isEmpty { runbook.summary = summary }
        for contact in entries.first(where: { $0.key == "contacts" }).map(contacts) ?? [] {
            runbook.contacts.append(contact)
        }
    }

    private func value(of keys: [String]) -> YAMLNode? {
        for key in keys {
            if let entry = entries.first(where: { $0.key == key }) { return entry.value }
        }
        return nil
    }

    private func list(_ keys: [String]) -> [String] {
        guard let node = value(of: keys) else { return [] }
        switch node.value {
        case .sequence(let items): return items.map(\.text).filter { !$0.isEmpty }
        case .null, .mapping: return []
        default: return node.text.isEmpty ? [] : [node.text]
        }
    }

    private func date(_ keys: [String]) -> DateText? {
        guard let node = value(of: keys), !node.text.isEmpty else { return nil }
        return DateText(text: node.text, day: CalendarDates.day(in: node.text), range: node.range)
    }

    /// `contacts:` as a mapping of role to how to reach it.
    private func contacts(_ entry: YAMLEntry) -> [Contact] {
        guard case .mapping(let roles) = entry.value.value else { return [] }
        return roles.map { Contact(role: $0.key, reach: $0.value.text, range: $0.keyRange) }
    }
}

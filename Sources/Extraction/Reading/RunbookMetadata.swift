import RunbookModel
import SourceText

/// `**Owner**: …`, `**Last Updated**: …` and the like that stand in the text; front matter wins over them.
enum RunbookMetadata {
    private static let owner: PhraseSet = ["owner", "owners", "team", "maintainer", "maintainers", "maintained by"]
    private static let status: PhraseSet = ["status"]
    private static let updated: PhraseSet = [
        "last updated", "last reviewed", "updated", "reviewed", "last review", "date", "last modified",
    ]
    private static let review: PhraseSet = ["review by", "next review", "next review date", "review date"]
    private static let service: PhraseSet = ["service", "services", "system", "application"]
    private static let tags: PhraseSet = ["tags"]

    static func apply(to runbook: inout Runbook) {
        // Ownership and dates stand below the last procedure as often as at the top.
        for entry in runbook.metadata { apply(entry, to: &runbook) }
        for index in runbook.procedures.indices {
            for entry in runbook.procedures[index].metadata { apply(entry, to: &runbook) }
        }
    }

    private static func apply(_ entry: Metadatum, to runbook: inout Runbook) {
        let key = Words(entry.key)
        if owner.isAll(of: key) {
            if runbook.owners.isEmpty { runbook.owners = [entry.value] }
        } else if status.isAll(of: key) {
            if runbook.status == nil { runbook.status = entry.value }
        } else if updated.isAll(of: key) {
            if runbook.lastUpdated == nil { runbook.lastUpdated = date(entry) }
        } else if review.isAll(of: key) {
            if runbook.reviewBy == nil { runbook.reviewBy = date(entry) }
        } else if service.isAll(of: key) {
            if runbook.services.isEmpty { runbook.services = names(entry.value) }
        } else if tags.isAll(of: key) {
            if runbook.tags.isEmpty { runbook.tags = names(entry.value) }
        }
    }

    private static func date(_ entry: Metadatum) -> DateText {
        DateText(text: entry.value, day: CalendarDates.day(in: entry.value), range: entry.range)
    }

    private static func names(_ text: String) -> [String] {
        text.split(separator: ",").map { Prose.trimmed($0) }.filter { !$0.isEmpty }
    }
}

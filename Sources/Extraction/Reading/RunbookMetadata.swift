import RunbookModel
import SourceText

/// `**Owner**: …`, `**Last Updated**: …` and the like that stand in the text; front matter wins over them.
enum RunbookMetadata {
    static func apply(to runbook: inout Runbook) {
        // Ownership and dates stand below the last procedure as often as at the top.
        for entry in runbook.metadata + runbook.procedures.flatMap(\.metadata) {
            switch Wording.words(of: entry.key).joined(separator: " ") {
            case "owner", "owners", "team", "maintainer", "maintainers", "maintained by":
                if runbook.owners.isEmpty { runbook.owners = [entry.value] }
            case "status":
                if runbook.status == nil { runbook.status = entry.value }
            case "last updated", "last reviewed", "updated", "reviewed", "last review", "date", "last modified":
                if runbook.lastUpdated == nil { runbook.lastUpdated = date(entry) }
            case "review by", "next review", "next review date", "review date":
                if runbook.reviewBy == nil { runbook.reviewBy = date(entry) }
            case "service", "services", "system", "application":
                if runbook.services.isEmpty { runbook.services = names(entry.value) }
            case "tags":
                if runbook.tags.isEmpty { runbook.tags = names(entry.value) }
            default: break
            }
        }
    }

    private static func date(_ entry: Metadatum) -> DateText {
        DateText(text: entry.value, day: CalendarDates.day(in: entry.value), range: entry.range)
    }

    private static func names(_ text: String) -> [String] {
        text.split(separator: ",").map { Prose.trimmed($0) }.filter { !$0.isEmpty }
    }
}

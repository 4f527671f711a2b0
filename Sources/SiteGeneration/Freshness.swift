import RunbookModel

/// How long ago somebody vouched for a runbook.
struct Freshness: Sendable, Hashable {
    var text: String
    var isStale: Bool
    /// The greater, the longer ago; the greatest for never.
    private(set) var rank = 9999_12_31

    init(_ runbook: Runbook, options: SiteOptions) {
        let overdue = Self.isPast(runbook.reviewBy?.day, options.today)
        guard let updated = runbook.lastUpdated else {
            text = "never"
            isStale = true
            return
        }
        guard let day = updated.day else {
            text = updated.text
            isStale = true
            return
        }
        text = Self.readable(day)
        rank -= day.year * 1_00_00 + day.month * 1_00 + day.day
        isStale = overdue ?? Self.isOld(day, options) ?? false
    }

    private static func isPast(_ day: CalendarDay?, _ today: CalendarDay?) -> Bool? {
        guard let day, let today else { return nil }
        return day < today
    }

    private static func isOld(_ day: CalendarDay, _ options: SiteOptions) -> Bool? {
        options.today.map { $0.ordinal - day.ordinal > options.staleAfterDays }
    }

    /// `12 Nov 2026`: no reader mistakes the day for the month.
    private static func readable(_ day: CalendarDay) -> String {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return "\(day.day) \(months[day.month - 1]) \(day.year)"
    }
}

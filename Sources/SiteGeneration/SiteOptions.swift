package import RunbookModel

/// What the site is made with besides the catalog. Everything that could differ between two runs enters here.
package struct SiteOptions: Sendable {
    package var name: String
    /// For the age of reviews; without it dates are shown and not judged.
    package var today: CalendarDay?
    /// A review older than this many days makes a runbook stale when it names no day of its own.
    package var staleAfterDays: Int
    /// Where the site is served, for the page that is shown in place of a missing one: `/` or `/team/`.
    package var basePath: String

    package init(
        name: String = "Operations", today: CalendarDay? = nil, staleAfterDays: Int = 180, basePath: String = "/"
    ) {
        self.name = name
        self.today = today
        self.staleAfterDays = staleAfterDays
        self.basePath = basePath
    }
}

package import RunbookModel
package import SourceText

/// What the site is made with besides the catalog. Everything that could differ between two runs enters here.
package struct SiteOptions: Sendable {
    /// A way out of the site at the top of each page.
    package struct OuterLink: Sendable, Hashable {
        package var title: String
        package var address: String

        package init(title: String, address: String) {
            self.title = title
            self.address = address
        }
    }

    package var name: String
    /// For the age of reviews; without it dates are shown and not judged.
    package var today: CalendarDay?
    /// A review older than this many days makes a runbook stale when it names no day of its own.
    package var staleAfterDays: Int
    /// Where the site is served, for the page that is shown in place of a missing one: `/` or `/team/`.
    package var basePath: String
    /// `https://…/`: where the site is served as a whole, for canonical addresses.
    package var baseURL: String?
    /// Below the output folder: `assets/logo.svg`.
    package var logo: String?
    /// A colour as `#rrggbb`.
    package var accent: String?
    package var footer: String?
    package var links: [OuterLink] = []
    package var editLink: AddressTemplate?
    package var reportLink: AddressTemplate?
    /// What a flag of a command takes, as readers are told; `nil` when it is not known.
    package typealias FlagHelp = @Sendable (_ tool: String, _ path: [String], _ flag: String) -> String?
    package var flagHelp: FlagHelp = { _, _, _ in nil }

    /// What a rule is about, why, and a runbook that passes it; `nil` for one that is not known.
    package typealias RuleHelp = @Sendable (RuleID) -> (summary: String, rationale: String, good: String)?
    package var ruleHelp: RuleHelp = { _ in nil }

    package init(
        name: String = "Operations", today: CalendarDay? = nil, staleAfterDays: Int = 180, basePath: String = "/"
    ) {
        self.name = name
        self.today = today
        self.staleAfterDays = staleAfterDays
        self.basePath = basePath
    }

    /// Where a page is when the site is served.
    func address(of path: String) -> String? {
        baseURL.map { $0 + (path == SitePath.home ? "" : SitePath.encoded(path)) }
    }
}

import Linting
import RunbookModel
import SiteGeneration

extension SiteOptions {
    init(_ settings: SiteSettings, today: CalendarDay, staleAfterDays: Int) {
        self.init(today: today, staleAfterDays: staleAfterDays)
        name = settings.name ?? name
        if let url = settings.url {
            baseURL = url
            basePath = Self.path(of: url)
        }
        logo = settings.logo
        accent = settings.accent
        footer = settings.footer
        links = settings.links.map { OuterLink(title: $0.title, address: $0.address) }
        editLink = settings.edit
        reportLink = settings.report
    }

    /// What stands behind the host: `/team/`.
    private static func path(of url: String) -> String {
        let parts = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        return parts.count > 3 ? "/" + parts[3] : "/"
    }
}

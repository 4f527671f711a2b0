package import SourceText

/// What a configuration says about the site.
package struct SiteSettings: Sendable, Hashable {
    package struct Link: Sendable, Hashable {
        package var title: String
        package var address: String

        package init(title: String, address: String) {
            self.title = title
            self.address = address
        }
    }

    package var name: String?
    /// Where the site is served, with a `/` at the end.
    package var url: String?
    /// A file of the templates' folder.
    package var logo: String?
    /// `#rrggbb`
    package var accent: String?
    package var footer: String?
    package var links: [Link] = []
    package var edit: AddressTemplate?
    package var report: AddressTemplate?

    package init() {}
}

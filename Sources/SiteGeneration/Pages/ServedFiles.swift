import MarkdownSyntax
import RunbookModel
import SourceText

// Files that only mean something where the site is served: they hold whole addresses.
extension SiteGenerator {
    /// What sitemaps may hold at most is 50,000.
    private static let addressesPerSitemap = 45_000
    private static let runbooksForModels = 2_000

    func servedFiles() -> [OutputFile] {
        guard let base = options.baseURL else { return [] }
        return sitemaps(base) + [openSearch(base), modelIndex(base)]
    }

    /// The accent in both themes: as it was given, but as dark or light as its text needs to be.
    func accentFile() -> OutputFile? {
        options.accent.map { colour in
            let css = """
                :root{--accent:light-dark(oklch(from \(colour) min(l,.48) c h),oklch(from \(colour) max(l,.78) min(c,.14) h));\
                --soft:light-dark(oklch(from \(colour) .93 min(c,.04) h),oklch(from \(colour) .3 min(c,.05) h));\
                --accent-line:light-dark(oklch(from \(colour) .75 min(c,.09) h),oklch(from \(colour) .5 min(c,.09) h))}

                """
            return OutputFile(path: "assets/accent.css", bytes: Array(css.utf8))
        }
    }

    private func sitemaps(_ base: String) -> [OutputFile] {
        var paths = [
            SitePath.home, "commands.html", "resources.html", "parameters.html", "map.html", SitePath.findings,
        ]
        for runbook in index.catalog.runbooks {
            paths.append(SitePath.runbook(runbook.id))
            paths += runbook.procedures.map { SitePath.procedure(runbook.id, page: $0.pageName) }
        }
        let starts = Array(stride(from: 0, to: paths.count, by: Self.addressesPerSitemap))
        let files = starts.enumerated().map { number, start in
            var xml = HTML(markup: Self.xml)
            xml.append(markup: "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
            for path in paths[start..<min(paths.count, start + Self.addressesPerSitemap)] {
                appendLocation(options.address(of: path) ?? "", in: "url", to: &xml)
            }
            xml.append(markup: "</urlset>\n")
            let name = starts.count == 1 ? "sitemap.xml" : "sitemap-\(number + 1).xml"
            return OutputFile(path: name, bytes: xml.bytes)
        }
        guard files.count > 1 else { return files }
        var xml = HTML(markup: Self.xml)
        xml.append(markup: "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
        for file in files { appendLocation(base + file.path, in: "sitemap", to: &xml) }
        xml.append(markup: "</sitemapindex>\n")
        return files + [OutputFile(path: "sitemap.xml", bytes: xml.bytes)]
    }

    private static let xml: StaticString = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

    private func appendLocation(_ address: String, in element: StaticString, to xml: inout HTML) {
        xml.append(markup: "<")
        xml.append(markup: element)
        xml.append(markup: "><loc>")
        xml.append(text: address)
        xml.append(markup: "</loc></")
        xml.append(markup: element)
        xml.append(markup: ">\n")
    }

    private func openSearch(_ base: String) -> OutputFile {
        // XML has no way to write most control characters.
        let name = String(decoding: options.name.utf8.filter { $0 >= 0x20 }, as: UTF8.self)
        var xml = HTML(markup: Self.xml)
        xml.append(markup: "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\"><ShortName>")
        xml.append(text: String(name.prefix(16)))
        xml.append(markup: "</ShortName><Description>")
        xml.append(text: name)
        xml.append(markup: "</Description><InputEncoding>UTF-8</InputEncoding><Url type=\"text/html\" template=\"")
        xml.append(attribute: "\(base)index.html?q={searchTerms}")
        xml.append(markup: "\"/></OpenSearchDescription>\n")
        return OutputFile(path: "opensearch.xml", bytes: xml.bytes)
    }

    /// Where programs that read text find what they need.
    private func modelIndex(_ base: String) -> OutputFile {
        var lines = [
            "# \(oneLine(options.name))", "", "> \(UIText.homeSummary.text)", "",
            "- [\(UIText.steps.text) (JSON Lines)](\(base)steps.jsonl)", "- [Catalog (JSON)](\(base)catalog.json)", "",
            "## \(UIText.runbooks.text)", "",
        ]
        for runbook in index.catalog.runbooks.prefix(Self.runbooksForModels) {
            let address = base + SitePath.encoded("runbooks/\(runbook.id.rawValue).json")
            let summary = runbook.summary.map { ": \(oneLine($0))" } ?? ""
            lines.append("- [\(oneLine(runbook.title))](\(address))\(summary)")
        }
        let hidden = index.catalog.runbooks.count - Self.runbooksForModels
        if hidden > 0 { lines.append("- \(UICount.more(hidden))") }
        return OutputFile(path: "llms.txt", bytes: Array(lines.joined(separator: "\n").utf8) + [0x0A])
    }

    private func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ").replacing("[", with: "(").replacing(
            "]", with: ")")
    }
}

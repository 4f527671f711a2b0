import Foundation
import MarkdownSyntax
import RunbookModel
import SourceText
import Testing

@testable import SiteGeneration

@Suite struct LinkTests {
    @Test func everyLinkLeadsToAFileOfTheSiteAndToAnIdInIt() throws {
        let files = try FixtureRunbook().files()
        let ids = Dictionary(uniqueKeysWithValues: files.map { ($0.path, Markup($0.bytes).values(of: "id")) })
        // Written beside the pages, from the runbooks' JSON.
        let others = [SitePath.schema, SitePath.json(FixtureRunbook().runbook.id)]
        for file in files where file.path.hasSuffix(".html") && file.path != SitePath.missing {
            for target in Markup(file.bytes).values(of: "href") + Markup(file.bytes).values(of: "src") {
                let (path, fragment) = Self.resolve(target, from: file.path)
                if others.contains(path) { continue }
                let known = try #require(ids[path], "\(file.path) links to \(target)")
                if let fragment { #expect(known.contains(fragment), "\(file.path) links to \(target)") }
            }
        }
    }

    @Test func thePageForMissingPagesLinksFromTheSitesOwnPath() throws {
        let page = try #require(try FixtureRunbook().files().first { $0.path == SitePath.missing })
        let targets = Markup(page.bytes).values(of: "href").filter { !$0.hasPrefix("#") }
        // The style is named a second time, from the page's own folder, for who opens the file itself.
        #expect(targets.filter { !$0.hasPrefix("/") } == ["assets/site.css"])
        #expect(targets.count > 2)
    }

    @Test func idsOfAPageAreUnique() throws {
        for file in try FixtureRunbook().files() where file.path.hasSuffix(".html") {
            let ids = Markup(file.bytes).values(of: "id")
            #expect(ids.count == Set(ids).count, "\(file.path): \(ids.sorted())")
        }
    }

    @Test func linksThatLeadNowhereKeepOnlyTheirText() throws {
        let page = try #require(try FixtureRunbook().files().first { $0.path == "runbooks/shop/orders.html" })
        let text = String(decoding: page.bytes, as: UTF8.self)
        #expect(!text.contains("href=\"#gone\""))
        #expect(text.contains("and <a>gone</a>."))
    }

    /// The runbook is called "Orders": what its document calls itself, and the headings that the page then has.
    @Test(arguments: [
        ("# Orders\n\n## A", ["h1 orders", "h2 a"]), ("<!-- a -->\n# 🔄 ORDERS:\n\n## A", ["h1 -orders", "h2 a"]),
        ("Orders\n======\n\n# A\n\n### B", ["h1 orders", "h2 a", "h4 b"]),
        ("# All orders\n\n## A\n\n###### B", ["h1 ", "h2 all-orders", "h3 a", "h6 b"]),
        ("> # Orders\n\n## A", ["h1 ", "h2 orders", "h3 a"]), ("## A\n\n# Orders", ["h1 orders", "h2 a"]),
        ("Text", ["h1 "]), ("# 🔄", ["h1 ", "h2 "]),
    ])
    func aRunbooksPageHasOneFirstHeadingAndAllAnchors(source: String, expected: [String]) throws {
        let fixture = FixtureRunbook()
        let context = RunbookContext(ofRunbook: 0, site: try fixture.generator())
        let document = MarkdownParser.parse(SourceFile(path: "orders.md", bytes: Array(source.utf8)))
        let markup = DocumentMarkup(context, document: document, root: "")
        let tags = Markup(markup.heading).tags + Markup(markup.body).tags
        let headings = tags.filter { ["h1", "h2", "h3", "h4", "h5", "h6"].contains($0.name) }
        let found = headings.map { "\($0.name) \($0.attributes.first?.value ?? "")" }
        #expect(found == expected)
    }

    @Test(arguments: [("index.html", ""), ("runbooks/a.html", "../"), ("procedures/a/b/c.html", "../../../")])
    func knowsTheWayToTheRoot(path: String, root: String) {
        #expect(SitePath.root(from: path) == root)
    }

    @Test(arguments: [("a/b-c_d.html", "a/b-c_d.html"), ("ü#?%.html", "%C3%BC%23%3F%25.html")])
    func encodesWhatAPathCannotHold(path: String, expected: String) {
        #expect(SitePath.encoded(path) == expected)
    }

    private static func resolve(_ target: String, from page: String) -> (path: String, fragment: String?) {
        let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let fragment = parts.count > 1 ? parts[1].removingPercentEncoding : nil
        guard !parts[0].isEmpty else { return (page, fragment) }
        var folders = page.split(separator: "/").dropLast().map(String.init)
        for part in (parts[0].removingPercentEncoding ?? "").split(separator: "/").map(String.init) {
            if part == ".." { _ = folders.popLast() } else { folders.append(part) }
        }
        return (folders.joined(separator: "/"), fragment)
    }
}

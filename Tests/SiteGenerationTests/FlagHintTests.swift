import SourceText
import Testing

@testable import SiteGeneration

@Suite struct FlagHintTests {
    @Test func flagsSayWhatTheyTakeWhereTheyStandInSteps() throws {
        var options = SiteOptions(name: "Shop runbooks")
        options.flagHelp = { tool, path, flag in "\(tool) \(path.joined(separator: "/")) \(flag) <&\">" }
        let fixture = FixtureRunbook()
        let generator = SiteGenerator(
            templates: try fixtureTemplates.get(), catalog: fixture.catalog, documents: [fixture.document],
            findings: [],
            options: options)
        let page = try #require(
            generator.pages(forRunbook: 0).first { $0.path == "procedures/shop/orders/restore-the-database.html" })
        let flags = Markup(page.bytes).tags.filter { $0.attributes.contains { $0.value == "flag" } }
        let titles = flags.map { flag in flag.attributes.first { $0.name == "title" }?.value }
        // The second step's command has another flag than its text: nothing is said about what stands there.
        #expect(titles.contains("gcloud run/services/update --no-traffic <&\">"))
        #expect(titles.contains(nil))
    }

    @Test(arguments: [
        (FlagText.kind("int"), "takes a whole number"), (FlagText.kind("never heard of"), "takes a value"),
        (FlagText.one(of: ["json", "yaml"]), "takes one of json, yaml"),
        (FlagText.one(of: (1...20).map(String.init)), "takes one of 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, …"),
    ])
    func saysWhatAFlagTakes(text: String, expected: String) {
        #expect(text == expected)
    }
}

import Extraction
import Foundation
import MarkdownSyntax
import RunbookModel
import SourceText
import Testing

@testable import SearchIndexing

@Suite struct SearchIndexTests {
    private static func entries(_ path: String, _ text: String) -> RunbookEntries {
        RunbookEntries(RunbookReader.read(MarkdownParser.parse(SourceFile(path: path, bytes: Array(text.utf8)))))
    }

    private static func restart(_ name: String, padding: Int = 0) -> RunbookEntries {
        let more = (0..<padding).map { "Note \($0) about \(name)-part-\($0).\n\n" }.joined()
        return entries(
            "\(name).md",
            """
            # \(name) operations

            ## Restart

            1. Roll it
               ```bash
               kubectl rollout restart deployment/\(name) --namespace=shop
               ```
            2. Watch it
               ```bash
               kubectl get pods --selector=app=\(name)
               ```

            ## Notes

            \(more)
            """)
    }

    /// What follows the function's name and number, as JSON.
    private static func argument(_ file: OutputFile) throws -> [Any] {
        let text = String(decoding: file.bytes, as: UTF8.self)
        let body = text.drop { $0 != "(" }.dropFirst().dropLast(3)
        let list = try JSONSerialization.jsonObject(with: Data("[\(body)]".utf8))
        return try #require(list as? [Any])
    }

    private static func terms(_ files: [OutputFile]) throws -> [(name: String, count: Int, codes: String)] {
        try files.filter { $0.path.contains("/terms-") }.flatMap { file in
            let list = try #require(argument(file).last as? [Any])
            return try stride(from: 0, to: list.count, by: 3).map { at in
                let name = try #require(list[at] as? String)
                return (name, try #require(list[at + 1] as? Int), try #require(list[at + 2] as? String))
            }
        }
    }

    private static func postings(_ codes: String) -> [(document: Int, impact: Int, span: Int)] {
        let bytes = Array(codes.utf8)[...]
        var index = 0
        var document = 0
        var postings: [(document: Int, impact: Int, span: Int)] = []
        while index < bytes.endIndex {
            document += PostingCode.number(bytes, at: &index)
            let (impact, span) = PostingCode.impact(bytes, at: &index)
            postings.append((document, impact, span))
        }
        return postings
    }

    @Test func findsEachTermInTheDocumentsOfAllRunbooks() throws {
        let files = SearchIndex.files(of: ["web", "api", "jobs"].map { Self.restart($0) })
        let terms = try Self.terms(files)
        // Runbook, its procedure, two steps, its notes: five documents each.
        let kubectl = try #require(terms.first { $0.name == "kubectl" })
        #expect(Self.postings(kubectl.codes).map(\.document) == [2, 3, 7, 8, 12, 13])
        let web = try #require(terms.first { $0.name == "app=web" || $0.name == "--selector=app=web" })
        #expect(Self.postings(web.codes).map(\.document) == [3])
    }

    @Test func coversWhatBelongsToARunbookOrProcedure() throws {
        let terms = try Self.terms(SearchIndex.files(of: [Self.restart("web"), Self.restart("api")]))
        let title = try #require(terms.first { $0.name == "operations" })
        #expect(Self.postings(title.codes).map { [$0.document, $0.span] } == [[0, 4], [5, 4]])
        let procedure = try #require(terms.first { $0.name == "restart" })
        #expect(Self.postings(procedure.codes).first.map { [$0.document, $0.span] } == [1, 2])
    }

    @Test func ordersTermsAsBrowsersCompare() throws {
        let text = "# a\n\nz \u{E000} \u{1F600} é Z\n"
        let names = try Self.terms(SearchIndex.files(of: [Self.entries("a.md", text)])).map(\.name)
        let order = names.sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) }
        #expect(names == order)
        #expect(Set(["z", "\u{E000}", "\u{1F600}"]).isSubset(of: names))
    }

    @Test func keepsTheTrueNumberOfDocumentsWhereAListIsCut() throws {
        let one = Self.restart("web")
        let number = SearchTerms.longestList
        let terms = try Self.terms(SearchIndex.files(of: Array(repeating: one, count: number)))
        let kubectl = try #require(terms.first { $0.name == "kubectl" })
        #expect(kubectl.count == 2 * number)
        let kept = Self.postings(kubectl.codes)
        #expect(kept.count == number)
        #expect(zip(kept, kept.dropFirst()).allSatisfy { $0.document < $1.document })
    }

    @Test func keepsEveryFileSmall() throws {
        let files = SearchIndex.files(of: (0..<40).map { Self.restart("service-\($0)", padding: 200) })
        #expect(files.count > 5)
        for file in files { #expect(file.bytes.count <= 128 * 1024, "\(file.path)") }
    }

    @Test func opensEachDocumentFileWithWhatItsFirstRowBelongsTo() throws {
        let files = SearchIndex.files(of: (0..<150).map { Self.restart("service-\($0)") })
        let documents = files.filter { $0.path.contains("/documents-") }
        #expect(documents.count > 1)
        for file in documents {
            let context = try #require(Self.argument(file)[1] as? [[Any]])
            #expect(context.first?.first as? String == "r")
            #expect(["r", "s"].contains(context.last?.first as? String ?? ""))
        }
    }

    @Test func givesTheSameBytesForTheSameRunbooks() {
        let runbooks = (0..<5).map { Self.restart("service-\($0)", padding: 20) }
        #expect(SearchIndex.files(of: runbooks) == SearchIndex.files(of: runbooks))
    }

    @Test func namesAsManyFieldsAsThereAre() {
        #expect(SearchField.all.count == SearchField.count)
    }

    @Test func writesAnIndexOfNothing() {
        #expect(SearchIndex.files(of: []).map(\.path) == ["search/index.js"])
    }

    @Test(arguments: [0, 1, 31, 32, 1023, 1024, 1_000_000])
    func writesAndReadsNumbers(number: Int) {
        var bytes: [UInt8] = []
        PostingCode.append(number, to: &bytes)
        var index = 0
        #expect(PostingCode.number(bytes[...], at: &index) == number)
        #expect(index == bytes.count)
        #expect(PostingCode.length(of: number) == bytes.count)
    }

    @Test(arguments: [
        ("Run **this** `now`:\n\nthen  go", "Run this now : then go"),
        ("See [the page](x.md#y) (later)", "See the page (later)"),
        ("- [ ] Tick", "- Tick"), ("", ""),
    ])
    func showsProseInOneLineWithoutMarks(text: String, expected: String) {
        #expect(PlainText.shortened(text) == expected)
    }

    @Test func cutsLongTextBetweenCharacters() {
        #expect(PlainText.shortened(String(repeating: "é", count: 400)).hasSuffix("é…"))
        #expect(PlainText.prefix("aé", 2) == "a")
        #expect(PlainText.prefix("aé", 3) == "aé")
    }

    @Test func countsPlacesInTheBrowsersUnits() {
        var places = UTF16Places("aé😀z")
        #expect([0, 1, 3, 7, 8].map { places.place(of: $0) } == [0, 1, 2, 4, 5])
    }
}

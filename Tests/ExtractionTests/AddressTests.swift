import Extraction
import MarkdownSyntax
import RunbookModel
import SourceText
import Testing

/// Addresses of runbooks and pages have to be names that every file system takes.
@Suite struct AddressTests {
    @Test(arguments: [
        ("Payments/DB Restore.md", "payments/db-restore"), ("café.md", "cafe"), ("cafe\u{301}.md", "cafe"),
        ("Straße/Ærø.md", "strasse/aero"), ("con.md", "con-page"), ("LPT1/x.md", "lpt1-page/x"), ("...md", "runbook"),
    ])
    func makesAnIdOfAPath(path: String, id: String) {
        #expect(RunbookPath.id(of: path).rawValue == id)
    }

    @Test func tellsNamesApartThatHaveNoLatinLetters() {
        let ids = ["復旧.md", "監視.md", "db-復旧.md"].map { RunbookPath.id(of: $0).rawValue }
        #expect(Set(ids).count == 3)
        #expect(ids.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } })
        #expect(ids[2].hasPrefix("db-"))
    }

    @Test func cutsAnIdThatIsTooLongAndKeepsItUnlikeOthers() {
        let long = String(repeating: "deep/", count: 400)
        let ids = ["a.md", "b.md"].map { RunbookPath.id(of: long + $0).rawValue }
        #expect(ids.allSatisfy { $0.utf8.count <= 240 })
        #expect(ids[0] != ids[1])
    }

    @Test(arguments: [
        (["a", "A!"], ["a", "a-1"]), (["Con"], ["con-page"]), (["!!!"], ["section"]), (["Café"], ["café"]),
    ])
    func namesThePageOfAProcedureByItsAnchor(headings: [String], names: [String]) {
        #expect(pageNames(headings) == names)
    }

    @Test func cutsTheNameOfAPageAtACharacter() throws {
        let names = pageNames([String(repeating: "日本", count: 200)])
        let name = try #require(names.first)
        #expect(name.utf8.count <= 128)
        #expect(name.hasPrefix("日本日本"))
        #expect(!name.contains("\u{FFFD}"))
    }

    @Test func keepsPagesApartWhoseAnchorsAreCanonicallyEqual() {
        let names = pageNames(["caf\u{E9}", "cafe\u{301}"])
        #expect(Set(names).count == 2)
    }

    private func pageNames(_ headings: [String]) -> [String] {
        let text = headings.map { "## \($0)\n\n```sh\nls\n```\n\n" }.joined()
        let document = MarkdownParser.parse(SourceFile(path: "a.md", bytes: Array(text.utf8)))
        return RunbookReader.read(document).procedures.map(\.pageName)
    }
}

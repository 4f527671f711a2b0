import RunbookModel
import SourceText
import Testing

@testable import Exporting

/// Catalogs that nobody's `runsheet` wrote.
@Suite struct StrangeCatalogTests {
    private static func catalog(start: String, end: String) -> [UInt8] {
        let span = #"{"start":\#(start),"end":\#(end)}"#
        let step =
            #"{"id":"a/b/c","title":"C","text":"ls","source":\#(span),"commands":[{"tool":"ls","span":\#(span)}]}"#
        return Array(
            #"{"schema":1,"id":"a","path":"a.md","procedures":[{"id":"a#b","title":"B","span":\#(span),"steps":[\#(step)]}]}"#
                .utf8)
    }

    @Test(arguments: [
        (#"{"line":1,"column":1,"offset":-5}"#, #"{"line":1,"column":3,"offset":2}"#),
        (#"{"line":1,"column":1,"offset":0}"#, #"{"line":1,"column":1,"offset":9000000000000000000}"#),
        (#"{"line":1,"column":-9,"offset":4}"#, #"{"line":-3,"column":1,"offset":2}"#),
        (#"{"line":900000,"column":1,"offset":4}"#, #"{"line":900001,"column":1,"offset":5}"#),
        (#"{"line":3,"column":1,"offset":4}"#, #"{"line":1,"column":1,"offset":2}"#), ("7", "[]"), ("{}", "null"),
    ])
    func takesPlacesThatNoFileHasForNone(start: String, end: String) throws {
        let catalog = try ExportedCatalog(Self.catalog(start: start, end: end))
        let runbook = try #require(catalog.runbooks.first)
        #expect(runbook.procedures.first?.steps.first?.range.isEmpty == true)
        #expect(runbook.file.bytes.count < 100)
        _ = try ExportedCatalog(catalog.bytes())
    }

    @Test func takesNoDurationThatCannotBeToldInSeconds() throws {
        let estimate = #"{"min":-1,"max":9223372036854775807,"unit":"days","text":"long"}"#
        let step = #"{"id":"a/b/c","title":"Wait","text":"Wait","kind":"wait","estimate":\#(estimate)}"#
        let catalog = try ExportedCatalog(
            Array(
                #"{"schema":1,"id":"a","path":"a.md","procedures":[{"id":"a#b","title":"B","steps":[\#(step)]}]}"#.utf8)
        )
        let found = try #require(catalog.runbooks.first?.procedures.first?.steps.first?.estimate)
        #expect(found.min == 0)
        #expect(found.seconds > 0)
    }

    @Test func refusesWhatIsNotUTF8() {
        let text = Array(#"{"schema":1,"id":""#.utf8) + [0xFF] + Array(#"","path":"a.md","procedures":[]}"#.utf8)
        #expect(throws: ExportedCatalog.Problem.self) { try ExportedCatalog(text) }
    }
}

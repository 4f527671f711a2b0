import Exporting
import Foundation
import RunbookModel
import SourceText
import Testing

@Suite struct JSONExportTests {
    private func export(_ guesses: ExportOptions.Guesses = .leftOut) -> JSONExport {
        JSONExport(
            options: ExportOptions(version: "1.2.3", guesses: guesses) { "runbooks/\($0.rawValue)/index.html" })
    }

    @Test func writesARunbook() throws {
        let bytes = export().runbook(SampleRunbook.runbook, findings: SampleRunbook.findings)
        try Golden("runbook.json").expect(bytes)
    }

    @Test func writesEachStepOnALineWithWhatItNeeds() throws {
        let bytes = export().stepLines(of: SampleRunbook.runbook, findings: SampleRunbook.findings)
        try Golden("steps.jsonl").expect(bytes)
        #expect(bytes.count { $0 == 0x0A } == 2)
    }

    @Test func writesACatalog() throws {
        let counts = FindingCounts(of: SampleRunbook.findings)
        try Golden("catalog.json").expect(
            export().catalog(SampleRunbook.catalog, findings: [counts], others: FindingCounts()))
    }

    @Test func joinsRunbooksToOneDocument() throws {
        var bytes: [UInt8] = []
        export().bundle([SampleRunbook.runbook, SampleRunbook.runbook], findings: { _ in [] }) { bytes += $0 }
        let object = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect((object["runbooks"] as? [Any])?.count == 2)
    }

    @Test func leavesGuessesOutUnlessTheyAreAskedFor() throws {
        func text(_ guesses: ExportOptions.Guesses) -> String {
            String(decoding: export(guesses).runbook(SampleRunbook.runbook, findings: []), as: UTF8.self)
        }
        let kept = ["{{token}}=s", "\"secret\":true", "scale-down", "perhaps"]
        for part in kept {
            #expect(!text(.leftOut).contains(part), "\(part)")
            #expect(text(.included).contains(part), "\(part)")
        }
    }

    @Test func namesNoFolderOfTheMachine() {
        let counts = FindingCounts(of: SampleRunbook.findings)
        let bytes = export().catalog(SampleRunbook.catalog, findings: [counts], others: FindingCounts())
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(!text.contains("somebody"))
        #expect(text.contains("\"root\":\"content\""))
    }

    @Test func countsColumnsInCodePoints() {
        let text = String(
            decoding: export().runbook(SampleRunbook.runbook, findings: []), as: UTF8.self)
        // Both quotation marks of the heading have three bytes each.
        let end = SampleRunbook.range("## Scale “api”").upperBound
        #expect(text.contains("\"end\":{\"line\":5,\"column\":15,\"offset\":\(end)}"))
    }
}

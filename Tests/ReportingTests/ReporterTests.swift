import SourceText
import Testing

@testable import Reporting

@Suite struct ReporterTests {
    @Test(arguments: Reporter.all.map(\.name))
    func writesTheGoldenWhateverTheOrderOfTheFindings(name: String) throws {
        let reporter = try #require(Reporter.named(name))
        let bytes = reporter.render(SampleReport.report(), ReportOptions())
        #expect(bytes == reporter.render(SampleReport.report(SampleReport.findings.reversed()), ReportOptions()))
        try Golden(name: "sample.\(name)").expect(bytes)
    }

    @Test func writesTheColouredNarrowGolden() throws {
        var options = ReportOptions()
        options.usesColor = true
        options.width = 60
        options.foldsRepeats = false
        try Golden(name: "narrow.ansi").expect(Reporter.text.render(SampleReport.report(), options))
    }

    @Test func writesTheSchemaThatReadersAreGiven() throws {
        try Golden(name: "findings.schema.json").expect(Array(FindingsSchema.text.utf8))
    }

    @Test(arguments: [(200, "Operations of everything > Flags of features"), (70, "… > Flags of features"), (40, "")])
    func namesTheNearestHeadingsWhereThereIsNoRoomForAll(width: Int, headings: String) {
        var finding = SampleReport.findings[0]
        finding.headingPath = ["Operations of everything", "Flags of features"]
        var options = ReportOptions()
        options.width = width
        let place = SampleReport.text([finding], options).split(separator: "\n").first { $0.hasPrefix("  -->") }
        #expect(place.map(String.init) == "  --> ops/operations.md:7:3" + (headings.isEmpty ? "" : "   " + headings))
    }

    @Test func linksPlacesForTerminalsThatOpenThem() {
        var options = ReportOptions()
        options.linkFolder = "/home/me"
        let text = SampleReport.text(SampleReport.findings, options)
        #expect(
            text.contains("\u{1B}]8;;file:///home/me/ops/operations.md\u{1B}\\ops/operations.md:7:3\u{1B}]8;;\u{1B}\\"))
        #expect(text.contains("file:///home/me/ops/%C3%BCnusual.md"))
    }

    @Test func saysThatNothingWasFound() {
        #expect(SampleReport.text([]) == "12 files checked: no findings\n")
        #expect(Reporter.jsonLines.render(SampleReport.report([]), ReportOptions()).isEmpty)
    }

    @Test func letsNothingOfTheInputActOnTheTerminal() {
        let output = SampleReport.text()
        let isHarmful = output.unicodeScalars.contains { scalar in
            (scalar.value < 0x20 && scalar != "\n") || (0x7F..<0xA0).contains(scalar.value) || scalar == "\u{202E}"
                || scalar == "\u{200F}"
        }
        #expect(!isHarmful, "\(output)")
    }

    @Test func namesThePlacesOfRepeats() {
        let output = SampleReport.text()
        #expect(output.contains("2 more of this kind in this file: line 11 '#undu', line 12 '#scal'"))
        #expect(full(output) == 1)
    }

    @Test func showsEveryFindingWhenNotFolding() {
        var options = ReportOptions()
        options.foldsRepeats = false
        #expect(full(SampleReport.text(SampleReport.findings, options)) == 3)
    }

    /// How many broken anchors are shown in full.
    private func full(_ output: String) -> Int {
        output.split(separator: "\n").count { $0.hasPrefix("error[LNK001/") }
    }
}

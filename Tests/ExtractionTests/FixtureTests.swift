import Foundation
import RunbookModel
import SourceText
import Testing

@testable import Extraction

/// Each `Fixtures/x.md` is read and its outline compared with `Fixtures/x.txt`.
///
/// `RECORD_SNAPSHOTS=1` writes the outlines anew, and fails so that a recording run is never taken for a passing one.
@Suite struct FixtureTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

    static let names: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }.sorted()

    @Test(arguments: names) func readsAsOutlined(name: String) throws {
        let source = try Data(contentsOf: Self.folder.appending(path: name + ".md"))
        let outline = Outline.text(of: runbook(String(decoding: source, as: UTF8.self), path: name + ".md"))
        let golden = Self.folder.appending(path: name + ".txt")
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
            try Data(outline.utf8).write(to: golden)
            Issue.record("recorded \(name).txt")
            return
        }
        let expected = try String(decoding: Data(contentsOf: golden), as: UTF8.self)
        #expect(outline == expected, "outline of \(name).md")
    }

    @Test func findsFixtures() {
        #expect(Self.names.count >= 9)
    }
}

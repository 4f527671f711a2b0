import Foundation
import Testing

@testable import SiteGeneration

/// `docs/templates.md` says which keys there are; it is written from the view models themselves.
@Suite struct TemplateGuideTests {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../docs/templates.md").standardizedFileURL

    @Test func theGuideListsEveryKey() throws {
        let guide = TemplateGuide.text
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try Data(guide.utf8).write(to: Self.file)
            Issue.record("recorded docs/templates.md; look at the difference and run again without RECORD_SNAPSHOTS")
            return
        }
        #expect(try String(contentsOf: Self.file, encoding: .utf8) == guide)
    }
}

import Foundation
import SourceText
import Testing

@testable import SiteGeneration

@Suite struct PageGoldenTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens")

    @Test(
        arguments: [
            ("home", "index.html"), ("runbook", "runbooks/shop/orders.html"),
            ("procedure", "procedures/shop/orders/restore-the-database.html"),
            ("manual-procedure", "procedures/shop/orders/open-the-api.html"), ("findings", "findings.html"),
            ("rule", "findings/unknown-flag.html"), ("missing", "404.html"),
            ("commands", "commands.html"), ("tool", "commands/gcloud.html"),
            ("command", "commands/gcloud/run-services-update.html"), ("resources", "resources.html"),
            ("resource", "resources/run-service/orders.html"), ("parameters", "parameters.html"), ("map", "map.html"),
            ("book", "book.html"),
        ])
    func showsTheRecordedMain(name: String, path: String) throws {
        let file = try #require(try FixtureRunbook().files().first { $0.path == path })
        let main = try #require(Self.main(of: String(decoding: file.bytes, as: UTF8.self)))
        let golden = Self.folder.appending(path: "\(name).html")
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try Data(main.utf8).write(to: golden)
            Issue.record("recorded \(name).html; look at the difference and run again without RECORD_SNAPSHOTS")
            return
        }
        let expected = try String(contentsOf: golden, encoding: .utf8)
        #expect(main == expected)
    }

    private static func main(of page: String) -> String? {
        guard let start = page.range(of: "<main"), let end = page.range(of: "</main>") else { return nil }
        return page[start.lowerBound..<end.upperBound] + "\n"
    }

    @Test func isTheSameWithEveryRun() throws {
        #expect(try FixtureRunbook().files() == FixtureRunbook().files())
    }
}

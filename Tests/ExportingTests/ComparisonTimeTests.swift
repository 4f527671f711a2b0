import RunbookModel
import Testing

@testable import Exporting

/// Procedures may have thousands of steps, and all of them may be written anew.
@Suite struct ComparisonTimeTests {
    #if DEBUG
        private static let bound = Duration.seconds(20)
    #else
        private static let bound = Duration.seconds(3)
    #endif

    private static func runbooks(_ count: Int, _ text: (Int) -> String) throws -> [Runbook] {
        let steps = (0..<count).map { number in
            let text = text(number)
            return #"{"id":"a/b/\#(text)","title":"\#(text)","text":"\#(text)","kind":"manual"}"#
        }
        let procedure = #"{"id":"a#b","title":"B","anchor":"b","steps":[\#(steps.joined(separator: ","))]}"#
        return try ExportedCatalog(Array(#"{"schema":1,"id":"a","path":"a.md","procedures":[\#(procedure)]}"#.utf8))
            .runbooks
    }

    @Test func comparesThousandsOfStepsInOtherWords() throws {
        let old = try Self.runbooks(3000) { "Run number \($0) by hand" }
        let new = try Self.runbooks(3000) { "Start number \($0) in the console" }
        let start = ContinuousClock.now
        let changes = CatalogComparison(old: old, new: new).changes
        #expect(ContinuousClock.now - start < Self.bound)
        #expect(!changes.isEmpty)
    }

    @Test func findsASteepOrderAtOnce() {
        let start = ContinuousClock.now
        #expect(RunbookComparison.moved(Array(0..<20_000)).isEmpty)
        #expect(RunbookComparison.moved(Array((0..<20_000).reversed())).count == 19_999)
        #expect(ContinuousClock.now - start < Self.bound)
    }

    /// The first of the longest rows stays, each row being made of the first that could go before.
    @Test(arguments: [
        ([1, 0], [0]), ([2, 0, 1], [2]), ([0, 2, 1], [1]), ([3, 0, 4, 1, 2], [3, 4]), ([1, 3, 0, 2], [0, 2]), ([], []),
    ])
    func movesAsFewStepsAsCanBe(order: [Int], moved: [Int]) {
        #expect(RunbookComparison.moved(order) == Set(moved))
    }
}

import Testing

@testable import SourceText

@Suite struct NearestTests {
    struct Case: Sendable {
        var word: String
        var other: String
        var limit = 8
        var distance: Int?
    }

    static let cases = [
        Case(word: "rollback", other: "rollback", distance: 0),
        Case(word: "rolback", other: "rollback", distance: 1),
        Case(word: "rollbakc", other: "rollback", distance: 1),
        Case(word: "ROLLBACK", other: "rollback", distance: 0),
        Case(word: "restart", other: "restore", distance: 2),
        Case(word: "", other: "abc", distance: 3),
        Case(word: "abc", other: "", distance: 3),
        Case(word: "abcd", other: "badc", distance: 2),
        Case(word: "restart", other: "restore", limit: 1, distance: nil),
        Case(word: "abc", other: "xyz", limit: 2, distance: nil),
        Case(word: "scale-up", other: "scale-down", limit: 4, distance: 4),
    ]

    @Test(arguments: cases) func countsEdits(_ example: Case) {
        var distance = EditDistance(from: example.word)
        #expect(distance.to(example.other, limit: example.limit) == example.distance)
        // The rows of one comparison say nothing about the next.
        #expect(distance.to(example.other, limit: example.limit) == example.distance)
    }

    /// The whole table, without limits.
    private func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var table = [[Int]](repeating: Array(0...right.count), count: left.count + 1)
        for row in 0...left.count { table[row][0] = row }
        for (row, a) in left.enumerated() {
            for (column, b) in right.enumerated() {
                var cost = min(
                    table[row][column] + (a == b ? 0 : 1), table[row][column + 1] + 1, table[row + 1][column] + 1)
                if row > 0, column > 0, a == right[column - 1], left[row - 1] == b {
                    cost = min(cost, table[row - 1][column - 1] + 1)
                }
                table[row + 1][column + 1] = cost
            }
        }
        return table[left.count][right.count]
    }

    @Test func countsAsTheWholeTableDoes() {
        let letters = Array("abc".utf8)
        let words = (0..<40).map { seed in (0..<(seed % 9)).map { letters[(seed * 31 + $0 * $0 * 7 + $0) % 3] } }
        for word in words {
            var search = EditDistance(from: word[...])
            for other in words {
                let edits = distance(word, other)
                for limit in 0...4 {
                    let found = search.to(count: other.count, limit: limit) { other[$0] }
                    #expect(found == (edits <= limit ? edits : nil), "\(word) \(other) \(limit)")
                }
            }
        }
    }

    @Test func takesTheFirstOfTheNearest() {
        #expect(Nearest.of("rolback", among: ["restore", "rollbacks", "rollback", "rolback2"]) == "rollback")
        #expect(Nearest.of("deploy", among: ["restore", "scale"]) == nil)
    }

    @Test(arguments: [("gcloud run", true), ("run services", true), ("gcloud  run", false), ("s", true), ("ss", false)])
    func findsTextInBytes(_ text: String, _ isThere: Bool) {
        #expect(Array("gcloud run services".utf8).contains(text) == isThere)
    }
}

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

    @Test func takesTheFirstOfTheNearest() {
        #expect(Nearest.of("rolback", among: ["restore", "rollbacks", "rollback", "rolback2"]) == "rollback")
        #expect(Nearest.of("deploy", among: ["restore", "scale"]) == nil)
    }

    @Test(arguments: [("gcloud run", true), ("run services", true), ("gcloud  run", false), ("s", true), ("ss", false)])
    func findsTextInBytes(_ text: String, _ isThere: Bool) {
        #expect(Array("gcloud run services".utf8).contains(text) == isThere)
    }
}

import Testing

@testable import Linting

@Suite struct PhrasesTests {
    @Test(arguments: [
        ("restore*", "Restoring the database", false), ("restor*", "Restoring the database", true),
        ("roll back", "How to Roll Back", true), ("roll back", "Troll back", false), ("dev", "Development", false),
        ("dev", "the (dev) one", true), ("dr", "DR", true), ("test*", "latest", false), ("stop", "", false),
        ("été", "un été", true), ("볼륨", "볼륨까지 삭제", true), ("注意", "请注意风险", true),
    ])
    func standBetweenWordBorders(phrase: String, text: String, stands: Bool) {
        #expect(Phrases([phrase]).stand(in: text) == stands)
        #expect(Phrases(["nothing", phrase]).stand(inAny: ["", text]) == stands)
    }
}

import Testing

@testable import Extraction

@Suite struct PhraseSetTests {
    private static let phrases: PhraseSet = [
        "roll back", "undo", "restor*", "point in time", "rollback", "health check*",
    ]

    @Test(arguments: [
        ("Roll back the release", true), ("roll-back", true), ("Rollback", true), ("rollbacks", false),
        ("Undo it", true), ("undone", false), ("Restoring the database", true), ("resto", false),
        ("A point in time", true), ("a point in", false), ("roll it back", false), ("", false),
        // A star stands for more letters in single words only.
        ("health checks", false),
    ])
    func findsPhrasesInTitles(_ title: String, _ isFound: Bool) {
        #expect(Self.phrases.occurs(in: Words(title)) == isFound)
    }

    @Test(arguments: [("undo", true), ("Roll back", true), ("roll back now", false), ("please undo", false)])
    func tellsWholeTextsFromParts(_ text: String, _ isAll: Bool) {
        #expect(Self.phrases.isAll(of: Words(text)) == isAll)
    }

    @Test(arguments: [
        ("don't", "dont"), ("ÄPFEL", "Äpfel"), ("internationalisation", "Internationalisation"),
        ("exactly-sixteenbytes", "exactly sixteenbytes"),
    ])
    func readsWordsAlike(_ left: String, _ right: String) {
        #expect(Words(left).all == Words(right).all)
    }

    @Test func tellsLongWordsApart() {
        #expect(Words.Word("internationalisation") != Words.Word("internationalisatiom"))
        #expect(Words.Word("internationalisation") != Words.Word("internationalisations"))
    }

    @Test func knowsWhereWordsStand() {
        let words = Words(placesIn: " See the Rollback's plan.".utf8.span)
        #expect(words.ranges == [1..<4, 5..<8, 9..<17, 18..<19, 20..<24])
        #expect(Words.first(of: "  42nd Street") == Words.Word("42nd"))
        #expect(Words("step 042").all.map(\.number) == [nil, 42])
    }
}

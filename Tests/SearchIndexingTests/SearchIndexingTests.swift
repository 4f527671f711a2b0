import Testing

@testable import SearchIndexing

@Suite struct SearchTokenTests {
    private func code(_ text: String) -> Set<String> {
        var tokens: Set<String> = []
        SearchToken.code(text) { tokens.insert($0) }
        return tokens
    }

    private func prose(_ text: String) -> [String] {
        var tokens: [String] = []
        SearchToken.prose(text) { tokens.append($0) }
        return tokens
    }

    @Test(arguments: [
        ("gcloud run deploy --no-traffic", ["gcloud", "--no-traffic", "no-traffic", "no", "traffic"]),
        (
            "--to-revisions=mdraft-00001-kah=100",
            ["--to-revisions", "mdraft-00001-kah", "mdraft", "00001", "kah", "100"]
        ),
        ("redis-cli -h \"$REDIS_HOST\"", ["redis-cli", "$redis_host", "redis_host", "redis", "host", "-h", "h"]),
        ("gs://bucket-a/backup/x.db", ["gs://bucket-a/backup/x.db", "bucket-a", "backup", "x.db", "db"]),
        ("PROJECT:REGION:photobomb-prod-db=tcp:5432", ["photobomb-prod-db", "tcp", "5432", "prod"]),
    ])
    func keepsWordsWholeAndAddsTheirParts(text: String, expected: [String]) {
        let tokens = code(text)
        for token in expected { #expect(tokens.contains(token), "\(token) of \(text): \(tokens.sorted())") }
    }

    @Test func keepsSmallWords() {
        #expect(prose("Say no to all").filter { !$0.hasPrefix("~") } == ["say", "no", "to", "all"])
    }

    @Test(arguments: [
        ("restoring", "restor"), ("restored", "restor"), ("restore", "restor"), ("backups", "backup"),
        ("policies", "policy"), ("rotation", "rotat"), ("rotate", "rotat"), ("rotating", "rotat"),
    ])
    func stemsProse(word: String, stem: String) {
        #expect(prose(word).contains("~" + stem), "\(prose(word))")
    }

    @Test(arguments: ["db", "pass", "access", "no"]) func leavesShortAndDoubleEndingsAlone(word: String) {
        #expect(prose(word) == [word])
    }
}

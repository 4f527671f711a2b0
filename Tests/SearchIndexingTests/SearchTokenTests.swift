import Foundation
import Testing

@testable import SearchIndexing

/// Rules that the index and the browser's script share; the browser's tests read the same table.
struct SharedRule: Sendable, CustomTestStringConvertible {
    var kind: String
    var text: String
    var expected: String
    var testDescription: String { "\(kind) of \(text)" }

    static let all: [SharedRule] = {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let table = try? String(contentsOf: tests.appending(path: "Browser/fixtures/tokens.tsv"), encoding: .utf8)
        return (table ?? "").split(separator: "\n").map { line in
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            return SharedRule(kind: parts[0], text: parts[1], expected: parts[2])
        }
    }()
}

struct Terms: TermSink {
    var all: [String] = []

    mutating func add(_ bytes: [UInt8], _ range: Range<Int>) {
        all.append(String(decoding: bytes[range], as: UTF8.self))
    }

    static func code(_ text: String) -> [String] {
        var terms = Terms()
        SearchToken.code(text, into: &terms)
        return terms.all
    }

    static func prose(_ text: String) -> [String] {
        var terms = Terms()
        SearchToken.prose(text, into: &terms)
        return terms.all
    }
}

@Suite struct SearchTokenTests {
    @Test func readsTheSharedTable() {
        #expect(SharedRule.all.count > 20)
    }

    @Test(arguments: SharedRule.all.filter { $0.kind == "words" })
    func holdsEveryWordThatAQueryAsksFor(rule: SharedRule) {
        let terms = Set(Terms.code(rule.text))
        for word in rule.expected.split(separator: " ") {
            #expect(terms.contains(String(word)), "\(word) of \(rule.text): \(terms.sorted())")
        }
    }

    @Test(arguments: SharedRule.all.filter { $0.kind == "stem" })
    func stemsAsTheBrowserDoes(rule: SharedRule) {
        var bytes: [UInt8] = []
        let isStemmed = SearchToken.write(stemOf: Array(rule.text.utf8), 0..<rule.text.utf8.count, to: &bytes)
        let stem = isStemmed ? String(decoding: bytes, as: UTF8.self) : "~" + rule.text
        #expect(stem == "~" + rule.expected)
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
        let terms = Terms.code(text)
        for term in expected { #expect(terms.contains(term), "\(term) of \(text): \(terms.sorted())") }
    }

    @Test func keepsSmallWordsOfProse() {
        #expect(Terms.prose("Say no to all") == ["say", "no", "to", "all"])
    }

    @Test func keepsCommandWordsOfProseWhole() {
        let terms = Terms.prose("Deploy with `--no-traffic`, then look at photobomb-prod-db.")
        #expect(terms.contains("--no-traffic"))
        #expect(terms.contains("photobomb-prod-db"))
        #expect(!terms.contains("photobomb-prod-db."))
    }

    @Test func leavesOutWordsThatAreTooLongButNotTheirParts() {
        let long = String(repeating: "a", count: 200)
        #expect(Terms.code(long + "=b") == ["b"])
    }
}

import Foundation
import MarkdownSyntax
import RunbookModel
import SourceText
import Testing

@testable import Extraction

/// A step keeps its id while others are edited: readers' ticks and links point to it.
@Suite struct StableIDTests {
    private static let content = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "content")

    static let files: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: content.path)) ?? []).filter { $0.hasSuffix(".md") }

    private func read(_ bytes: [UInt8], _ file: String) -> Runbook {
        RunbookReader.read(MarkdownParser.parse(SourceFile(path: file, bytes: bytes)))
    }

    private func ids(_ runbook: Runbook) -> [String] { runbook.procedures.flatMap(\.steps).map(\.id.rawValue) }

    @Test(arguments: files) func keepsTheIDsOfTheOthers(file: String) throws {
        let bytes = Array(try Data(contentsOf: Self.content.appending(path: file)))
        let before = read(bytes, file)
        let steps = before.procedures.flatMap(\.steps).filter { $0.effectiveLanguage == .shell }
        try #require(!steps.isEmpty)
        var state: UInt64 = 5
        for _ in 0..<12 {
            state = state &* 6_364_136_223_846_793_005 &+ 1
            let step = steps[Int(state >> 33) % steps.count]
            var edited = bytes
            edited.insert(contentsOf: edit(Int(state >> 20) % 3), at: step.range.upperBound)
            let after = ids(read(edited, file))
            // The step itself may be called anew when its title is what it runs.
            let kept = Set(ids(before)).subtracting(after).subtracting([step.id.rawValue])
            #expect(kept.isEmpty, "\(file): \(kept) after an edit of \(step.id.rawValue)")
        }
    }

    private func edit(_ number: Int) -> [UInt8] {
        switch number {
        case 0: Array(" --verbose".utf8)
        case 1: Array(" | tee log.txt".utf8)
        default: Array(" && echo done".utf8)
        }
    }

    @Test func keepsIDsWhenAStepIsAddedOrTakenAway() {
        let start = "# R\n\n## P\n\n```bash\n# 1. First\na\n# 2. Second\nb\n# 3. Third\nc\n```\n"
        let before = ids(read(Array(start.utf8), "r.md"))
        let added = start.replacingOccurrences(of: "# 2.", with: "# 1b. Between\nx\n# 2.")
        #expect(ids(read(Array(added.utf8), "r.md")).filter { !$0.hasSuffix("/between") } == before)
        let removed = start.replacingOccurrences(of: "# 1. First\na\n", with: "")
        #expect(ids(read(Array(removed.utf8), "r.md")) == Array(before.dropFirst()))
        let renamed = start.replacingOccurrences(of: "First", with: "Another")
        #expect(ids(read(Array(renamed.utf8), "r.md")).dropFirst() == before.dropFirst())
    }

    @Test func tellsSameTitlesApartByWhatTheyRun() {
        let start = """
            # R

            ## P

            ```bash
            # Verify
            curl http://a/health
            # Verify
            kubectl get pods
            # Verify
            flask db current
            ```

            """
        let before = ids(read(Array(start.utf8), "r.md"))
        #expect(Set(before).count == 3)
        #expect(!before.contains { $0.hasSuffix("-2") || $0.hasSuffix("-3") }, "\(before)")
        let changes = [
            ("# Verify\nflask", "# Verify\ngit status\n# Verify\nflask"), ("# Verify\nkubectl get pods\n", ""),
            ("flask db current", "flask db history"), ("# Verify\nkubectl", "# Look\nkubectl"),
            ("http://a/health", "http://a/ready"),
        ]
        for (old, new) in changes {
            let after = ids(read(Array(start.replacingOccurrences(of: old, with: new).utf8), "r.md"))
            let lost = before.filter { !after.contains($0) }
            #expect(lost.count <= 1, "\(lost) after '\(new)'")
        }
    }

    @Test func countsOnlyStepsThatAreTheSameInEverything() {
        let twice = "# R\n\n## P\n\n```bash\n# Wait\nsync\n# Wait\nsync\n# Wait\nsync\n```\n"
        let found = ids(read(Array(twice.utf8), "r.md"))
        #expect(Set(found).count == 3)
    }

    /// An accent or a variation selector behind a mark makes one character of both; the mark counts all the same.
    @Test func readsMarksThatAreHalfACharacter() {
        for mark in ["\u{FE0F}", "\u{301}", "\u{200D}"] {
            let text = """
                # R

                ## P

                ```bash
                #\(mark) Look
                ls
                ```

                ```sql
                --\(mark) Count
                SELECT 1;
                ```

                """
            let steps = read(Array(text.utf8), "r.md").procedures.flatMap(\.steps)
            #expect(steps.map(\.kind) == [.command, .query], "\(steps.map(\.text))")
            #expect(steps.map(\.titleSource) == [.comment, .comment])
        }
    }
}

import MarkdownSyntax
import SourceText
import Testing

struct ThreadTests {
    private static let texts = [
        "~~a~~ ~b~ www.example.com", "https://example.com/a me@example.com",
        "| ~~a~~ | www.b.cd |\n|---|---|\n| x | y |",
        "w:w:w *a* `b` ~", "- [ ] ~~done~~ https://a.bc\n- [x] www.a.bc", "a:b www.x.y_z ~~*q*~~ ~~r", "plain text",
        "# ~~t~~ [x](http://y.z)\n\n> www.q.rs ~~t~~", "[^1] ~~n~~\n\n[^1]: www.n.op ~~m~~", "```\n~~a~~ www.b.cd\n```",
    ]

    private static func render(_ text: String) -> [UInt8] {
        HTMLRenderer().render(MarkdownParser.parse(SourceFile(path: "", bytes: Array(text.utf8)))).bytes
    }

    /// cmark-gfm keeps special characters in a global table; four threads must not see each other's.
    @Test func parsesInManyThreadsAsInOne() async {
        let expected = Self.texts.map(Self.render)
        let wrong = await withTaskGroup(of: Int.self) { group in
            for thread in 0..<4 {
                group.addTask {
                    (0..<6_000).count { round in
                        let index = (round + thread) % Self.texts.count
                        return Self.render(Self.texts[index]) != expected[index]
                    }
                }
            }
            return await group.reduce(0, +)
        }
        #expect(wrong == 0)
    }
}

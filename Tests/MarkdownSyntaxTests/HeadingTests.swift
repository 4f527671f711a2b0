import MarkdownSyntax
import SourceText
import Testing

struct HeadingTests {
    @Test(
        arguments: [
            ("# Monitoring & Alerts", ["monitoring--alerts"]),
            ("# 🚀 Deploy", ["-deploy"]),
            ("# ⚠️ Warning", ["\u{FE0F}-warning"]),
            ("# `a_b.c` and *d*", ["a_bc-and-d"]),
            ("# [Link](x) !", ["link-"]),
            ("# Größe Ünïcode 中文", ["größe-ünïcode-中文"]),
            ("# A\n# A\n# A", ["a", "a-1", "a-2"]),
            ("# Foo\n# Foo-1\n# Foo", ["foo", "foo-1", "foo-2"]),
            ("# Foo-1\n# Foo\n# Foo", ["foo-1", "foo", "foo-2"]),
            ("two\nlines\n===", ["twolines"]),
            ("# 1.2.3 (beta)", ["123-beta"]),
            ("#", [""]),
            ("# Title {#own}", ["title"]),
        ])
    func makesGitHubSlugs(source: String, anchors: [String]) {
        #expect(parse(source).headings.map(\.anchor) == anchors)
    }

    @Test func takesExplicitIDOutOfTheTitle() {
        let document = parse("## Scale up {#scale}\n")
        #expect(document.headings.first?.text == "Scale up")
        #expect(document.extraAnchors == ["scale"])
    }

    @Test(arguments: [("a\n===\nb", 0, 1), ("# a\nb", 0, 0), ("> x\n> y\n> ---\n> z", 0, 2), ("a\n-", 0, 1)])
    func endsOnItsOwnLastLine(source: String, first: UInt32, last: UInt32) throws {
        let document = parse(source)
        let node = document.nodes[try #require(document.headings.first).node]
        #expect(node.firstLine == first)
        #expect(node.lastLine == last)
    }
}

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

struct BlockLineTests {
    /// Each block's lines, 0-based, in document order.
    @Test(
        arguments: [
            ("a\nb\n| x |\n|---|\n| y |\nz\n", NodeKind.table, [2...5]),
            ("a\nb\n| x |\n|---|\n| y |\n", .paragraph, [0...1]),
            ("a\n| x |\n|---|", .tableHeader, [1...1]), ("| x |\n|---|\n| y |", .tableRow, [2...2]),
            ("- a\n  b | c\n  --|--\n", .table, [1...1]), ("- a\n\n\n- b\n", .item, [0...0, 3...3]),
            ("- a\n\n  b\n\nc", .list, [0...2]), ("<!-- a\n\nb -->\nc", .htmlBlock, [0...2]),
            ("<div>\na\n\nb", .htmlBlock, [0...1]),
            ("    a\n\n    b\n\n\nc", .codeBlock, [0...2]), ("```\na\n```\nb", .codeBlock, [0...2]),
            ("> ```\n> a\n```\nb\n```", .codeBlock, [0...1, 2...4]), ("```\na\n\n", .codeBlock, [0...2]),
            ("***\na", .thematicBreak, [0...0]), ("x[^1]\n\n[^1]: a\n\n    b\n\nc", .footnoteDefinition, [2...4]),
            ("> a\nb\n\nc", .blockQuote, [0...1]), ("---\nt: x\n---\n\n# H\n", .heading, [4...4]),
        ])
    func blocksHaveTheirOwnLines(source: String, kind: NodeKind, lines: [ClosedRange<UInt32>]) {
        for lineEnd in ["\n", "\r\n", "\r"] {
            let document = parse(
                source.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineEnd))
            let found = document.nodes(of: kind).map { document.nodes[$0].firstLine...document.nodes[$0].lastLine }
            #expect(found == lines)
        }
    }
}

import MarkdownSyntax
import SourceText
import Testing

struct InlineRangeTests {
    /// `kind` of the n-th such inline node of the document, and how it stands in the source.
    @Test(
        arguments: [
            ("a `code` b", NodeKind.code, ["`code`"]), ("``a ` b`` and `c`", .code, ["``a ` b``", "`c`"]),
            ("x `multi\nline  code` `y`", .code, ["`multi\nline  code`", "`y`"]),
            ("[a](b) [c](<d e> \"t\") [f]", .link, ["[a](b)", "[c](<d e> \"t\")"]),
            ("[a](b(c)d) then [x](y 'z')", .link, ["[a](b(c)d)", "[x](y 'z')"]),
            ("[a][r] [r][] [r] (x)\n\n[r]: /u", .link, ["[a][r]", "[r][]", "[r]"]),
            ("[**b** `c`](d)", .link, ["[**b** `c`](d)"]), ("**[a](b)**", .link, ["[a](b)"]),
            ("**[a](b)**", .strong, ["**[a](b)**"]), ("***x***", .strong, ["**x**"]),
            ("a *b* _c_ **d**", .emphasis, ["*b*", "_c_"]), ("~~x~~ ~y~", .strikethrough, ["~~x~~", "~y~"]),
            ("<https://x.y> https://a.b/c. me@x.yz", .link, ["<https://x.y>", "https://a.b/c", "me@x.yz"]),
            ("www.x.com, [l](m)", .link, ["www.x.com", "[l](m)"]),
            ("![a](b) [![i](s)](t)", .image, ["![a](b)", "![i](s)"]),
            ("![a](b) [![i](s)](t)", .link, ["[![i](s)](t)"]),
            ("a\\*b &amp; c &copy; d", .text, ["a\\*b &amp; c &copy; d"]), ("&unknown; x", .text, ["&unknown; x"]),
            ("- 1. one\n  2. [two](x)", .text, ["one", "two"]), ("1. 1. 1", .text, ["1"]),
            ("> a `b\n> c` [d](e\n> \"f\")", .link, ["[d](e\n> \"f\")"]), ("> a `b\n> c` d", .code, ["`b\n> c`"]),
            ("> > a\n> > `x`", .code, ["`x`"]), ("- [ ] task [l](m)", .link, ["[l](m)"]),
            ("| a | `b \\| c` |\n|---|---|\n| [x](y) | `a` |", .code, ["`b \\| c`", "`a`"]),
            ("| a | a |\n|---|---|\n| a | a |", .text, ["a", "a", "a", "a"]),
            ("| [x](y) | b |\n|-|-|\n|| [z](w)", .link, ["[x](y)", "[z](w)"]),
            ("# [h](i) `c` #", .link, ["[h](i)"]), ("# # a", .text, ["# a"]), ("T `x`\n===", .code, ["`x`"]),
            ("a  \nb\\\nc `d`", .code, ["`d`"]), ("a<br>b <i\nx>y", .htmlInline, ["<br>", "<i\nx>"]),
            ("x[^1]\n\n[^1]: y", .footnoteReference, ["[^1]"]), ("[](u) x", .link, ["[](u)"]),
            ("[r]: /u\n[r] t", .link, ["[r]"]), ("\tcode\n\n`a`\t[b](c)", .link, ["[b](c)"]),
            ("`x` text `x`", .code, ["`x`", "`x`"]), ("a [b](c)d", .text, ["a ", "b", "d"]),
            ("[a\nb](c)", .link, ["[a\nb](c)"]), ("text `x`\n| `y` | z |\n|---|---|", .code, ["`x`", "`y`"]),
            ("a\nb `x`\n| `y` | z |\n|---|---|\n| `p` | q |", .code, ["`x`", "`y`", "`p`"]),
            ("1. a `b\n    c` d", .code, ["`b\n    c`"]), ("- x <i\n     y> z", .htmlInline, ["<i\n     y>"]),
            ("é [ü](ö) ñ", .link, ["[ü](ö)"]),
        ])
    func findsNodesAsWritten(source: String, kind: NodeKind, expected: [String]) {
        for lineEnd in ["\n", "\r\n"] {
            let text = source.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineEnd)
            let document = parse(text)
            let found = document.inlines(of: kind).map { document.file.text(in: $0) }
            #expect(found == expected.map { $0.split(separator: "\n").joined(separator: lineEnd) })
        }
    }

    @Test func cutsTheBackticksOffACodeSpan() {
        let document = parse("x ``a ` b`` y")
        let content = document.inlines(of: .code).map { document.contentRange(ofCodeSpan: $0) }
        #expect(content.map { document.file.text(in: $0) } == ["a ` b"])
    }

    @Test(arguments: Examples.all + Examples.playbooks)
    func rangesLieInOrderInsideTheirBlock(example: SourceFile) {
        let document = MarkdownParser.parse(example)
        for block in document.inlineBlocks {
            let ranges = document.inlineRanges(ofBlock: block)
            let whole = document.range(ofBlock: block)
            var end = 0
            for node in (block + 1)..<max(block + 1, Int(document.nodes[block].end)) {
                guard let range = ranges[node] else { continue }
                #expect(whole.contains(range), "\(example.path) \(node)")
                if let parent = ranges[Int(document.nodes[node].parent)] { #expect(parent.contains(range)) }
                if document.nodes[node].kind == .text || document.nodes[node].kind == .code {
                    #expect(range.lowerBound >= end, "\(example.path) \(document.literal(of: node))")
                    end = range.upperBound
                }
            }
        }
    }

    @Test(.enabled(if: !Examples.playbooks.isEmpty), arguments: Examples.playbooks)
    func findsEveryInlineOfThePlaybooks(playbook: SourceFile) {
        let document = MarkdownParser.parse(playbook)
        for block in document.inlineBlocks {
            let ranges = document.inlineRanges(ofBlock: block)
            for node in document.nonEmptyInlines(ofBlock: block) {
                #expect(
                    ranges[node] != nil,
                    "\(playbook.path): \(document.nodes[node].kind) \(document.literal(of: node))")
            }
        }
    }
}

extension Document {
    /// The blocks that have inline children.
    var inlineBlocks: [Int] {
        nodes.indices.filter {
            [.paragraph, .heading, .tableCell].contains(nodes[$0].kind) && Int(nodes[$0].end) > $0 + 1
        }
    }

    /// Trailing spaces leave texts without a character, which stand nowhere.
    func nonEmptyInlines(ofBlock block: Int) -> [Int] {
        ((block + 1)..<Int(nodes[block].end)).filter { nodes[$0].kind != .text || !nodes[$0].literal.isEmpty }
    }

    func inlines(of kind: NodeKind) -> [SourceRange] {
        inlineBlocks.sorted { nodes[$0].firstLine < nodes[$1].firstLine }.flatMap { block in
            let ranges = inlineRanges(ofBlock: block)
            return ((block + 1)..<Int(nodes[block].end)).filter { nodes[$0].kind == kind }.compactMap { ranges[$0] }
        }
    }
}

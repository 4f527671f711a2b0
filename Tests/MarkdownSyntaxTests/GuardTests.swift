import MarkdownSyntax
import SourceText
import Testing

/// An input that cmark reads slowly, or that could break a reader, by name.
struct Attack: Sendable, CustomTestStringConvertible {
    var name: String
    var make: @Sendable (Int) -> String

    var testDescription: String { name }

    static func repeated(_ unit: String) -> Attack {
        Attack(name: "repeated '\(unit.prefix(20))'") { size in
            String(repeating: unit, count: size / unit.utf8.count)
        }
    }

    static func headed(_ name: String, _ head: String, _ unit: String, _ tail: String = "") -> Attack {
        Attack(name: name) { size in
            head + String(repeating: unit, count: max(1, (size - head.utf8.count - tail.utf8.count) / unit.utf8.count))
                + tail
        }
    }

    static let units = [
        "[", "![", "![[]()", "<", "<?", "<!A ", "<![CDATA[", "<!--", "<a href=\"", "</", "`a``", "*a_ ", "_a *", "*a ",
        "a* ", "*", "*x* **_ ", "~a ~~b ", "a~~~ ~~b", "~", "~a*b_c ", ">", "> ", "- ", "1. ", "> - ", "- a\n",
        "- a\n+ b\n", "www.", "www.a.b ", "www._", "@", "a@", "a@b.", "a@b.c ", "http://", "https://a.b/(", ":", "://",
        "a_@", "a.b-c+d@@", "mailto:", "[a](b", "[a](<b", "[a](b \"", "[a](((", "[a][b]", "[a](b)", "[a]: u\n", "[^",
        "[^a]: ", "[^a]: b\n\n", "&", "&a", "\\", "#", "|", "a|a\n-|-|-\n", "a|a\n-|-\n", "|-|\n", "-|\n", "-", "- - ",
        "* * * a\n", "\n", "\r", "\0", "\u{FEFF}", "a\n", "a  \n", "a\n=\n", "<div>\n", "<a>\n\n", "<p\n", "```\n",
        "```a\n````\n", "    a\n", "- a\n\n\n", ">\n", "-\n", "[](<>", "<x:", "<a@", "[\\", "[]", "]", "[a][",
        "*_~`[", "- [ ] a\n", "[a\\]", "[a]: <b", "[a]: b \"c\n", "[a]( ", "# a\n", "---\n", "{#a}", "<br>",
        "<details>", "</sup>", "\t", " ",
    ]

    static let all: [Attack] =
        units.map(repeated) + [
            headed("row with many cells", "|a|b|\n|-|-|\n", "|a"),
            headed("wide table", "|\(cells(128, "a"))\n|\(cells(128, "-"))\n", "a\n"),
            headed("5,000 columns", "|\(cells(5000, "a"))\n|\(cells(5000, "-"))\n", "|x|\n"),
            headed("short rows", "a|b\n-|-\n", "a\n"), headed("long paragraph before a table", "", "a\n", "a|b\n-|-\n"),
            headed("long link text", "[", "a", "](b)"), headed("parentheses behind a link", "www.a.b/", ")"),
            headed("many uses of a long target", "[a]: \(String(repeating: "x", count: 1 << 19))\n\n", "[a] "),
            headed("many uses of a long title", "[a]: x \"\(String(repeating: "y\n", count: 1 << 18))\"\n\n", "[a] "),
            headed("many uses of a target of 1,000 bytes", "[a]: \(String(repeating: "x", count: 1000))\n\n", "[a]"),
            headed("many references to one footnote", "[^a]: u\n\n", "[^a] "),
            headed("blank lines in deep lists", String(repeating: "- ", count: 500) + "a\n", "\n"),
            headed("lines in deep lists", String(repeating: "- ", count: 500) + "a\n", "b\n"),
            headed("lines in deep quotes", String(repeating: "> ", count: 2000) + "a\n", "b\n"),
            headed("thematic break that is none", "", "* ", "a"), headed("closing hashes", "# ", " #"),
            headed("heading with many ids", "# ", "{#a} "), headed("unclosed front matter", "---\n", "a: b\n"),
            headed("front matter of flow sequences", "---\na: ", "[", "\n---\n"),
            headed("front matter of mappings", "---\n", "a: {", "\n---\n"),
            headed("table in one list item", "- a|b\n  -|-\n", "  c\n"), headed("nested links", "", "[a", "](b)"),
        ]

    private static func cells(_ count: Int, _ text: String) -> String { String(repeating: "\(text)|", count: count) }
}

@Suite(.serialized)
struct GuardTests {
    /// A mebibyte in a second is promised for release builds; unoptimised code reads a sixteenth.
    #if DEBUG
        static let size = 1 << 16
        static let bound = Duration.seconds(4)
    #else
        static let size = 1 << 20
        static let bound = Duration.seconds(1)
    #endif

    @Test(arguments: Attack.all)
    func readsEveryInputWithinTheBound(attack: Attack) {
        let bytes = Array(attack.make(Self.size).utf8)
        let start = ContinuousClock.now
        let document = MarkdownParser.parse(SourceFile(path: "attack.md", bytes: bytes))
        let elapsed = ContinuousClock.now - start
        #expect(elapsed < Self.bound, "\(attack.name): \(elapsed), \(document.isSourceOnly)")
        #expect(document.nodes.first.map { Int($0.end) } == document.nodes.count)
    }

    @Test(
        arguments: [
            ("file-too-large", String(repeating: "a\n", count: (1 << 19) + 1)),
            ("too-many-lines", String(repeating: "a\n", count: 20_001)),
            ("table-too-wide", "a\n" + String(repeating: "-|", count: 129) + "\n"),
            (
                "table-too-wide",
                String(repeating: "a|", count: 100) + "\n" + String(repeating: "-|", count: 100) + "\n"
                    + String(repeating: "b\n", count: 1010)
            ),
            ("table-too-wide", String(repeating: "|", count: 4_500)),
            ("too-many-brackets", String(repeating: "[", count: 250_001)),
            ("too-deeply-nested", String(repeating: ">", count: 2_000) + String(repeating: "b\n", count: 9_000)),
            ("too-many-brackets", String(repeating: "![", count: 5001)),
            ("too-many-brackets", String(repeating: "<!", count: 5001)),
            ("too-many-brackets", String(repeating: "<?", count: 5001)),
            ("too-deeply-nested", String(repeating: ">", count: 100_001)),
            ("too-many-links", String(repeating: "www._", count: 10_000)),
            (
                "reference-too-long",
                "[a]: \(String(repeating: "x", count: 10_000))\n\n" + String(repeating: "[a]", count: 4_000)
            ),
        ])
    func showsRefusedFilesAsSource(rule: String, source: String) throws {
        let document = parse(source)
        #expect(document.isSourceOnly)
        #expect(document.diagnostics.map(\.rule.rawValue) == [rule])
        let block = document.codeBlock(at: try #require(document.nodes(of: .codeBlock).first))
        #expect(block.string == source + (source.hasSuffix("\n") ? "" : "\n"))
        if source.utf8.count < 50_000 { expectExactMap(of: block, in: document) }
    }

    @Test(arguments: [
        "a\n" + String(repeating: "-|", count: 129) + "\n", String(repeating: "![", count: 5001),
        String(repeating: ">", count: 100_001), String(repeating: "www._", count: 10_000),
    ])
    func pointsAtTheLineThatIsTooMuch(source: String) throws {
        let text = "# Title\n\nBefore.\n\n" + source
        let place = try #require(parse(text).diagnostics.first?.range)
        let worst = try #require(text.split(separator: "\n").max { $0.utf8.count < $1.utf8.count })
        #expect(place.lowerBound == text.utf8.distance(from: text.utf8.startIndex, to: worst.startIndex))
        #expect(place.count <= 60 && !place.isEmpty)
    }

    @Test(arguments: [
        "![a](b) ", "a@b.example.com ", "https://example.com/a_(b) ", "| a | b |\n", "<!-- c -->\n", "[a](b)\n",
        "[@a](b)\n* [c](d)\n",
    ])
    func readsManyOrdinaryUses(unit: String) {
        #expect(!parse(String(repeating: unit, count: 1_000)).isSourceOnly)
    }

    @Test func readsFiftyThousandNestedQuotes() {
        let document = parse(String(repeating: "> ", count: 50_000) + "a")
        #expect(document.nodes(of: .blockQuote).count == 50_000)
        #expect(HTMLRenderer().render(document).string.hasSuffix("</blockquote>\n"))
    }

    @Test func reportsEachBadByteRunAtItsOffset() throws {
        let bytes =
            Array("# a".utf8) + [0xFF, 0xFE] + Array(" b\n\n```\nx".utf8) + [0xC3] + Array("y\n```\n".utf8) + [0x00]
        let document = MarkdownParser.parse(SourceFile(path: "bad.md", bytes: bytes))
        #expect(document.diagnostics.map { $0.range?.range } == [3..<5, 14..<15, 21..<22])
        #expect(document.headings.map(\.text) == ["a\u{FFFD}\u{FFFD} b"])
        let block = document.codeBlock(at: try #require(document.nodes(of: .codeBlock).first))
        #expect(block.string == "x\u{FFFD}y\n")
        expectExactMap(of: block, in: document)
        #expect(document.file.bytes == bytes)
    }

    @Test func reportsAtMostTwentyPlacesAndThenTheirNumber() {
        let bytes = [[UInt8]](repeating: [0x61, 0x80], count: 50).flatMap { $0 }
        let document = MarkdownParser.parse(SourceFile(path: "bad.md", bytes: bytes))
        #expect(document.diagnostics.count == 21)
        #expect(document.diagnostics.last?.message == "30 more places in the file are not UTF-8")
    }
}

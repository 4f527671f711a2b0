import MarkdownSyntax
import SourceText
import Testing

struct FrontMatterTests {
    @Test(
        arguments: [
            ("null", YAMLNode.Value.null), ("~", .null), ("", .null), ("true", .bool(true)), ("FALSE", .bool(false)),
            ("yes", .string("yes")), ("on", .string("on")), ("12", .int(12)), ("-7", .int(-7)), ("+3", .int(3)),
            ("0o17", .int(15)), ("0x1F", .int(31)), ("017", .int(17)), ("1_000", .string("1_000")),
            ("1.5", .double(1.5)),
            (".5", .double(0.5)), ("1.", .double(1)), ("1e3", .double(1000)), ("-1.5E-2", .double(-0.015)),
            (".inf", .double(.infinity)), ("-.INF", .double(-.infinity)), ("1e", .string("1e")), (".", .string(".")),
            ("2025-01-02", .string("2025-01-02")), ("1:30", .string("1:30")), ("'12'", .string("12")),
            ("\"true\"", .string("true")), ("0b1", .string("0b1")), ("99999999999999999999", .double(1e20)),
            ("[1, a]", .sequence([])),
        ])
    func typesScalarsByTheCoreSchema(text: String, value: YAMLNode.Value) {
        let node = parse("---\nkey: \(text)\n---\n").frontMatter?["key"]
        if case .sequence(let items)? = node?.value {
            #expect(items.map(\.value) == [.int(1), .string("a")])
        } else {
            #expect(node?.value == value)
        }
    }

    @Test(arguments: ["\n", "\r\n", "\r"], ["", "\u{FEFF}"])
    func keepsLinesAndOffsetsOfTheFile(lineEnd: String, mark: String) throws {
        let lines = ["---", "title: Größe 🚀", "owner: {name: Zoë}", "...", "# Head", "", "Under", "==="]
        let document = parse(mark + lines.joined(separator: lineEnd))
        let front = try #require(document.frontMatter)
        #expect(front.entries.map(\.key) == ["title", "owner"])
        #expect(document.file.text(in: try #require(front["title"]).range) == "Größe 🚀")
        guard case .mapping(let entries)? = front["owner"]?.value else { return #expect(Bool(false)) }
        #expect(document.file.text(in: entries[0].value.range) == "Zoë")
        #expect(document.headings.map { document.file.text(in: $0.range) } == ["# Head", "Under\(lineEnd)==="])
        #expect(document.diagnostics.isEmpty)
    }

    @Test(
        arguments: [
            ("---\na: 1\na: 2\n---\n", "a", 3), ("---\na: &x 1\n---\n", "&x 1", 2), ("---\na: !t 1\n---\n", "!t 1", 2),
            ("---\na: *x\n---\n", "*x", 2), ("---\nb: 1\na: 'x\n---\n", "", 4), ("---\na: b: c\n---\n", "", 2),
        ])
    func reportsWhatIsWrongAtItsPlace(source: String, text: String, line: Int) throws {
        let document = parse(source + "\nBody\n")
        let finding = try #require(document.diagnostics.first)
        #expect(finding.rule == "invalid-front-matter")
        let range = try #require(finding.range)
        #expect(document.file.text(in: range) == text)
        #expect(document.lines.position(at: range.lowerBound, in: document.file.bytes).line == line)
        #expect(document.frontMatter != nil)
        #expect(document.nodes(of: .paragraph).count == 1)
    }

    @Test(arguments: [
        "---\ntitle: x\n\n# Head\n", "---\n**Note**: prose: here\n---\n", "---\n\nProse.\n\n---\n\nMore\n",
        "text\n---\na: b\n---\n", " ---\na: b\n---\n",
    ])
    func leavesThematicBreaksAlone(source: String) {
        let document = parse(source)
        #expect(document.frontMatter == nil)
        #expect(document.diagnostics.isEmpty)
    }

    @Test func refusesDepthAndSize() {
        let deep = parse("---\na: \(String(repeating: "[", count: 200))\(String(repeating: "]", count: 200))\n---\n")
        #expect(deep.diagnostics.map(\.message) == ["the YAML is nested deeper than 64 levels"])
        let large = parse("---\na: \(String(repeating: "x", count: 70_000))\n---\n")
        #expect(large.diagnostics.map(\.message) == ["the front matter is larger than 65536 bytes and is not read"])
        #expect(large.frontMatter?.entries.isEmpty == true)
    }

    @Test func keepsEmptyFrontMatter() {
        #expect(parse("---\n---\ntext").frontMatter?.entries == [])
    }
}

struct AnchorTests {
    @Test func collectsIDsOfRawHTML() {
        let document = parse(
            "<a id=\"one\"></a> x <a name='two'>y</a>\n\n<div>\n<h2 ID=three class=x>T</h2>\n<!-- <a id=\"no\"> -->\n</div>\n"
        )
        #expect(document.extraAnchors == ["one", "two", "three"])
    }
}

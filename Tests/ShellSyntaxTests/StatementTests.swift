import ShellSyntax
import Testing

@Suite struct StatementTests {
    static let cases: [(source: String, statements: [String])] = [
        ("a b # c\nd", ["simple a b", "simple d"]),
        ("a \\\n b  \n", ["simple a \\\n b"]),
        ("a | b && c", ["list a | b && c"]),
        ("a | b", ["pipeline a | b"]),
        ("a; b &", ["simple a", "simple& b"]),
        ("A=1", ["assignment A=1"]),
        ("export A=1", ["simple export A=1"]),
        ("cat <<X\n1\nX\nb", ["simple cat <<X\n1\nX", "simple b"]),
        ("a <<A; b <<B\n1\nA\n2\nB\nc", ["list a <<A; b <<B\n1\nA\n2\nB", "simple c"]),
        ("if a\nthen b # c\nfi > x", ["compound if a\nthen b # c\nfi > x"]),
        ("f() {\n a\n\n b\n}", ["function f() {\n a\n\n b\n}"]),
        ("psql -c \"\nSELECT 1;\n\n-- x\n\"", ["simple psql -c \"\nSELECT 1;\n\n-- x\n\""]),
        ("a\r\n\r\nb\r\n", ["simple a", "simple b"]),
        ("a &&\n b ||\n c", ["list a &&\n b ||\n c"]),
        ("! a", ["simple ! a"]),
    ]

    @Test(arguments: cases) func givesTheRangesOfStatements(source: String, statements: [String]) {
        #expect(Rendering(source).statements == statements)
    }

    @Test func tellsOwnLineCommentsFromTrailingOnes() {
        let source = "#!/bin/sh\n## 1. Stop\na b # why #2\n  # two\nx=#3; y # z\r\n"
        let comments = Rendering(source).script.comments
        #expect(comments.map(\.text) == ["!/bin/sh", "1. Stop", "why #2", "two", "z"])
        #expect(comments.map(\.isTrailing) == [false, false, true, false, true])
    }

    /// What is left of a text with mistakes, and what is said about them.
    static let mistakes: [(source: String, commands: [String], errors: [String])] = [
        ("a\n\nb 'c\nd\n\ne", ["‹a›", "‹e›"], ["unclosed single quote opened here|'|b 'c\nd"]),
        ("a\n\nb\nc \"d\n\ne", ["‹a›", "‹e›"], ["unclosed double quote opened here|\"|b\nc \"d"]),
        ("a $(b\n\nc", ["‹c›"], ["unclosed command substitution opened here|$(|a $(b"]),
        ("a `b\n\nc", ["‹c›"], ["unclosed backtick opened here|`|a `b"]),
        ("a ${b\n\nc", ["‹c›"], ["unclosed '${' opened here|${|a ${b"]),
        ("if a; then b\n\nc", ["‹c›"], ["unclosed 'if' opened here|if|if a; then b"]),
        ("done\n\nc", ["‹c›"], ["unexpected 'done'; nothing is open that it could close|done|done"]),
        (
            "cat <<E >f()\n\nc", ["‹c›"],
            ["unexpected '('; a command holds only words and redirections|(|cat <<E >f()"]
        ),
        ("a (b)\n\nc", ["‹c›"], ["unexpected '('; a command holds only words and redirections|(|a (b)"]),
        ("a |\n\nb )", [], ["unexpected ')'|)|a |\n\nb )"]),
        ("a &&", [], ["nothing follows '&&'|&&|a &&"]),
        ("a >\n\nb", ["‹b›"], ["nothing follows the redirection '>'|>|a >"]),
        ("a <<X\nb\n\nc", ["‹c›"], ["here-document without its end, a line that reads 'X'|<<X|a <<X\nb"]),
        ("for x in a; do; done", [], ["unexpected ';'|;|for x in a; do; done"]),
        ("| a", [], ["unexpected '|'|||| a"]),
        ("a;;b", [], ["unexpected ';;'|;;|a;;b"]),
        ("while a; b", [], ["unclosed 'while' opened here|while|while a; b"]),
        ("{ a", [], ["unclosed '{' opened here|{|{ a"]),
        (
            "ls a\ngrep 'b c\n  d\ncurl e\n", ["‹ls› ‹a›", "‹curl› ‹e›"],
            ["unclosed single quote opened here|'|grep 'b c\n  d"]
        ),
        ("ls a\n# b\necho c; grep )\n", ["‹ls› ‹a›"], ["unexpected ')'|)|echo c; grep )"]),
        (
            "grep \"b \\\n  c\ncurl d\ngrep 'e\ncurl f", ["‹curl› ‹d›", "‹curl› ‹f›"],
            ["unclosed double quote opened here|\"|grep \"b \\\n  c", "unclosed single quote opened here|'|grep 'e"]
        ),
        // What commands print, and what stands in something without its end, are no commands.
        ("ls a\nNAME b\nc 'd\ncurl e", [], ["unclosed single quote opened here|'|ls a\nNAME b\nc 'd\ncurl e"]),
        ("ls a\nfor b in c; do\ncurl d\n", ["‹ls› ‹a›"], ["unclosed 'for' opened here|for|for b in c; do\ncurl d"]),
        ("cat <<X\ncurl a\n", [], ["here-document without its end, a line that reads 'X'|<<X|cat <<X\ncurl a"]),
        ("b=$(\ncurl a\n", [], ["unclosed command substitution opened here|$(|b=$(\ncurl a"]),
    ]

    @Test(arguments: mistakes) func givesUpOnlyTheParagraph(source: String, commands: [String], errors: [String]) {
        let rendering = Rendering(source)
        #expect(rendering.commands == commands)
        #expect(
            rendering.script.errors.map {
                "\($0.message)|\(rendering.slice($0.range))|\(rendering.slice($0.paragraph))"
            } == errors)
    }

    @Test func reportsTheDepthLimit() {
        let deep = String(repeating: "$(", count: 60) + String(repeating: ")", count: 60)
        let script = Rendering("a\n\n" + deep + "\n\nb").script
        #expect(script.errors.map(\.message) == ["command substitution stands deeper than 50 levels inside others"])
        #expect(script.commands.count == 2)
    }
}

import ShellSyntax
import Testing

@Suite struct WordTests {
    /// The parts and the text of a command's last word.
    static let cases: [(source: String, parts: [String], text: String)] = [
        ("echo abc", ["literal abc"], "abc"),
        ("echo \"a b\"", ["literal/double a b"], "a b"),
        ("echo 'a b'", ["literal/single a b"], "a b"),
        ("echo $'a\\tb\\x41\\'\\u00e9'", ["literal/ansi a\\tb\\x41\\'\\u00e9"], "a\tbA'é"),
        ("echo $\"hi\"", ["literal/double hi"], "hi"),
        ("echo \"\"", ["literal/double "], ""),
        ("echo a\\ b", ["literal a\\ b"], "a b"),
        ("echo \"a\\\"b\\n\"", ["literal/double a\\\"b\\n"], "a\"b\\n"),
        ("echo a\"b\"'c'", ["literal a", "literal/double b", "literal/single c"], "abc"),
        (
            "echo x$A/${B:-y}z", ["literal x", "variable(A) $A", "literal /", "variable(B) ${B:-y}", "literal z"],
            "x$A/${B:-y}z"
        ),
        ("echo \"$A b\"", ["variable(A)/double $A", "literal/double  b"], "$A b"),
        ("echo $1$?$@", ["variable(1) $1", "variable(?) $?", "variable(@) $@"], "$1$?$@"),
        ("echo 5$ a$", ["literal a$"], "a$"),
        ("echo ${#A} ${!B} ${C[0]}", ["variable(C) ${C[0]}"], "${C[0]}"),
        ("echo ${A//\\//-}", ["variable(A) ${A//\\//-}"], "${A//\\//-}"),
        ("echo \"${A:-it's}\"", ["variable(A)/double ${A:-it's}"], "${A:-it's}"),
        ("echo \"${A#'}'}\"", ["variable(A)/double ${A#'}'}"], "${A#'}'}"),
        ("echo ${A:-$(b \"}\")}", ["variable(A) ${A:-$(b \"}\")}"], "${A:-$(b \"}\")}"),
        ("echo a$(b c)d", ["literal a", "command $(b c)", "literal d"], "a$(b c)d"),
        ("echo \"`b c`\"", ["command/double `b c`"], "`b c`"),
        ("echo $((A+1))", ["arithmetic $((A+1))"], "$((A+1))"),
        ("echo *.txt a?[bc]", ["literal a", "glob ?", "glob [bc]"], "a?[bc]"),
        ("ls @(a|b).c", ["glob @(a|b)", "literal .c"], "@(a|b).c"),
        ("echo {a,b} {1..3}", ["literal {1..3}"], "{1..3}"),
        ("echo a\\\nb", ["literal a\\\nb"], "ab"),
        ("echo é…", ["literal é…"], "é…"),
        ("go test ./...", ["literal ./..."], "./..."),
        ("cmd ...", ["literal ..."], "..."),
        // placeholders
        ("ssh <host>", ["placeholder(host) <host>"], "<host>"),
        ("cd us-<region>-a", ["literal us-", "placeholder(region) <region>", "literal -a"], "us-<region>-a"),
        ("cat <имя>", ["placeholder(имя) <имя>"], "<имя>"),
        ("cd <pod name>", ["placeholder(pod name) <pod name>"], "<pod name>"),
        ("x <dev|prod>", ["placeholder(dev|prod) <dev|prod>"], "<dev|prod>"),
        ("x <[name]>", ["placeholder([name]) <[name]>"], "<[name]>"),
        ("x \"a <b> c\"", ["literal/double a ", "placeholder(b)/double <b>", "literal/double  c"], "a <b> c"),
        (
            "x '{\"a\":\"<b>\"}'", ["literal/single {\"a\":\"", "placeholder(b)/single <b>", "literal/single \"}"],
            "{\"a\":\"<b>\"}"
        ),
        ("x \"<b>bold</b>\"", ["literal/double <b>bold</b>"], "<b>bold</b>"),
        ("x \"a < b and c>d\"", ["literal/double a < b and c>d"], "a < b and c>d"),
        ("x --a=<b>", ["literal --a=", "placeholder(b) <b>"], "--a=<b>"),
        ("x <a><b>", ["placeholder(a) <a>", "placeholder(b) <b>"], "<a><b>"),
        ("x node1<name>", ["literal node1", "placeholder(name) <name>"], "node1<name>"),
        ("x [start|stop]", ["placeholder(start|stop) [start|stop]"], "[start|stop]"),
        ("x [a-z]", ["glob [a-z]"], "[a-z]"),
        ("x {{ name }}-a", ["template {{ name }}", "literal -a"], "{{ name }}-a"),
        ("x \"{{name}}\"", ["template/double {{name}}"], "{{name}}"),
        ("x '{{name}}'", ["template/single {{name}}"], "{{name}}"),
        ("x {% if y %}", ["template {% if y %}"], "{% if y %}"),
        ("x ${{ env.Y }}", ["template ${{ env.Y }}"], "${{ env.Y }}"),
        ("docker ps --format '{{.Names}} x'", ["literal/single {{.Names}} x"], "{{.Names}} x"),
        ("docker ps --format='{{.Names}}'", ["literal --format=", "literal/single {{.Names}}"], "--format={{.Names}}"),
        ("docker inspect -f \"{{.Id}}\"", ["literal/double {{.Id}}"], "{{.Id}}"),
        ("k get -o go-template='{{.x}}'", ["literal go-template=", "literal/single {{.x}}"], "go-template={{.x}}"),
        (
            "k get -o=go-template='{{.x}}'", ["literal -o=go-template=", "literal/single {{.x}}"],
            "-o=go-template={{.x}}"
        ),
        (
            "k get -o jsonpath='{.items[0].x}'", ["literal jsonpath=", "literal/single {.items[0].x}"],
            "jsonpath={.items[0].x}"
        ),
        ("x -f a '{{name}}'", ["template/single {{name}}"], "{{name}}"),
    ]

    @Test(arguments: cases) func takesWordsApart(source: String, parts: [String], text: String) throws {
        let rendering = Rendering(source)
        #expect(rendering.script.errors.isEmpty)
        let word = try #require(rendering.script.commands.first { $0.nesting == .topLevel }?.words.last)
        #expect(word.parts.map(rendering.part) == parts)
        #expect(word.text == text)
    }

    /// Angles that stay redirections.
    static let redirections: [(source: String, redirections: [String])] = [
        ("a <file >out", ["<file", ">out"]),
        ("a <in.txt 2>err", ["<in.txt", "2>err"]),
        ("a <f 2>&1", ["<f", "2>&1"]),
        ("a 2<file >b", ["2<file", ">b"]),
        ("a < <(b)", ["< <(b)"]),
        ("a > <file>", ["> <file>"]),
        ("a <<EOF>x\nEOF", ["<<EOF", ">x"]),
        ("a <f; b >x", ["<f"]),
        ("a <<<word", ["<<<word"]),
    ]

    @Test(arguments: redirections) func keepsRedirections(source: String, redirections: [String]) throws {
        let rendering = Rendering(source)
        let command = try #require(rendering.script.commands.first, "\(rendering.script.errors)")
        #expect(command.redirections.map { rendering.slice($0.range) } == redirections)
    }

    @Test func listsPlaceholdersWhereverTheyStand() {
        let source = "A=${B:-<c>} x <d> \"<e f>\" # <g>\ncat <<EOF\n<h>\nEOF\nfor i in <j>; do k {{ l }}; done > <m>"
        let names = Rendering(source).script.placeholders.map(\.name)
        #expect(names == ["c", "d", "e f", "j", "l", "m"])
    }

    static let uses: [(source: String, uses: [String])] = [
        ("a $A ${B} \"$C\" '$D'", ["A", "B", "C"]),
        ("a ${A:-$B} ${C:=1} ${D:+2} ${E?x} ${F%.*}", ["A?", "B", "C?", "D?", "E", "F"]),
        ("cat <<EOF\n$A\nEOF\ncat <<'EOF'\n$B\nEOF", ["A"]),
        ("(( a > 0x1F )); echo $((b + $c))", ["a", "b", "c"]),
        ("[[ $A =~ $B ]]", ["A", "B"]),
        ("for x in $A; do y $x; done", ["A", "x"]),
        ("a=($A [$i]=$B)", ["A", "i", "B"]),
        ("case $A in $B) ;; esac", ["A", "B"]),
    ]

    @Test(arguments: uses) func listsUsesOfVariables(source: String, uses: [String]) {
        let rendering = Rendering(source)
        #expect(rendering.script.errors.isEmpty, "\(rendering.script.errors)")
        #expect(rendering.script.variables.map { $0.name + ($0.hasDefault ? "?" : "") } == uses)
    }
}

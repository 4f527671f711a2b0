import ShellSyntax
import Testing

/// Commands as they come out of a source; ranges are checked by slicing the source.
@Suite struct CommandTests {
    static let cases: [(source: String, commands: [String])] = [
        ("kubectl get pods -n prod", ["‹kubectl› ‹get› ‹pods› ‹-n› ‹prod›"]),
        ("", []),
        ("# only a comment", []),
        ("a && b || c; d & e", ["‹a›", "and ‹b›", "or ‹c›", "sequence ‹d› &", "background ‹e›"]),
        ("a | b |& c", ["‹a›", "pipe ‹b›", "pipeBoth ‹c›"]),
        ("a |\n  # why\n  b &&\nc", ["‹a›", "pipe ‹b›", "and ‹c›"]),
        ("! a | b", ["! ‹a›", "pipe ! ‹b›"]),
        ("A=1 B+=2 cmd x=3", ["[A=1] [B+=2] ‹cmd› ‹x=3›"]),
        ("A=$(date +%F)", ["[A=$(date +%F)]", "(substitution) ‹date› ‹+%F›"]),
        ("A=`date`; echo \"$A\"", ["[A=`date`]", "(substitution) ‹date›", "sequence ‹echo› ‹\"$A\"›"]),
        ("export A=1 B", ["‹export› ‹A=1› ‹B›"]),
        ("declare -A m=([a]=1 [b]=2)", ["‹declare› ‹-A› ‹m=([a]=1 [b]=2)›"]),
        ("a=(1 \"2 3\" # note\n 4) cmd", ["[a=(1 \"2 3\" # note\n 4)] ‹cmd›"]),
        ("m[key]=value", ["[m[key]=value]"]),
        ("cmd > out 2>&1 < in", ["‹cmd› {> out} {2>&1} {< in}"]),
        ("cmd &> all &>> more >| force <> both", ["‹cmd› {&> all} {&>> more} {>| force} {<> both}"]),
        ("exec 3<&- {log}>f", ["‹exec› {3<&-} {{log}>f}"]),
        ("cat <<< \"$x\"", ["‹cat› {<<< \"$x\"}"]),
        ("cat <<EOF > f\nbody $x\nEOF\nls", ["‹cat› {<<EOF|body $x\n} {> f}", "‹ls›"]),
        ("cat <<-'EOF'\n\tbody\n\tEOF", ["‹cat› {<<-'EOF'|\tbody\n}"]),
        ("a <<A; b <<B\n1\nA\n2\nB", ["‹a› {<<A|1\n}", "sequence ‹b› {<<B|2\n}"]),
        ("cat <<EOF | grep x\n1\nEOF", ["‹cat› {<<EOF|1\n}", "pipe ‹grep› ‹x›"]),
        (
            "cat <<EOF\n$(date) `id`\nEOF",
            ["‹cat› {<<EOF|$(date) `id`\n}", "(substitution) ‹date›", "(substitution) ‹id›"]
        ),
        ("x=$(cat <<EOF\nbody\nEOF\n)", ["[x=$(cat <<EOF\nbody\nEOF\n)]", "(substitution) ‹cat› {<<EOF|body\n}"]),
        ("diff <(a 1) >(b)", ["‹diff› ‹<(a 1)› ‹>(b)›", "(substitution) ‹a› ‹1›", "(substitution) ‹b›"]),
        ("kubectl apply \\\n  -f x.yaml \\\n  --wait", ["‹kubectl› ‹apply› ‹-f› ‹x.yaml› ‹--wait›"]),
        ("foo\\\nbar baz", ["‹foo\\\nbar› ‹baz›"]),
        ("a\r\nb \\\r\n c\r\n", ["‹a›", "‹b› ‹c›"]),
        ("echo a#b # c", ["‹echo› ‹a#b›"]),
        (
            "if a; then b; elif c; then d; else e; fi",
            [
                "(compound) ‹a›", "sequence (compound) ‹b›", "sequence (compound) ‹c›", "sequence (compound) ‹d›",
                "sequence (compound) ‹e›",
            ]
        ),
        (
            "for p in $(ls) x; do a \"$p\"; b; done > log",
            [
                "(substitution) ‹ls›", "sequence (compound) ‹a› ‹\"$p\"›", "sequence (compound) ‹b›",
            ]
        ),
        ("for ((i=0; i<3; i++)); do a; done", ["(compound) ‹a›"]),
        ("for x; do a; done", ["(compound) ‹a›"]),
        ("select x in a b; do c; done", ["(compound) ‹c›"]),
        ("while read -r l; do a; done < f", ["(compound) ‹read› ‹-r› ‹l›", "sequence (compound) ‹a›"]),
        ("until a; do b; done", ["(compound) ‹a›", "sequence (compound) ‹b›"]),
        ("case $x in a|b) c;; (*) d ;; esac", ["(compound) ‹c›", "sequence (compound) ‹d›"]),
        ("case x in\n  a) b\nesac", ["(compound) ‹b›"]),
        ("f() { a; }", ["(function) ‹a›"]),
        ("function g { a\n}\ng", ["(function) ‹a›", "‹g›"]),
        (
            "(a; b) && { c; d; }",
            [
                "(compound) ‹a›", "sequence (compound) ‹b›", "and (compound) ‹c›", "sequence (compound) ‹d›",
            ]
        ),
        ("[[ -f $x && $y =~ ^a(b|c)$ ]] && d", ["and ‹d›"]),
        ("(( x > 1 )) || y", ["or ‹y›"]),
        ("((a); b)", ["(compound) ‹a›", "sequence (compound) ‹b›"]),
        ("echo $((1 + $(n)))", ["‹echo› ‹$((1 + $(n)))›", "(substitution) ‹n›"]),
        ("echo $( (a) )", ["‹echo› ‹$( (a) )›", "(substitution) ‹a›"]),
        ("time make all", ["‹time› ‹make› ‹all›"]),
        ("time { a; }", ["(compound) ‹a›"]),
        ("a &\nb", ["‹a› &", "‹b›"]),
        ("sleep 1 & wait", ["‹sleep› ‹1› &", "background ‹wait›"]),
        (
            "echo \"$(a \"$(b)\")\"",
            [
                "‹echo› ‹\"$(a \"$(b)\")\"›", "(substitution) ‹a› ‹\"$(b)\"›", "(substitution) ‹b›",
            ]
        ),
        ("> file", ["{> file}"]),
        ("echo if then fi", ["‹echo› ‹if› ‹then› ‹fi›"]),
        ("echo } {", ["‹echo› ‹}› ‹{›"]),
        ("ls *.{log,txt} ?(a|b) !(c)", ["‹ls› ‹*.{log,txt}› ‹?(a|b)› ‹!(c)›"]),
        ("echo `a \\`b\\` c`", ["‹echo› ‹`a \\`b\\` c`›", "(substitution) ‹a› ‹\\`b\\`› ‹c›", "(substitution) ‹b›"]),
    ]

    @Test(arguments: cases) func readsCommands(source: String, commands: [String]) {
        let rendering = Rendering(source)
        #expect(rendering.script.errors.isEmpty, "\(rendering.script.errors)")
        #expect(rendering.commands == commands, "\(source)")
    }
}

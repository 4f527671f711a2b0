import Foundation
import ShellSyntax
import SourceText
import Testing

@Suite struct TokenTests {
    private func tokens(_ text: String) -> [ShellToken] {
        let bytes = Array(text.utf8)
        return ShellTokens.tokens(of: ShellParser.parse(bytes), in: bytes)
    }

    @Test func namesEveryByte() {
        let text = "A=1 ls -l \\\n  x 2>&1 | cat <<E && b # c\nbody\nE\n"
        let bytes = Array(text.utf8)
        let shown = tokens(text).filter { $0.kind != .blank }.map {
            "\($0.kind) \(String(decoding: bytes[$0.range.range], as: UTF8.self))"
        }
        #expect(
            shown == [
                "assignment A=1", "word ls", "word -l", "continuation \\\n", "word x", "redirection 2>&", "word 1",
                "operator |", "word cat", "redirection <<", "word E", "operator &&", "word b", "comment # c",
                "lineEnd \n", "body body\n", "operator E", "lineEnd \n",
            ])
    }

    /// Put together, the tokens are the text; what no reading covers is an operator, a keyword or a bracket.
    @Test func losesNothingOfAnyText() {
        var random = SplitMix(state: 11)
        let pieces =
            RobustnessTests.seeds + ["\n\n", "\r\n", " ", "\t", "é", "'", "\"", "$(", ")", "`", "{", "}", ";;"]
        for _ in 0..<4_000 {
            let text = (0..<random.next(below: 6)).map { _ in pieces[random.next(below: pieces.count)] }.joined()
            let bytes = Array(text.utf8)
            let tokens = tokens(text)
            #expect(tokens.flatMap { bytes[$0.range.range] } == bytes, "\(text.debugDescription)")
        }
    }

    /// In text that is understood, nothing but operators, keywords and here-documents' ends is left between words.
    @Test(arguments: [
        "kubectl get pods -n \"$NS\" | grep -v <pod> > out 2>&1 # x\n", "a && b || ! c; d & e |& f\n",
        "if a; then b; elif c; then d; else e; fi\nwhile a; do b; done\nuntil c; do d; done\n",
        "for x in a b; do c $x; done\ncase $x in a|b) c ;; *) d ;; esac\nf() { g; }\n( h )\n[[ -f x && y ]]\n",
    ])
    func leavesOnlyOperatorsBetweenWords(text: String) {
        let bytes = Array(text.utf8)
        let allowed: Set<String> = [
            "|", "||", "&&", "|&", "&", ";", ";;", "!", "(", ")", "{", "}", "[[", "]]", "if", "then", "elif", "else",
            "fi", "while", "do", "done", "until", "for", "in", "x", "case", "esac", "f()",
        ]
        for token in tokens(text) where token.kind == .operator {
            let shown = String(decoding: bytes[token.range.range], as: UTF8.self)
            #expect(allowed.contains(shown), "\(shown) in \(text)")
        }
        #expect(!tokens(text).contains { $0.kind == .notUnderstood })
    }
}

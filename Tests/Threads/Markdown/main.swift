import MarkdownSyntax
import SourceText
import ThreadDriver

/// Threads of the system's instead of tasks, and no value that two of them share: what helgrind can follow.
func parse(_ number: Int) {
    let texts: [StaticString] = [
        "~~a~~ ~b~ www.example.com", "https://example.com/a me@example.com", "plain *text* `code` [x](y.md)",
        "| ~~a~~ | www.b.cd |\n|---|---|\n| x | y |", "- [ ] ~~done~~ https://a.bc\n- [x] www.a.bc", "a:b w_w ~~r",
        "---\ntitle: T\n---\n# ~~t~~ [x](http://y.z)\n\n> www.q.rs\n\n[^1]\n\n[^1]: m\n",
    ]
    for round in 0..<40 {
        let text = texts[(round + number) % texts.count]
        let bytes = unsafe Array(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
        let document = MarkdownParser.parse(SourceFile(path: "", bytes: bytes))
        precondition(!HTMLRenderer().render(document).bytes.isEmpty, "nothing was rendered")
    }
}

/// What is made once in a process is made before the threads are.
parse(0)
guard runsheet_in_threads(4, parse) == 0 else { preconditionFailure("cannot start threads") }

import Foundation
import ShellSyntax
import SourceText
import Testing

@Suite struct RobustnessTests {
    /// Name, the piece that is repeated, how often; a tenth of it without optimisation.
    static let hostile: [(name: String, piece: String, count: Int)] = [
        ("double quotes", "\"", 100_001), ("single quotes", "'", 100_001), ("backticks", "`", 100_001),
        ("substitutions", "$(", 100_000), ("parentheses", "(", 1_000_000), ("expansions", "${a:-", 100_000),
        ("arithmetic", "$((", 100_000), ("braces", "{ ", 100_000), ("conditions", "if ", 100_000),
        ("bodies", "cat <<EOF\n\n", 100_000), ("bodies on a line", "<<A ", 100_000), ("angles", "<a", 300_000),
        ("placeholders in quotes", "\"<a>", 100_001), ("templates", "{{", 300_000), ("brackets", "[", 300_000),
        ("choices", "[a|", 100_000), ("globs", "*(", 100_000), ("arrays", "a=(", 100_000),
        ("cases", "case x in ", 50_000),
        ("functions", "f() ", 100_000), ("tests", "[[ ( ", 100_000), ("bangs", "! ", 300_000),
        ("bars", "a | ", 200_000),
        ("open paragraphs", "if a\n\n", 100_000), ("quoted paragraphs", "a \"$(\n\n", 50_000),
        ("mixed paragraphs", "x 'a\n\ny \"b\n\nz $(\n\n{ c\n\n", 30_000), ("continuations", "a\\\n", 200_000),
        ("dollars", "$", 500_000), ("escapes", "\\", 500_001), ("glued prompts", "$git a\n", 50_000),
        ("bodies and substitutions", "a <<A $(x) ", 20_000),
        ("prompts", "$ a 'b\n", 50_000),
        ("bodies at prompts", "$ cat <<E\n", 50_000), ("process substitutions", "<(", 100_000),
        ("subscripts", "a[", 200_000), ("words", "word ", 200_000), ("semicolons", "a;", 300_000),
        ("closed", "${a}$(b)", 50_000),
        ("quoted depth", "\"$(", 100_000), ("escaped backticks", "`\\`", 100_000), ("carriage returns", "\r", 300_000),
    ]

    @Test(arguments: hostile) func readsHostileTextInTime(name: String, piece: String, count: Int) {
        let bytes = Array(String(repeating: piece, count: Self.isOptimised ? count : count / 10 + 1).utf8)
        let start = Self.threadSeconds()
        _ = ShellParser.parse(bytes)
        _ = Session.read(bytes)
        let seconds = Self.threadSeconds() - start
        #expect(seconds < 3, "\(name): \(seconds) s")
    }

    /// Brackets that stand in quotes, behind a backslash or in a comment, and seem to close what is around them.
    static let seemingEnds = [
        (#""$(( $(a ")))" ""#, #" ) ]"\"\" "#), (#"echo $[ $(a \] "#, " ))\\\"# \"\n]))\""),
        (#"a[$(b \]=; "#, "\n)]=1"), ("a[$(b ]=\n", "\n)]=1 "),
    ]

    /// Each level that went back for its end would be read twice by the one around it.
    @Test(arguments: seemingEnds) func readsWhatIsNestedOnce(open: String, close: String) {
        let bytes = Array((String(repeating: open, count: 22) + String(repeating: close, count: 22)).utf8)
        let start = Self.threadSeconds()
        _ = ShellParser.parse(bytes)
        #expect(Self.threadSeconds() - start < 3)
    }

    static let innermost = [
        "echo $((1))", "for ((;;)); do a; done", "((a))", "a=(b)", "${a}", "`a`", "<(a)", "[[ a ]]",
        "case a in b) c;; esac",
        "f() { a; }", "{ a; }", "if a; then b; fi", "echo \"$[1]\"",
    ]

    /// Whatever stands at the limit of depth is read or reported.
    @Test(arguments: innermost) func reportsWhatStandsTooDeep(inner: String) {
        for depth in 46...54 {
            for (open, close) in [("$( ", " )"), ("( ", " )"), ("{ ", "; }")] {
                let source = String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)
                let script = ShellParser.parse(Array(source.utf8))
                #expect(script.errors.isEmpty == (script.statements.count == 1), "\(source)")
                #expect(depth < 51 || script.errors.first?.message.contains("deeper than 50 levels") == true)
            }
        }
    }

    /// Processor time of this thread: other tests and programs do not count.
    private static func threadSeconds() -> Double {
        var time = timespec()
        guard unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0 else { return 0 }
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    static let isOptimised: Bool = {
        #if DEBUG
            false
        #else
            true
        #endif
    }()

    static let seeds = [
        "kubectl get pods -n \"$NS\" | grep -v <pod> > out 2>&1 # x\n",
        "cat <<-'EOF' > f && cat <<X\n\ta\n\tEOF\n$b `c`\nX\n", "A=1 B+=(x [1]=y) cmd ${A:-${B#'x'}} $((1+$(c)))\n",
        "for ((i=0;i<3;i++)); do case $x in a|b) c;; *) d;; esac; done\n",
        "if [[ -f $x && $y =~ ^(a|b)$ ]]; then f() { g; }; else ! h; fi\n",
        "$ user@h:~$ ls\n> a\n# b\n$ cat <<E\n> x\n> E\nmysql> SELECT 'a\n",
        "diff <(a) >(b) @(x|y) {{ t }} ${{ u }} [a|b]\r\n",
    ]

    @Test func survivesMutations() {
        var random = SplitMix(state: 42)
        let pieces = Array("\"'`$(){}[]<>|&;#\\\n\r \t=!*?-aEO0é".utf8)
        for round in 0..<60_000 {
            var bytes = Array(Self.seeds[round % Self.seeds.count].utf8)
            for _ in 0..<(1 + random.next(below: 5)) { mutate(&bytes, with: pieces, &random) }
            let script = ShellParser.parse(bytes)
            guard isSound(script, bytes) else {
                Issue.record("ranges of \(String(decoding: bytes, as: UTF8.self).debugDescription)")
                return
            }
            if round % 4 == 0 { _ = Session.read(bytes).map { session in session.entries.map(session.commandText) } }
        }
    }

    /// Words, gaps and comments put together give the source; every range lies where it belongs.
    private func isSound(_ script: Script, _ bytes: [UInt8]) -> Bool {
        let all = SourceRange(0..<bytes.count)
        for statement in script.statements where !all.contains(statement.range) { return false }
        for pair in zip(script.statements, script.statements.dropFirst())
        where pair.0.range.end > pair.1.range.start || pair.0.commands.upperBound != pair.1.commands.lowerBound {
            return false
        }
        for command in script.commands {
            guard all.contains(command.range), inOrder(command.words.map(\.range), within: command.range) else {
                return false
            }
            for word in command.words where !inOrder(word.parts.map(\.range), within: word.range) { return false }
        }
        return inOrder(script.comments.map(\.range), within: all)
    }

    private func inOrder(_ ranges: [SourceRange], within outer: SourceRange) -> Bool {
        var last = outer.start
        for range in ranges {
            guard range.start >= last, range.end <= outer.end else { return false }
            last = range.end
        }
        return true
    }

    private func mutate(_ bytes: inout [UInt8], with pieces: [UInt8], _ random: inout SplitMix) {
        guard !bytes.isEmpty else { return bytes.append(pieces[random.next(below: pieces.count)]) }
        let index = random.next(below: bytes.count)
        switch random.next(below: 4) {
        case 0: bytes[index] = pieces[random.next(below: pieces.count)]
        case 1: bytes.insert(pieces[random.next(below: pieces.count)], at: index)
        case 2: bytes.remove(at: index)
        default: bytes.removeSubrange(index..<min(bytes.count, index + 1 + random.next(below: 12)))
        }
    }
}

/// The same numbers on every run.
struct SplitMix {
    var state: UInt64

    mutating func next(below limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((value ^ (value >> 31)) % UInt64(limit))
    }
}

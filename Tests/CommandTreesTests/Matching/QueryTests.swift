import Testing

@testable import CommandTrees

/// As the reference parser (jmespath.py) answers.
@Suite struct QueryTests {
    static let taken = [
        "a", "a.b.c", "a[0]", "a[-1].b", "a[*].b", "a[].b", "a[:5]", "a[::-1]", "*.a", "a.*", "a.*.b[]", "[0]", "[]",
        "[*]",
        "Stacks[?Name=='a'].{N:Name,S:Status}", "[a,b]", "a[].[b,c]", "{a:b}", "a | b", "a || b && !c", "@", "&a",
        "sort_by(a, &b)[-1].c", "a[?b=='x' && c!=`1`]|[0]", "\"a-b\".c", "length(a)", "a[?contains(b, 'c')]",
        "a[?b>`5`].c | [0]", "a[?starts_with(b,'x')][].c", "(a)", "reverse(sort_by(a[].b[], &c))[0]", "'raw'",
        "`{\"a\": 1}`",
        "[[0],b]", "a[?!b]", "a[*][0]", "a.b[?c].d[0:2].[e, f]", "max_by(a,&b).c", "*", "*.*", "[*].a[]", "a. b",
        "f(a,)",
        "a[?b.c[0]=='x']", "a.[b]", "a.{b: c, \"d\": e}", "[].a | []", "a[?type=='x']|[?b]", "[*, a]", "file://query",
    ]
    static let refused = [
        "", "a,b", "a[b,c]", "a.", ".a", "a[", "a[0", "a]", "a[0 1]", "a[?b='c']", "a[?b==c", "{a}", "{a:}", "{a:b",
        "a b",
        "a(b).c(d", "\"a\"(b)", "a.b(", "[", "a..b", "a.[", "a[0:1:2:3]", "a#b", "a-b", "'a", "`1", "\"a", "a ||", "!",
        "a[*.b]", "1", "a.1", "a{b:c}", "(a", "a)", "[a,]", "[,a]", "a.'b'", "a!b", "1:2", "a[b]", "a[*]b", "()",
        "f(,)",
    ]

    @Test(arguments: taken) func takes(_ query: String) {
        #expect(QueryText.fault(Array(query.utf8)[...])?.message == nil)
    }
    @Test(arguments: refused) func refuses(_ query: String) { #expect(QueryText.fault(Array(query.utf8)[...]) != nil) }

    @Test func showsWhereItCannotGoOn() {
        let message = QueryText.fault(Array("Items[Name,State]".utf8)[...])?.message
        #expect(message == "is no JMESPath expression: it cannot go on with 'Name,State]'")
    }

    @Test func doesNotJudgeWhatIsNestedTooDeep() {
        let query = String(repeating: "(", count: 100_000)
        #expect(QueryText.fault(Array(query.utf8)[...]) == nil)
    }
}

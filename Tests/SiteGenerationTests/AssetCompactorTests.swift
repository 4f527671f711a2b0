import SourceText
import Testing

@testable import SiteGeneration

@Suite struct AssetCompactorTests {
    private static func compact(_ text: String, _ path: String) -> String {
        String(decoding: AssetCompactor.compact(SourceFile(path: path, bytes: Array(text.utf8))), as: UTF8.self)
    }

    @Test(
        arguments: [
            ("const first = 1;\nuse(first);", "let a=1;use(a)"),
            (
                "const { name, other = 2 } = value.name;\nuse(name, other);",
                "let{name:a,other:b=2}=value.name;use(a,b)"
            ),
            ("const list = { name: 1, size };\nlet size = 2;", "let b={name:1,size:a},a=2"),
            ("const call = (first, second = document) => first.second + second;", "let c=(a,b=document)=>a.second+b"),
            ("function add(left) { return left + +left; }", "function b(a){return a+ +a}"),
            ("for (const item of items) item.go();", "for(let a of items)a.go()"),
            (
                "const object = { open(isOpen) { go(isOpen); } };",
                "let a={open(isOpen){go(isOpen)}}"
            ),
            ("const text = \"const text = 1\"; // text\n/* text */ use(text);", "let a=\"const text = 1\";use(a)"),
            ("const match = /[/\"]x y/g.test(value) ? match / 2 : 1;", "let a=/[/\"]x y/g.test(value)?a/2:1"),
            ("const a = 1, [one, two] = pair();\nuse(one, two, a)", "let a=1,[b,c]=pair();use(b,c,a)"),
            ("let count = 0; count++;\ngo()\nnext()", "let a=0;a++;go()\nnext()"),
            ("const name = `a ${name}`;", "let name=`a ${name}`"),
            (
                "let one = 1;\nconst go = () => { one(); };\nlet { two } = one;\nif (two) { let a = 1; two(a); let b = a; }\nlet last = 1",
                "let b=1,e=()=>{b()},{two:c}=b;if(c){let a=1;c(a);let d=a}let f=1"
            ),
            ("let one = go()\nnext(); let two = 2", "let a=go()\nnext();let b=2"),
            ("for (let at = 0; at < 3; at++) go(at); let two = 2;", "for(let a=0;a<3;a++)go(a);let b=2"),
            (
                "(function () { const top = true, { open } = top; function one(left) { return left + top; } function two(right) { return right; } go(a => a, open); })();",
                "(function(){let a=!0,{open:b}=a;function c(b){return b+a}function d(a){return a}go(a=>a,b)})()"
            ),
            ("try { go(); } catch (error) { say(error); }", "try{go()}catch(a){say(a)}"),
        ])
    func leavesOfAScriptWhatItNeeds(source: String, expected: String) {
        let result = Self.compact(source, "assets/x.js")
        #expect(result.filter { $0 != ";" } == (expected + "\n").filter { $0 != ";" })
    }

    @Test(
        arguments: [
            ("a :hover > b { color: red; margin: 0 auto }\n", "a :hover>b{color:red;margin:0 auto}"),
            (
                ".a-b--c { --ink: red; --accent: var(--ink); color: var(--ink) }",
                ".a-b--c{--a:red;--accent:var(--a);color:var(--a)}"
            ),
            ("/* x */ .a::before { content: \": ; {\"; }", ".a::before{content:\": ; {\"}"),
            (
                "@media (min-width: 10px) and (x) {\n  .a { width: calc(1px + 2px) !important; }\n}",
                "@media (min-width:10px) and (x){.a{width:calc(1px + 2px)!important}}"
            ),
        ])
    func leavesOfAStyleSheetWhatItNeeds(source: String, expected: String) {
        #expect(Self.compact(source, "assets/x.css") == expected)
    }

    @Test func theSitesStylesAndScriptsAreLight() throws {
        let assets = try SiteTemplates().assets().filter { $0.path.hasSuffix(".js") || $0.path.hasSuffix(".css") }
        #expect(assets.count == 6)
        let size = assets.reduce(0) { $0 + $1.bytes.count }
        #expect(size <= 60 * 1024)
    }
}

import Testing

@testable import CommandTrees

@Suite struct TreeTextTests {
    @Test(arguments: SampleTrees.all)
    func givesBackTheTextThatCompilesToTheSameTree(_ text: String) throws {
        let tree = try SampleTrees.tree(text)
        let again = try CommandTree(bytes: tree.text)
        #expect(again.compiled == tree.compiled)
        #expect(again.text == tree.text)
    }

    @Test func keepsWhatTheHeaderSays() throws {
        let tree = try SampleTrees.tree(SampleTrees.cloud)
        #expect(tree.cli == "gcloud")
        #expect(tree.version == "1.2.3")
        #expect(tree.family == .gcloud)
        #expect(tree.fact("source") == "written for the tests")
        #expect(tree.fact("date") == "2026-01-02")
        #expect(tree.fact("partial") == nil)
        #expect(try SampleTrees.tree(SampleTrees.unsure).isPartial)
    }

    @Test func undoesEscapesAndWritesThemAgain() throws {
        let line = "F|--a\\sb|1||||help=one\\ttwo\\nthree\\\\four five"
        let text = "#cligraph 1 x 1 getopt\n\(line)\nS|0\nN|0|x||0"
        let tree = try SampleTrees.tree(text)
        #expect(String(decoding: tree.text, as: UTF8.self).contains(line.replacing("|", with: "\t")))
        let verdict = Matcher.match(CommandWords(arguments: ["x", "--a b", "value"]), tree)
        #expect(verdict.outcome == .ok)
    }

    @Test(arguments: [
        ("", "not a command tree"), ("hello", "not a command tree"),
        ("#source x\n#cligraph 1 x 1 pflag", "not a command"),
        ("#cligraph 2 x 1 pflag\nN|0|x", "format 2"),
        ("#cligraph 1 x 1 magic\nN|0|x", "line 1: unknown parser 'magic'"),
        ("#cligraph 1 x pflag\nN|0|x", "line 1: the header is"), ("#cligraph 1 x 1 pflag", "the tree has no node"),
        ("#cligraph 1 x 1 pflag\nQ|1", "line 2: unknown kind of line"),
        ("#cligraph 1 x 1 pflag\nF|name|0", "begin with '-'"),
        ("#cligraph 1 x 1 pflag\nF|--a|many", "unknown arity 'many'"),
        ("#cligraph 1 x 1 pflag\nF|--a|1|4", "does not stand above"),
        ("#cligraph 1 x 1 pflag\nS|0", "does not stand above"), ("#cligraph 1 x 1 pflag\nP|NAME", "NAME ARITY"),
        ("#cligraph 1 x 1 pflag\nP|NAME 5-2", "unknown arity"),
        ("#cligraph 1 x 1 pflag\nC|m(a,b", "cannot read the constraint"),
        ("#cligraph 1 x 1 pflag\nC|z(a)", "cannot read"), ("#cligraph 1 x 1 pflag\nN|1|x", "depth 1 does not follow"),
        ("#cligraph 1 x 1 pflag\nN|0|x\nN|2|y", "depth 2 does not follow"),
        ("#cligraph 1 x 1 pflag\nN|0|x\nN|0|y", "does not follow"),
        ("#cligraph 1 x 1 pflag\nN|0|x|-3", "'-3' is not a number"), ("#cligraph 1 x 1 pflag\nN|0|", "without a name"),
        ("#cligraph 1 x 1 pflag\nT|int|lo", "is not 'key=value'"),
        ("#cligraph 1 x 1 pflag\nF|--a|99999999", "unknown arity"),
    ])
    func saysWhatIsWrongWithALine(_ text: String, _ expected: String) {
        let error = #expect(throws: TreeError.self) { try SampleTrees.tree(text) }
        #expect(error.map { "\($0)".contains(expected) } == true, "\(String(describing: error))")
    }

    @Test func refusesConstraintsThatAreNestedTooDeep() {
        let nested = String(repeating: "g(", count: 5000) + "a" + String(repeating: ")", count: 5000)
        #expect(throws: TreeError.self) { try SampleTrees.tree("#cligraph 1 x 1 pflag\nC|\(nested)\nN|0|x") }
    }

    @Test func findsEveryChildByEveryName() throws {
        let count = 300
        let lines = (0..<count).map { "N|1|c\($0 * 7919 % count) a\($0)" }.joined(separator: "\n")
        let tree = try SampleTrees.tree("#cligraph 1 x 1 pflag\nN|0|x|1\n\(lines)")
        for number in 0..<count {
            for name in ["c\(number)", "a\(number)"] {
                #expect(Matcher.match(CommandWords(arguments: ["x", name]), tree).outcome == .ok, "\(name)")
            }
        }
        #expect(Matcher.match(CommandWords(arguments: ["x", "c\(count)"]), tree).outcome == .invalid)
    }
}

import Testing

@testable import CommandTrees

@Suite struct WordIndexTests {
    /// Words are told apart by their first eight bytes and their length first.
    @Test func tellsWordsThatBeginAlike() {
        let words = ["describe-images", "describe", "describe-volume", "describ", "", "délété", "describe-images"]
        let index = WordIndex(words)
        for (position, word) in words.dropLast().enumerated() { #expect(index.position(of: word) == position) }
        for other in ["describe-imagez", "describf", "d", "describe-", "Describe"] { #expect(!index.contains(other)) }
        #expect(!WordIndex([]).contains(""))
    }

    @Test(arguments: [
        ("get", "get", true), ("get", "gets", false), ("get", "ge", false),
        ("describe-images", "describe-images", true), ("describe-images", "describe-imagez", false),
        ("describe-*", "describe-images", true), ("describe-*", "describe-", true), ("describe-*", "describe", false),
        ("describe-i*", "describe-v", false), ("de*", "delete", true), ("de*", "d", false), ("*", "", true),
        ("*-images", "describe-images", true), ("*-images", "images", false), ("*s", "s", true), ("a*b", "a*b", true),
        ("a*b", "acb", false),
    ])
    func fitsWordsToPatterns(pattern: String, word: String, fits: Bool) {
        #expect(WordPattern(pattern).fits(word, WordHead(word)) == fits)
    }

    @Test func matchesPathsFlagsAndArguments() {
        let table = """
            tool ship
            path groups
            groups rollout
            read get rollout/describe-*
            change rollout/pause+--strategy=recreate*@web~--dry-run : stops it
            destroy remove^
            verb destroy drop-*
            slot rollout/pause 0=k8s.deployment --namespace-of-target=k8s.namespace
            """
        let tools = ToolTables([Array(table.utf8)])
        func effect(_ path: [String], _ flags: [ToolCall.Flag] = [], _ arguments: [String] = []) -> ToolEffect? {
            tools.shape(of: "ship")?.judge(ToolCall(path: path, flags: flags, arguments: arguments)).effect
        }
        let strategy = ToolCall.Flag(name: "--strategy", value: "recreate-all")
        #expect(effect(["get"]) == .read && effect(["rollout", "describe-revisions"]) == .read)
        #expect(effect(["rollout", "pause"], [strategy], ["web"]) == .change)
        #expect(effect(["rollout", "pause"], [strategy], ["api"]) == .unknown)
        let dryRun = ToolCall.Flag(name: "--dry-run", value: nil)
        #expect(effect(["rollout", "pause"], [strategy, dryRun], ["web"]) == .unknown)
        #expect(effect(["remove"]) == .destroy && effect(["remove"], [], ["x"]) == .unknown)
        #expect(effect(["drop-old-revisions"]) == .destroy && effect(["drop"]) == .unknown)
        let pause = ToolCall(path: ["rollout", "pause"], flags: [], arguments: ["web"])
        let shape = tools.shape(of: "ship")
        #expect(shape?.slot(ofFlag: "--namespace-of-target", in: pause)?.type == "k8s.namespace")
        #expect(shape?.slot(ofFlag: "--namespace-of-targets", in: pause) == nil)
        #expect(shape?.slot(ofArgument: 0, in: pause)?.type == "k8s.deployment")
        #expect(shape?.pathLength(of: ["rollout", "pause", "web"]) == 2)
    }

    @Test func findsFlagsBelowASubcommand() {
        let table = WordTable(Array("logs:-f run/jobs:--name -f".utf8))
        #expect(table.contains("-f", below: "logs") && table.contains("--name", below: "run/jobs"))
        #expect(!table.contains("-f", below: "log") && !table.contains("--name", below: "run"))
        #expect(table.contains("-f") && !table.contains("--name"))
    }
}

import SourceText
import Testing

@Suite struct JSONTreeTests {
    @Test(arguments: [
        "{}", "[]", "1", "-0.5e+10", "\"a\\\"b\"", "{\"a\": [1, true, null, {\"b\": \"c\"}]}", "{\"a\":1}\n{\"a\":2}\n",
        "",
        "{\n  // why\n  \"a\": 1, /* b */ \"c\": ...\n}", "{\"id\": <id>, \"b\": {{ b }}, \"c\": $C, \"d\": ${D}}",
        "[\n  {\"a\": 1},\n  ...\n]", "{\"a\": 1, ...}",
    ])
    func readsWhatDocumentationCallsJSON(text: String) {
        let tree = JSONTree(Array(text.utf8))
        #expect(tree.problem == nil, "\(text)")
        for node in tree.nodes { #expect(node.end <= tree.nodes.count) }
    }

    @Test(arguments: [
        ("{\"a\": 1,}", "a key has to stand in double quotes", 8),
        ("{'a': 1}", "a key has to stand in double quotes", 1),
        ("{\"a\" 1}", "a ':' has to stand behind a key", 5), ("[1 2]", "a ',' or ']' is missing in front of this", 3),
        ("{\"a\": 1", "this object is never closed", 0), ("[1,\n\"a", "this string is never closed", 4),
        ("[1,]", "a value is missing here", 3), ("{\"a\": yes}", "'yes' has to stand in double quotes", 6),
        ("[01]", "this is not a number that JSON has", 1), ("1, 2", "a ',' stands outside of an array", 1),
    ])
    func saysWhereItStopsBeingJSON(text: String, message: String, offset: Int) {
        #expect(
            JSONTree(Array(text.utf8)).problem.map { "\($0.offset) \($0.message)" } == "\(offset) \(message)", "\(text)"
        )
    }

    @Test func findsMembersAndChildren() throws {
        let tree = JSONTree(Array("{\"a\": [1, 22], \"b\": {\"c\": \"d\"}}".utf8))
        let list = try #require(tree.member("a", of: 0))
        #expect(tree.children(of: list).compactMap(tree.integer) == [1, 22])
        let inner = try #require(tree.member("b", of: 0))
        #expect(tree.member("c", of: inner).flatMap(tree.string) == "d")
        #expect(tree.member("x", of: 0) == nil)
    }

    @Test func takesAnyDepthAndLength() {
        let deep = JSONTree(Array(repeating: 0x5B, count: 200_000))
        #expect(deep.problem != nil)
        let closed = JSONTree(Array(repeating: 0x5B, count: 100_000) + Array(repeating: 0x5D, count: 100_000))
        #expect(closed.problem == nil && closed.nodes.count == 100_000)
    }
}

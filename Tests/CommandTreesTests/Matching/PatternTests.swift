import Testing

@testable import CommandTrees

@Suite struct PatternTests {
    @Test(arguments: [
        ("a", "a", true), ("a", "ab", false), ("^gs://.*", "gs://x", true), ("^gs://.*", "s3://x", false),
        ("(?:a|bc)*", "abcbca", true), ("(?:a|bc)*", "abcb", false), ("[a-z][-a-z0-9]{0,3}", "a-9z", true),
        ("[a-z][-a-z0-9]{0,3}", "a-9z1", false), ("\\d+(\\.\\d+)?", "12.5", true), ("\\d+(\\.\\d+)?", "12.", false),
        ("(?P<n>x)y", "xy", true), ("(?!-)[a-z-]+", "-a", false), ("(?!-)[a-z-]+", "a-", true),
        ("(?=ab).+", "abc", true),
        ("[^/]+", "a/b", false), ("a{2}", "aa", true), ("a{2,}", "aaaa", true), ("a{2,3}", "aaaa", false),
        ("x{", "x{", true),
        ("^a$|^b$", "b", true), ("\\w+-\\w+\\d", "us-east1", true), ("", "", true), ("[]a]", "]", true),
        ("\\S+", "a b", false),
    ])
    func matchesTheWholeValue(_ pattern: String, _ value: String, _ expected: Bool) throws {
        let expression = try #require(Pattern(pattern))
        #expect(expression.matches(Array(value.utf8)[...]) == expected)
    }

    @Test(arguments: ["(", "a)", "[a", "*", "(?<=a)b", "\\b", "a{500}", "(?i)a", "\\"])
    func leavesWhatItDoesNotKnow(_ pattern: String) { #expect(Pattern(pattern) == nil) }

    @Test(.timeLimit(.minutes(1)))
    func isNotSlowedDownByAnyPattern() throws {
        let expression = try #require(Pattern("(a*)*(a|a)*(a*)*b"))
        #expect(!expression.matches(Array(String(repeating: "a", count: 3000).utf8)[...]))
    }
}

import SourceText
import Testing

@testable import Publishing

@Suite struct PatchTests {
    private func patch(_ text: String) throws -> Patch { try Patch(Array(text.utf8)) }

    @Test func readsWhatGitWrites() throws {
        let patch = try patch(
            """
            diff --git a/docs/a b.md b/docs/a b.md
            index 1..2 100644
            --- a/docs/a b.md
            +++ b/docs/a b.md
            @@ -2 +2,2 @@ heading
            -old
            +new
            +more
            @@ -9,2 +9,0 @@
            -x
            -y
            diff --git a/gone.md b/gone.md
            deleted file mode 100644
            --- a/gone.md
            +++ /dev/null
            @@ -1 +0,0 @@
            -# Gone
            \\ No newline at end of file
            diff --git "a/\\303\\274.md" "b/\\303\\274.md"
            new file mode 100644
            --- /dev/null
            +++ "b/\\303\\274.md"
            @@ -0,0 +1 @@
            +# New
            diff --git a/one.md b/two.md
            similarity index 100%
            rename from one.md
            rename to two.md

            """)
        #expect(patch.files.map(\.oldPath) == ["docs/a b.md", "gone.md", nil, "one.md"])
        #expect(patch.files.map(\.newPath) == ["docs/a b.md", nil, "ü.md", "two.md"])
        #expect(patch.files[0].touchedLines == [2...2, 3...3, 9...10])
        #expect(try patch.files[1].before([]) == Array("# Gone".utf8))
    }

    @Test func readsWhatDiffWrites() throws {
        let patch = try patch("--- a.md\t2026-01-01\n+++ a.md\t2026-01-02\n@@ -1,2 +1,2 @@\n # A\n-b\n+c\n")
        #expect(patch.files.map(\.newPath) == ["a.md"])
        #expect(patch.files[0].touchedLines == [2...2])
    }

    @Test(arguments: [
        "x\ny\n", "--- a\n+++ b\n@@ -1 +1 @@\n-x\n", "--- a\n+++ b\n@@ what @@\n", "--- a\n+++ b\n@@ -1 +1 @@\n*\n",
        "--- a\n+++ b\n@@ -1 +9223372036854775807,2 @@\n+x\n+y\n-z\n", "--- a\n+++ b\n@@ -1,-9 +1 @@\n-x\n+y\n",
    ])
    func refusesWhatIsNoPatch(text: String) {
        #expect(throws: PatchError.self) { try patch(text) }
    }

    @Test func readsNothingAsNoChange() throws { #expect(try patch("\n").files.isEmpty) }

    @Test(arguments: [
        ("", "a\nb\n"), ("a\nb\n", ""), ("a\nb\nc\n", "a\nX\nc\n"), ("a\nb", "a\nb\n"), ("a\nb\n", "a\nb"),
        ("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n", "0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\nX\n"),
        ("a\r\nb\r\n", "a\r\nc\r\n"),
        ("a\n", "a\na\na\n"),
    ])
    func goesBackToWhatWasThere(old: String, new: String) throws {
        let diff = UnifiedDiff.between(Array(old.utf8), Array(new.utf8), path: "a.md")
        let patch = try Patch(diff)
        #expect(String(decoding: try patch.files[0].before(Array(new.utf8)), as: UTF8.self) == old)
    }

    @Test func refusesAPatchOfAnotherFile() throws {
        let patch = try patch("--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n-x\n+y\n")
        #expect(throws: PatchError.self) { try patch.files[0].before(Array("z\n".utf8)) }
        #expect(throws: PatchError.self) { try patch.files[0].before([]) }
    }

    @Test func writesNothingForEqualTexts() {
        #expect(UnifiedDiff.between([0x61], [0x61], path: "a").isEmpty)
    }

    /// The shortest list of changes would take gigabytes here.
    @Test func writesAPatchOfAFileWhoseEveryLineChanges() throws {
        let old = Array((0..<20_000).map { "a \($0)\n" }.joined().utf8)
        let new = Array((0..<20_000).map { "b \($0)\n" }.joined().utf8)
        let start = ContinuousClock.now
        let text = UnifiedDiff.between(old, new, path: "a.md")
        #expect(ContinuousClock.now - start < .seconds(10))
        #expect(try Patch(text).files[0].before(new) == old)
    }
}

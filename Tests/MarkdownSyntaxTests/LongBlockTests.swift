import MarkdownSyntax
import SourceText
import Testing

@Suite struct LongBlockTests {
    private func block(_ lines: Int) -> String { "```sh\n" + String(repeating: "ls\n", count: lines) + "```\n\n" }

    private func reports(_ text: String) -> [String] { parse(text).diagnostics.map(\.message) }

    @Test func setsABlockOfTooManyLinesAside() {
        #expect(reports(block(2000)) == [])
        #expect(reports(block(2001)) == ["this block has 2001 lines; at most 2000 are read as commands"])
    }

    @Test func setsABlockOfTooManyBytesAside() {
        let line = String(repeating: "a", count: (1 << 16) - 1)
        #expect(reports("```sh\n\(line)\n```\n") == [])
        #expect(
            reports("```sh\na\(line)\n```\n") == ["this block has 65537 bytes; at most 65536 are read as commands"])
    }

    @Test func setsTheLastBlocksOfAFileAsideAndSaysSoOnce() {
        let most = block(2000) + block(2000) + block(1000)
        #expect(reports(most) == [])
        #expect(
            reports(most + block(1) + block(1)) == ["with this block more than 5000 lines of the file stand in blocks"])
    }
}

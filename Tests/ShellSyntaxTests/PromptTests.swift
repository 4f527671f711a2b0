import ShellSyntax
import Testing

@Suite struct PromptTests {
    @Test(arguments: [
        ("[root@db1]# ls\n", "root", "db1", String?.none), ("[a@b c]$ ls\n", "a", "b", "c"),
        ("[a@b:c]$ ls\n", "a", "b", "c"), ("[a@]$ ls\n", "a", "", nil),
    ])
    func readsBracketsWithAndWithoutADirectory(text: String, user: String, host: String, directory: String?) throws {
        let prompt = try #require(Session.read(Array(text.utf8))?.entries.first?.prompt)
        #expect(prompt.user == user && prompt.host == host && prompt.directory == directory, "\(prompt)")
    }
}

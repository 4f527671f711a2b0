import ShellSyntax
import SourceText
import Testing

@Suite struct SessionTests {
    /// Each entry: kind, what was typed (lines joined), output.
    static let transcripts: [(text: String, entries: [String])] = [
        ("$ kubectl get pods\nNAME READY\nx 1/1\n\n$ ls", ["dollar|kubectl get pods|NAME READY\nx 1/1", "dollar|ls|"]),
        ("$ a \\\n    --b\nout", ["dollar|a \\\n    --b|out"]),
        ("$ a \\\n>   --b\nout", ["dollar|a \\\n  --b|out"]),
        ("$ cat <<EOF\n> one\n> EOF\nout", ["dollar|cat <<EOF\none\nEOF|out"]),
        ("$ cat <<EOF > f\n$ x\n# y\nEOF\n$ ls", ["dollar|cat <<EOF > f\n$ x\n# y\nEOF|", "dollar|ls|"]),
        ("$ echo 'a\nb'\nout", ["dollar|echo 'a\nb'|out"]),
        ("$ echo it's\nout", ["dollar|echo it's|out"]),
        ("$ for x in a b; do\n>   echo $x\n> done\na\nb", ["dollar|for x in a b; do\n  echo $x\ndone|a\nb"]),
        ("$ curl -v x\n> GET / HTTP/1.1\n< 200", ["dollar|curl -v x|> GET / HTTP/1.1\n< 200"]),
        ("$kubectl get pods", ["glued|kubectl get pods|"]),
        ("user@host:~/dir$ ls -l\nfile", ["userAtHost user@host ~/dir|ls -l|file"]),
        ("[root@web01 /etc]# systemctl status x\nok", ["userAtHost root@web01 /etc root|systemctl status x|ok"]),
        ("root@web01:~# ls", ["userAtHost root@web01 ~ root|ls|"]),
        ("me@mac dir % ls", ["userAtHost me@mac dir|ls|"]),
        ("(venv) $ pip list\na", ["directory|pip list|a"]),
        ("(base) me@host:/x$ pip list", ["userAtHost me@host /x|pip list|"]),
        ("~/src $ make", ["directory ~/src|make|"]),
        ("app $ npm install", ["directory app|npm install|"]),
        ("sh-4.4# ceph -s\n  cluster:", ["directory root|ceph -s|  cluster:"]),
        ("web01# systemctl stop x", ["directory @web01 root|systemctl stop x|"]),
        ("web01.prod:~/x$ ls", ["directory @web01.prod ~/x|ls|"]),
        ("$> knife ssh x", ["dollar|knife ssh x|"]),
        ("% A=1 ./x.sh\n% mytool y", ["percent|A=1 ./x.sh|", "percent|mytool y|"]),
        ("sh-5.1# mytool x", ["directory root|mytool x|"]),
        ("gpg> quit", ["console other|quit|"]),
        ("bash-5.1$ ls", ["directory|ls|"]),
        ("[12:00:01]$ ls", ["directory|ls|"]),
        ("❯ git status\nclean", ["arrow|git status|clean"]),
        ("➜  app git:(main) ✗ git push\nok", ["arrow app|git push|ok"]),
        ("% brew install jq", ["percent|brew install jq|"]),
        ("> npm test\nok 1", ["angle|npm test|ok 1"]),
        (
            "> gpg --gen-key\nw = key expires in weeks\nlast login was today.",
            ["angle|gpg --gen-key|w = key expires in weeks\nlast login was today."]
        ),
        ("# apt-get update\nHit:1 http://x", ["hash root|apt-get update|Hit:1 http://x"]),
        (
            "# systemctl restart nginx\n# systemctl status nginx",
            [
                "hash root|systemctl restart nginx|", "hash root|systemctl status nginx|",
            ]
        ),
        ("$ sudo -i\n# systemctl stop x\nok", ["dollar|sudo -i|", "hash root|systemctl stop x|ok"]),
        ("app=# SELECT 1;\n ?column?", ["console sql app root|SELECT 1;| ?column?"]),
        ("app=> SELECT a\napp-> FROM b;\n a", ["console sql app|SELECT a\nFROM b;| a"]),
        ("mysql> SHOW TABLES;\n| x |\nmysql> exit", ["console sql|SHOW TABLES;|| x |", "console sql|exit|"]),
        ("mysql> SELECT *\n    -> FROM t;", ["console sql|SELECT *\nFROM t;|"]),
        ("MariaDB [app]> USE x;", ["console sql app|USE x;|"]),
        ("127.0.0.1:6379> GET k\n\"v\"", ["console redis|GET k|\"v\""]),
        ("redis> PING\nPONG", ["console redis|PING|PONG"]),
        (">>> for x in y:\n...     print(x)\n1", ["console python|for x in y:\n    print(x)|1"]),
        ("irb(main):001:0> User.count\n=> 3", ["console ruby|User.count|=> 3"]),
        ("PS C:\\Users\\me> Get-Service\nx", ["powershell powershell C:\\Users\\me|Get-Service|x"]),
        ("C:\\app>dir\nx", ["cmd cmd C:\\app|dir|x"]),
        ("  $ ls\n  a", ["dollar|ls|  a"]),
        ("$ ls\r\na\r\n$ pwd\r\n", ["dollar|ls|a", "dollar|pwd|"]),
        ("$ ls\na\n$", ["dollar|ls|a", "dollar||"]),
    ]

    @Test(arguments: transcripts) func splitsTranscripts(text: String, entries: [String]) throws {
        let session = try #require(Session.read(Array(text.utf8)), "\(text)")
        #expect(session.entries.map { describe($0, in: session) } == entries)
    }

    static let scripts = [
        "", "# Install the tools\napt-get install jq", "# find the pod\nkubectl get pods", "kubectl get pods # prod",
        "# make sure that it runs\n", "# apt-get is needed for this", "# restart:\nsystemctl restart nginx",
        "> **Note** this matters", "> note: check it", "cmd \\\n  > out", "A=1\n$A x", "cat file\n> other",
        "image=nginx\n$image run", "apiVersion: v1\nkind: Pod", "if x; then\n# kill it\nkill 1\nfi", "echo a@b # c",
        "PORT=1\n# curl it\ncurl x", "% of the users", "# docker", "# docker", "#!/bin/bash\nls", "foo # bar",
        "echo \"$ x\"", "- name: x\n  $ref: y", "psql -c 'x' > y", "{\"a\": 1}",
    ]

    @Test(arguments: scripts) func seesNoPromptsInOrdinaryText(text: String) {
        let session = Session.read(Array(text.utf8))
        #expect(session == nil, "\(text)")
    }

    @Test func keepsRemarksApartFromOutput() throws {
        let text = "# First\n$ a\nout\n# not output\n\n# Second\n$ b\n# cat shows this"
        let session = try #require(Session.read(Array(text.utf8)))
        #expect(session.comments.map(\.text) == ["First", "not output", "Second"])
        #expect(session.entries.map { describe($0, in: session) } == ["dollar|a|out", "dollar|b|# cat shows this"])
    }

    @Test func leadsFromTheCommandBackToTheBlock() throws {
        let text = "user@host$ cat <<EOF | tee <file>\n> a $X\n> EOF\nout"
        let session = try #require(Session.read(Array(text.utf8)))
        let (command, map) = session.commandText(session.entries[0])
        let script = ShellParser.parse(command)
        #expect(script.errors.isEmpty)
        let variable = try #require(script.variables.first)
        let range = map.fileRange(of: variable.range)
        #expect(String(decoding: Array(text.utf8)[range.range], as: UTF8.self) == "$X")
    }

    @Test func reportsWhatStandsBeforeTheFirstPrompt() throws {
        let text = "export A=1\n\n$ ls"
        let session = try #require(Session.read(Array(text.utf8)))
        let preamble = try #require(session.preamble)
        #expect(String(decoding: session.text[preamble.range], as: UTF8.self) == "export A=1")
    }

    private func describe(_ entry: Session.Entry, in session: Session) -> String {
        let prompt = entry.prompt
        var pieces = ["\(prompt.kind)"]
        if prompt.language != .shell { pieces.append("\(prompt.language)") }
        if prompt.user != nil || prompt.host != nil { pieces.append("\(prompt.user ?? "")@\(prompt.host ?? "")") }
        if let directory = prompt.directory { pieces.append(directory) }
        if prompt.isRoot { pieces.append("root") }
        let typed = String(decoding: session.commandText(entry).text, as: UTF8.self)
        let output = entry.outputRange.map { String(decoding: session.text[$0.range], as: UTF8.self) } ?? ""
        return "\(pieces.joined(separator: " "))|\(typed)|\(output)"
    }
}

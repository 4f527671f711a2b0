import Foundation
import ShellSyntax
import Testing

@Suite struct QuotingTests {
    static let readable: [(value: String, context: ShellQuoting.Context, quoted: String)] = [
        ("plain-1.2/x", .bare, "plain-1.2/x"), ("", .bare, "''"), ("a b", .bare, "'a b'"),
        ("it's", .bare, "'it'\\''s'"),
        ("~", .bare, "'~'"), ("=x", .bare, "'=x'"), ("a=b", .bare, "a=b"), ("$A", .doubleQuoted, "\\$A"),
        ("a b", .doubleQuoted, "a b"), ("hi!", .doubleQuoted, "hi\"'!'\""), ("it's", .singleQuoted, "it'\\''s"),
        ("$A", .singleQuoted, "$A"), ("a\tb", .bare, "'a'$'\\t''b'"), ("\u{1B}[2J", .doubleQuoted, "\"$'\\033'\"[2J"),
    ]

    @Test(arguments: readable) func quotesNoMoreThanNeeded(
        value: String, context: ShellQuoting.Context, quoted: String
    ) {
        #expect(ShellQuoting.quote(value, context: context) == quoted)
    }

    /// Every hostile value comes back from a real shell as it went in, in each of the three contexts.
    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/bin/bash")))
    func survivesARealShell() throws {
        let values = Self.hostileValues()
        var script = ""
        for value in values {
            script += "printf '%s\\0' x\(ShellQuoting.quote(value, context: .bare))"
            script += " \"\(ShellQuoting.quote(value, context: .doubleQuoted))\""
            script += " '\(ShellQuoting.quote(value, context: .singleQuoted))'\n"
        }
        let output = try Self.run(script)
        let words = output.split(separator: 0, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
        try #require(words.count == values.count * 3 + 1)
        for (index, value) in values.enumerated() {
            #expect(words[3 * index] == "x" + value)
            #expect(words[3 * index + 1] == value)
            #expect(words[3 * index + 2] == value)
        }
    }

    /// What we write is one word to our own parser too, with the value as its text.
    @Test func survivesOurOwnParser() throws {
        for value in Self.hostileValues() {
            let source = "cmd x\(ShellQuoting.quote(value, context: .bare))"
            let script = ShellParser.parse(Array(source.utf8))
            try #require(script.commands.count == 1, "\(source)")
            #expect(script.commands[0].words.map(\.text) == ["cmd", "x" + value])
        }
    }

    static func hostileValues() -> [String] {
        var random = SplitMix(state: 7)
        let alphabet = Array("'\"\\$`!(){}[]<>|&;#*?~=%^ \t\n\r\u{1B}\u{7F}\u{1}aZ09-_./,:@+é…😀")
        let fixed = [
            "", "'", "\\", "\\'", "$(rm -rf /)", "`id`", "a\nb", "!!", "$'x'", "-n", "{a,b}", "\\0", "\u{FEFF}",
        ]
        return fixed
            + (0..<2_000).map { _ in
                String((0..<random.next(below: 12)).map { _ in alphabet[random.next(below: alphabet.count)] })
            }
    }

    private static func run(_ script: String) throws -> Data {
        let file = FileManager.default.temporaryDirectory.appending(path: "quoting-\(UUID().uuidString).sh")
        try Data(script.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = [file.path()]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return output
    }
}

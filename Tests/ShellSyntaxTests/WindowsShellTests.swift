import SourceText
import Testing

@testable import ShellSyntax

/// PowerShell and cmd.exe have their own words, quotations and comments.
@Suite struct WindowsShellTests {
    struct Example: Sendable {
        var shell: WindowsShell
        var text: String
        /// Per command its words, `+` between them.
        var commands: [String]
    }

    static let examples = [
        Example(
            shell: .powershell, text: "Stop-Service -Name \"Print Spooler\" -Force",
            commands: ["Stop-Service+-Name+Print Spooler+-Force"]),
        Example(
            shell: .powershell, text: "Get-Process | Where-Object { $_.CPU -gt 1 } | Stop-Process; dir",
            commands: ["Get-Process", "Where-Object+{ $_.CPU -gt 1 }", "Stop-Process", "dir"]),
        Example(shell: .powershell, text: "Get-Item `\n  -Path 'it''s'", commands: ["Get-Item+-Path+it's"]),
        Example(shell: .powershell, text: "$x = Get-Content a.txt # here", commands: ["Get-Content+a.txt"]),
        Example(shell: .powershell, text: "& \"C:\\a b\\t.exe\" --go", commands: ["C:\\a b\\t.exe+--go"]),
        Example(
            shell: .powershell, text: "if ($a) {\n  Remove-Item x\n} else { Get-Item y }",
            commands: ["Remove-Item+x", "Get-Item+y"]),
        Example(shell: .powershell, text: "<# all\nthis #>\nGet-Date\n\"text\"\n$y", commands: ["Get-Date"]),
        Example(
            shell: .powershell, text: "Set-Content a @'\nx | y\n'@\nls", commands: ["Set-Content+a+\nx | y", "ls"]),
        Example(shell: .powershell, text: "Write-Host \"no end", commands: ["Write-Host+no end"]),
        Example(
            shell: .cmd, text: "net stop x & del /q a.txt && dir", commands: ["net+stop+x", "del+/q+a.txt", "dir"]),
        Example(shell: .cmd, text: "rem copy a b\r\n:: dir\r\n@echo off\r\n", commands: ["echo+off"]),
        Example(shell: .cmd, text: "copy a ^\r\n  b > nul", commands: ["copy+a+b"]),
        Example(shell: .cmd, text: "echo %PATH% 100% it's", commands: ["echo+%PATH%+100%+it's"]),
    ]

    @Test(arguments: examples) func splitsCommands(example: Example) {
        let script = example.shell.parse(Array(example.text.utf8))
        let found = script.commands.filter { !$0.words.isEmpty }.map { $0.words.map(\.text).joined(separator: "+") }
        #expect(found == example.commands)
        #expect(script.errors.isEmpty)
    }

    @Test func keepsComments() {
        let script = WindowsShell.powershell.parse(Array("# First\nls # then\n<# last #>".utf8))
        #expect(script.comments.map(\.text) == ["First", "then", "last"])
        #expect(script.comments.map(\.isTrailing) == [false, true, false])
    }

    @Test func endsOnAnyText() {
        let marks = Array("{}()\"'`^$%@#<>|&; \n\r\tax-:".utf8)
        var state: UInt64 = 7
        for _ in 0..<4000 {
            var text: [UInt8] = []
            for _ in 0..<24 {
                state = state &* 6_364_136_223_846_793_005 &+ 1
                text.append(marks[Int(state >> 33) % marks.count])
            }
            for shell in [WindowsShell.powershell, .cmd] {
                let script = shell.parse(text)
                #expect(script.commands.allSatisfy { $0.range.upperBound <= text.count }, "\(text)")
                #expect(script.statements.allSatisfy { !$0.range.isEmpty }, "\(text)")
            }
        }
    }

    @Test(.timeLimit(.minutes(1))) func staysLinear() {
        for text in ["{", "(", "\"", "$(", "if {", "a|"] {
            let long = Array(String(repeating: text, count: 60_000).utf8)
            _ = WindowsShell.powershell.parse(long)
            _ = WindowsShell.cmd.parse(long)
        }
    }
}

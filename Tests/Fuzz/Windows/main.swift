import FuzzDriver
import ShellSyntax
import SourceText

/// Ranges lie inside the text and inside what they belong to; nothing is called broken.
func check(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    for shell in [WindowsShell.powershell, .cmd] {
        let script = shell.parse(bytes)
        precondition(script.errors.isEmpty, "something is called broken")
        for statement in script.statements {
            precondition(!statement.range.isEmpty && statement.range.upperBound <= count, "a statement leaves the text")
        }
        for command in script.commands {
            precondition(command.range.upperBound <= count, "a command leaves the text")
            for word in command.words {
                precondition(command.range.contains(word.range), "a word leaves its command")
                for part in word.parts { precondition(word.range.contains(part.range), "a part leaves its word") }
            }
        }
        for comment in script.comments { precondition(comment.range.upperBound <= count, "a comment leaves the text") }
    }
    return 0
}

_ = unsafe runsheet_fuzz(check, CommandLine.argc, CommandLine.unsafeArgv)

import FuzzDriver
import ShellSyntax
import SourceText

/// Ranges lie inside the text, in order, and tokens put together give it back.
func check(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    let script = ShellParser.parse(bytes)
    var end = 0
    for token in ShellTokens.tokens(of: script, in: bytes) {
        precondition(token.range.lowerBound == end && token.range.upperBound > end, "a token is out of its place")
        end = token.range.upperBound
    }
    precondition(end == count, "the tokens end too early")
    for command in script.commands {
        for word in command.words {
            precondition(command.range.contains(word.range), "a word leaves its command")
            for part in word.parts { precondition(word.range.contains(part.range), "a part leaves its word") }
        }
    }
    return 0
}

_ = unsafe runsheet_fuzz(check, CommandLine.argc, CommandLine.unsafeArgv)

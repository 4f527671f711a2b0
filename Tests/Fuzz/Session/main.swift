import FuzzDriver
import ShellSyntax
import SourceText

/// What was typed stands where its map says.
func check(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    guard let session = Session.read(bytes) else { return 0 }
    for entry in session.entries {
        let command = session.commandText(entry)
        for (offset, byte) in command.text.enumerated() {
            precondition(bytes[command.map.fileOffset(of: offset)] == byte, "a byte is not in its place")
        }
        if let output = entry.outputRange { precondition(output.upperBound <= count, "output behind the end") }
    }
    return 0
}

_ = unsafe runsheet_fuzz(check, CommandLine.argc, CommandLine.unsafeArgv)

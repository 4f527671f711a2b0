import FuzzDriver
import MarkdownSyntax
import SourceText

/// Every entry stands in the file.
func check(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes =
        unsafe Array("---\n".utf8) + Array(UnsafeBufferPointer(start: start, count: count)) + Array("\n---\n".utf8)
    let document = MarkdownParser.parse(SourceFile(path: "a.md", bytes: bytes))
    for entry in document.frontMatter?.entries ?? [] {
        precondition(entry.keyRange.upperBound <= bytes.count, "a key behind the end")
        precondition(entry.value.range.upperBound <= bytes.count, "a value behind the end")
    }
    return 0
}

_ = unsafe runsheet_fuzz(check, CommandLine.argc, CommandLine.unsafeArgv)

import FuzzDriver
import SourceText

/// Values lie inside each other, keys inside the text.
func check(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let tree = JSONTree(unsafe Array(UnsafeBufferPointer(start: start, count: count)))
    for node in tree.nodes {
        precondition(node.range.upperBound <= count && node.end <= tree.nodes.count, "a value behind the end")
        if let key = node.key { precondition(key.upperBound <= count, "a key behind the end") }
    }
    return 0
}

_ = unsafe runsheet_fuzz(check, CommandLine.argc, CommandLine.unsafeArgv)

import Extraction
import FuzzDriver
import RunbookModel
import SQLSyntax
import SourceText

/// The text as it is for PostgreSQL's parser, and as a block with all its notations.
func check(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    for statement in PostgresScript(bytes.map { $0 & 0x7F })?.statements ?? [] {
        precondition(statement.range.upperBound <= count, "a statement behind the end")
    }
    let text = String(decoding: bytes, as: UTF8.self)
    var map = SourceMap()
    map.append(text: 0, file: 0, count: text.utf8.count)
    let block = Block(
        node: 0, isFenced: true, info: "sql", declared: "sql", effective: .sql, reason: "declared",
        range: SourceRange(0..<text.utf8.count), text: text, map: map, section: nil)
    for problem in BlockTrace(block).problems {
        precondition(problem.range.upperBound <= text.utf8.count, "a problem behind the end")
    }
    return 0
}

_ = unsafe runsheet_fuzz(check, CommandLine.argc, CommandLine.unsafeArgv)

import Extraction
import FuzzDriver
import Inspection
import MarkdownSyntax
import RunbookModel
import SourceText

/// A whole file, from bytes to a runbook and what is shown of it.
func check(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    let document = MarkdownParser.parse(SourceFile(path: "a.md", bytes: bytes))
    let runbook = RunbookReader.read(document)
    for step in runbook.procedures.flatMap(\.steps) {
        precondition(step.range.upperBound <= count, "a step behind the end")
        for command in step.commands {
            precondition(command.range.upperBound <= count, "a command behind the end")
        }
        for use in step.parameters {
            precondition(use.range.upperBound <= step.text.utf8.count, "a parameter behind the end")
        }
    }
    precondition(
        Set(runbook.procedures.flatMap(\.steps).map(\.id)).count == runbook.procedures.reduce(0) { $0 + $1.steps.count }
    )
    precondition(Inspection(document, runbook).lines.count == runbook.lines.count, "a line is missing")
    return 0
}

_ = unsafe runsheet_fuzz(check, CommandLine.argc, CommandLine.unsafeArgv)

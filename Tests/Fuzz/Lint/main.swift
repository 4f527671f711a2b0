import Extraction
import FuzzDriver
import Linting
import MarkdownSyntax
import RunbookModel
import SourceText

private let linter: Linter = {
    var configuration = LintConfiguration()
    configuration.persona = .pedantic
    configuration.today = CalendarDay(year: 2026, month: 3, day: 1)
    return Linter(configuration: configuration, rules: Rule.all)
}()

/// A whole file, from bytes to what all rules say of it.
func check(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    let document = MarkdownParser.parse(SourceFile(path: "a.md", bytes: bytes))
    let catalog = CatalogBuilder.build(root: "", runbooks: [RunbookReader.read(document)])
    let library = Library(catalog: catalog, documents: [document]) { _ in .missing }
    for finding in linter.lint(library) {
        precondition((finding.range?.upperBound ?? 0) <= count, "a finding behind the end")
        for edit in finding.fixes.flatMap(\.edits) {
            precondition(edit.range.upperBound <= count, "an edit behind the end")
        }
    }
    return 0
}

_ = unsafe runsheet_fuzz(check, CommandLine.argc, CommandLine.unsafeArgv)

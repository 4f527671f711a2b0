import FuzzDriver
import SiteGeneration
import SourceText

/// Templates of an organisation: what is wrong with them stands in the file.
func check(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    for name in ["home.mustache", "step.mustache", "layout.mustache"] {
        let file = SourceFile(path: name, bytes: bytes)
        do throws(TemplateErrors) {
            _ = try SiteTemplates(overrides: [(label: "own", files: [file])])
        } catch {
            precondition(!error.diagnostics.isEmpty, "no reason")
            for problem in error.diagnostics where problem.path == file.path || problem.path.hasSuffix("/" + name) {
                precondition(problem.range.map { $0.upperBound <= count } ?? true, "a place behind the end")
            }
        }
    }
    return 0
}

_ = unsafe runsheet_fuzz(check, CommandLine.argc, CommandLine.unsafeArgv)

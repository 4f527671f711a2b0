import FuzzDriver
import Linting
import SourceText

/// What is wrong has a line and a column; what is right is read the same way twice.
func check(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let file = SourceFile(path: "runsheet.yml", bytes: unsafe Array(UnsafeBufferPointer(start: start, count: count)))
    do throws(ConfigurationProblems) {
        let configuration = try ConfigurationReader.read(file)
        for path in ["a.md", "db/b.md", ""] { _ = configuration.settings(for: path) }
    } catch {
        let lines = file.bytes.count { $0 == 0x0A } + file.bytes.count { $0 == 0x0D } + 1
        precondition(!error.all.isEmpty, "no reason")
        for problem in error.all {
            precondition(problem.line >= 1 && problem.column >= 1, "no place")
            precondition(problem.line <= lines + 1, "a line behind the end")
        }
    }
    return 0
}

_ = unsafe runsheet_fuzz(check, CommandLine.argc, CommandLine.unsafeArgv)

import CommandTrees
import FuzzDriver
import SourceText

/// Tables of a project: whatever they say, commands are still judged.
func check(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    let lines = bytes.count { $0 == 0x0A } + 1
    for problem in ToolTables.problems(in: bytes) {
        precondition((1...lines).contains(problem.line), "a line behind the end")
    }
    let tools = ToolTables([bytes])
    let call = ToolCall(
        path: ["run", "jobs"], flags: [ToolCall.Flag(name: "--force", value: nil)], arguments: ["a", "b"])
    for name in tools.names {
        guard let shape = tools.shape(of: name) else { preconditionFailure("a tool without a shape") }
        _ = shape.judge(call)
        _ = shape.slot(ofArgument: 0, in: call)
        _ = shape.slot(ofFlag: "--force", in: call)
        _ = shape.pathLength(of: ["run", "jobs", "a"])
        _ = shape.takesValue("--force", path: "run")
    }
    return 0
}

_ = unsafe runsheet_fuzz(check, CommandLine.argc, CommandLine.unsafeArgv)

import CommandTrees
import FuzzDriver
import SourceText

let commands = [
    ["tool", "compute", "disks", "create", "d", "--zone=a", "--labels=a=b,c=d", "-abc", "--async", "--wait"],
    ["tool", "list", "--format", "json", "-n", "5", "--", "x"], ["tool", "crate", "--sise=3"], ["tool"],
    ["tool", "--help"],
]

/// A tree in either form, as a project may hold it: an error, or a tree that can be asked and written.
func check(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    guard let tree = try? CommandTree(bytes: TreeChecksum.sealed(bytes)) else { return 0 }
    for command in commands {
        let verdict = Matcher.match(CommandWords(arguments: command), tree)
        precondition(verdict.node < max(1, tree.nodeCount), "a command behind the end")
        let size = command.reduce(0) { $0 + $1.utf8.count + 1 }
        for problem in verdict.problems {
            precondition(problem.range.upperBound <= size, "a fault behind the end")
            precondition(command.indices.contains(problem.word), "a fault of no word")
        }
        _ = tree.behaviour(of: verdict)
    }
    _ = ToolShape(of: tree)
    guard bytes.starts(with: "#cligraph".utf8), let again = try? CommandTree(bytes: tree.text) else { return 0 }
    precondition(again.text == tree.text, "writing is not stable")
    return 0
}

_ = unsafe runsheet_fuzz(check, CommandLine.argc, CommandLine.unsafeArgv)

import CommandTrees
import Foundation

// Reads a command tree in its text form from standard input and writes the compiled form to standard output.
do throws(TreeError) {
    let tree = try CommandTree(bytes: Array(FileHandle.standardInput.readDataToEndOfFile()))
    FileHandle.standardOutput.write(Data(tree.compiled))
} catch {
    FileHandle.standardError.write(Data("tree-compiler: \(error)\n".utf8))
    exit(1)
}

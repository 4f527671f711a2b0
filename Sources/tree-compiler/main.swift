import CommandTrees
import Foundation

/// Reads a command tree in its text form and writes the compiled form.
func compileTree() throws(TreeError) {
    let tree = try CommandTree(bytes: Array(FileHandle.standardInput.readDataToEndOfFile()))
    FileHandle.standardOutput.write(Data(tree.compiled))
}

/// Reads commands, a JSON array of words on each line, and says how many of them are matched in a second.
func measureMatching() throws {
    let commands = try FileHandle.standardInput.readDataToEndOfFile().split(separator: 0x0A).compactMap { line in
        try JSONDecoder().decode([String].self, from: line).nonEmpty
    }
    let words = commands.map(CommandWords.init(arguments:))
    let trees = commands.map { TreeLibrary.shipped.tree(of: $0[0]) }
    var invalid = 0
    func round() -> Duration {
        invalid = 0
        return ContinuousClock().measure {
            for (words, tree) in zip(words, trees) {
                guard let tree else { continue }
                if Matcher.match(words, tree).outcome == .invalid { invalid += 1 }
            }
        }
    }
    let times = (0..<9).map { _ in round() }.sorted()
    let count = trees.count { $0 != nil }
    let seconds = times[times.count / 2] / .seconds(1)
    print("\(count) commands, \(invalid) invalid: \(Int(Double(count) / seconds)) commands/s (median of 9, one thread)")
}

extension Array {
    var nonEmpty: Self? { isEmpty ? nil : self }
}

// Without arguments a tree is compiled; `speed` measures the matcher for Scripts/cli-oracle.
do {
    if CommandLine.arguments.dropFirst() == ["speed"] { try measureMatching() } else { try compileTree() }
} catch {
    FileHandle.standardError.write(Data("tree-compiler: \(error)\n".utf8))
    exit(1)
}

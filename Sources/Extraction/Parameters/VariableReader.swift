import CommandTrees
import RunbookModel
import ShellSyntax
import SourceText

/// What a shell step takes from earlier steps or from the reader, and what it leaves behind.
///
/// Every variable that the step does not set itself is noted as a use; which of them earlier steps set is known only
/// when the procedure is complete.
enum VariableReader {
    static func read(_ script: Script, _ text: [UInt8], into step: inout Step) {
        let bindings = readBindings(script, into: &step)
        var scanner = ShellParameterScanner(text: text, script: script)
        scanner.scan()
        step.parameters =
            bindings.isEmpty
            ? scanner.uses
            : scanner.uses.filter { use in
                guard text[use.range.lowerBound] == UInt8(ascii: "$") else { return true }
                return !bindings.contains { $0.covers(use) }
            }
        var seen: Set<ParameterID> = []
        for use in step.parameters where text[use.range.lowerBound] == UInt8(ascii: "$") && seen.insert(use.id).inserted
        {
            let name = Notations.name(of: text[use.range.range])
            step.requires.environment.append(name)
        }
        addFiles(script, into: &step)
    }

    /// A name that has a value from some place of the step on.
    private struct Binding {
        var id: ParameterID
        var range: SourceRange

        func covers(_ use: ParameterUse) -> Bool {
            id == use.id && range.start <= use.range.start && use.range.end <= range.end
        }
    }

    private static func readBindings(_ script: Script, into step: inout Step) -> [Binding] {
        var bindings: [Binding] = []
        let end = UInt32(clamping: step.text.utf8.count)
        func bind(_ name: String, from start: UInt32, to end: UInt32) {
            guard let id = ParameterName.id(of: name) else { return }
            bindings.append(Binding(id: id, range: SourceRange(start: start, end: end)))
        }
        for command in script.commands {
            let isOwn = command.nesting == .topLevel || command.nesting == .compound
            for assignment in command.assignments where command.words.isEmpty || assignment.isDeclared {
                bind(assignment.name, from: assignment.range.end, to: end)
                let isExport = command.words.first?.text == "export"
                if isOwn { step.add(Output(name: assignment.name, from: isExport ? .export : .assignment)) }
            }
            for name in namesRead(by: command) {
                bind(name, from: command.range.start, to: end)
                if isOwn { step.add(Output(name: name, from: .assignment)) }
            }
        }
        for compound in script.compounds {
            guard let name = compound.name, compound.kind != .function else { continue }
            bind(name, from: compound.range.start, to: compound.range.end)
        }
        return bindings
    }

    private static let readers: WordIndex = ["read", "mapfile", "readarray", "getopts", "printf"]

    /// `read -r NAME`, `mapfile NAME`, `export NAME` without a value, `local NAME`.
    private static func namesRead(by command: SimpleCommand) -> [String] {
        guard let tool = command.words.first?.text, readers.contains(tool) else { return [] }
        var words = command.words.dropFirst()
        if tool == "printf" {
            guard words.first?.text == "-v" else { return [] }
            return words.dropFirst().prefix(1).map(\.text)
        }
        if tool == "getopts" { words = words.dropFirst() }
        var names: [String] = []
        var skipsNext = false
        for word in words {
            if skipsNext {
                skipsNext = false
            } else if word.text.begins("-") {
                skipsNext = ["-p", "-t", "-n", "-d", "-u", "-i", "-N"].contains(word.text)
                if word.text.ends("p"), word.text.utf8.count > 2 { skipsNext = true }
            } else {
                names.append(word.text)
            }
        }
        return names
    }

    /// Files that the step writes with a redirection or `tee`.
    private static func addFiles(_ script: Script, into step: inout Step) {
        // By index: commands are large.
        for index in step.commands.indices where !step.commands[index].isNested {
            if !step.commands[index].redirects.isEmpty, let file = EffectReader.writtenFile(step.commands[index]) {
                step.add(Output(name: file, from: .file))
            }
            if step.commands[index].tool == "tee" {
                for file in step.commands[index].positionals where file.value.isLiteral {
                    step.add(Output(name: file.value.text, from: .file))
                }
            }
        }
    }
}

extension Step {
    /// Once only.
    fileprivate mutating func add(_ output: Output) {
        if !outputs.contains(output) { outputs.append(output) }
    }
}

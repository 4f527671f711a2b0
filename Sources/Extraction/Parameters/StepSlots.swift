import CommandTrees
import RunbookModel
import SourceText

/// Tells in which slot of which command of a step a parameter stands.
///
/// A line may hold thousands of parameters, and a step thousands of commands: what is read of a command is kept
/// until the next one is asked for.
struct StepSlots {
    private let commands: [Command]
    private let tools: ToolTables
    private let places: NestedRanges
    private var open: OpenCommand?

    init(of commands: [Command], _ tools: ToolTables) {
        self.commands = commands
        self.tools = tools
        places = NestedRanges(commands.map(\.range))
    }

    /// The tool of the step's first command, for what stands in none.
    var firstTool: String { commands.first?.tool ?? "" }

    /// - Returns: the type of the slot, empty where nothing is known of it, and the tool of the command; nil outside
    ///   of all commands.
    mutating func slotType(of range: SourceRange) -> (type: String, tool: String)? {
        guard let index = places.holding(range).max() else { return nil }
        if open?.index != index { open = OpenCommand(index, commands[index], tools) }
        return (open?.type(of: range) ?? "", commands[index].tool)
    }
}

/// A command of a known tool, with its values by place.
private struct OpenCommand {
    let index: Int
    private let command: Command
    private let shape: ToolShape?
    private let call: ToolCall
    /// The flags that have a value, and where it stands.
    private let valued: [Int]
    private let values: NestedRanges
    private let arguments: NestedRanges

    init(_ index: Int, _ command: Command, _ tools: ToolTables) {
        self.index = index
        self.command = command
        shape = tools.shape(of: command.tool)
        call = CommandReader.call(command)
        valued = command.flags.indices.filter { command.flags[$0].value != nil }
        values = NestedRanges(command.flags.compactMap { $0.value?.range })
        arguments = NestedRanges(command.positionals.map(\.value.range))
    }

    func type(of range: SourceRange) -> String {
        guard let shape else { return "" }
        if let place = values.holding(range).min(), let value = command.flags[valued[place]].value {
            guard let slot = shape.slot(ofFlag: command.flags[valued[place]].name, in: call) else { return "" }
            return fills(range, value, slot) ? slot.type : ""
        }
        guard let argument = arguments.holding(range).min() else { return "" }
        if let type = kubernetesType(argument, shape) { return type }
        guard let slot = shape.slot(ofArgument: argument, in: call) else { return "" }
        return fills(range, command.positionals[argument].value, slot) ? slot.type : ""
    }

    /// The whole value, or an item of a list.
    private func fills(_ range: SourceRange, _ value: Command.Value, _ slot: Slot) -> Bool {
        // Quotes may stand around the parameter.
        value.range.count - range.count <= 2 || slot.isList
    }

    private func kubernetesType(_ index: Int, _ shape: ToolShape) -> String? {
        guard shape.name == "kubectl" else { return nil }
        if index > 0, shape.slot(ofArgument: index - 1, in: call)?.type == "k8s.kind",
            command.positionals[index - 1].value.isLiteral
        {
            return KubernetesKinds.type(of: command.positionals[index - 1].value.text)
        }
        guard shape.slot(ofArgument: index, in: call)?.type == "k8s.kind" else { return nil }
        let text = command.positionals[index].value.text
        guard let slash = text.firstIndex(of: "/") else { return nil }
        return KubernetesKinds.type(of: String(text[..<slash]))
    }
}

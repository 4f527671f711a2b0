import RunbookModel
import SourceText

/// Writes one simple command of a step.
struct CommandExport {
    let commands: [Command]
    let number: Int
    /// Index of the command that this one stands in.
    let outer: Int?
    let arguments: ArgumentLists.List?
    let places: Places

    private var command: Command { _read { yield commands[number] } }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.field("tool", command.tool)
        writer.array("path", command.path) { writer, word in writer.value(word.text) }
        writer.field("wrappers", command.wrappers)
        if let exported = command.exported {
            writer.field("argv", exported.argv)
            writer.field("expands", exported.expands)
        } else if let arguments {
            writer.field("argv", arguments.words)
            writer.field("expands", arguments.expands)
        }
        writer.field("span", command.range, in: places)
        writer.array("positionals", command.positionals) { writer, positional in
            writer.beginObject()
            writer.field("name", positional.name)
            write(positional.value, to: &writer)
            writer.endObject()
        }
        writer.array("flags", command.flags) { writer, flag in write(flag, to: &writer) }
        writer.array("env", command.environment) { writer, variable in
            writer.beginObject()
            writer.field("name", variable.name)
            writer.field("value", variable.value?.text)
            writer.field("span", variable.range, in: places)
            writer.endObject()
        }
        writer.array("redirects", command.redirects) { writer, redirect in
            writer.beginObject()
            writer.field("op", redirect.op)
            writer.field("target", redirect.target.text)
            writer.field("span", redirect.range, in: places)
            writer.endObject()
        }
        writer.field("connector", command.connector.rawValue)
        writer.field("background", command.isBackground)
        writer.field("nested", command.isNested)
        writer.field("outer", outer)
        writer.field("effect", command.effect.rawValue)
        writer.field("verdict", command.verdict.rawValue)
        writer.field("toolVersion", command.toolVersion)
        writer.field("message", command.message)
        writer.field("suggestion", command.suggestion)
        writer.endObject()
    }

    private func write(_ flag: Command.Flag, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.field("name", flag.name)
        if let value = flag.value {
            writer.field("value", value.text)
            writer.field("literal", value.isLiteral)
        }
        writer.field("span", flag.range, in: places)
        if let isKnown = flag.isKnown { writer.field("known", isKnown) }
        writer.endObject()
    }

    private func write(_ value: Command.Value, to writer: inout JSONWriter) {
        writer.field("value", value.text)
        writer.field("literal", value.isLiteral)
        writer.field("span", value.range, in: places)
    }
}

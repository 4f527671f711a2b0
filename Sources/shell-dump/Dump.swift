import ShellSyntax
import SourceText

/// Writes one text as the oracle compares it: every shell text in it, and what was read there.
enum Dump {
    static func write(_ frame: [UInt8]) {
        var json = JSONWriter()
        json.beginObject()
        let session = Session.read(frame)
        json.key("session")
        json.value(session != nil)
        json.key("texts")
        json.beginArray()
        if let session {
            for entry in session.entries where entry.prompt.language == .shell {
                write(session.commandText(entry).text, to: &json)
            }
        } else {
            write(frame, to: &json)
        }
        json.endArray()
        json.endObject()
        print(String(decoding: json.bytes, as: UTF8.self))
    }

    private static func write(_ text: [UInt8], to json: inout JSONWriter) {
        let script = ShellParser.parse(text)
        json.beginObject()
        json.key("text")
        json.value(String(decoding: text, as: UTF8.self))
        write("statements", script.statements, to: &json) { $0.value($1.range) }
        write("commands", script.commands, to: &json) { write($1, to: &$0) }
        write("compounds", script.compounds, to: &json) { write($1, to: &$0) }
        write("comments", script.comments, to: &json) { $0.value($1.range) }
        write("placeholders", script.placeholders, to: &json) { $0.value($1.range) }
        write("errors", script.errors, to: &json) { $0.value($1.message) }
        json.endObject()
    }

    private static func write<Element>(
        _ key: StaticString, _ list: [Element], to json: inout JSONWriter,
        _ body: (inout JSONWriter, Element) -> Void
    ) {
        json.key(key)
        json.beginArray()
        for element in list { body(&json, element) }
        json.endArray()
    }

    private static func write(_ command: SimpleCommand, to json: inout JSONWriter) {
        json.beginObject()
        json.key("range")
        json.value(command.range)
        write("words", command.words, to: &json) { $0.value($1.range) }
        write("assignments", command.assignments, to: &json) { $0.value($1.range) }
        write("redirections", command.redirections, to: &json) { $0.value($1.range) }
        json.key("connector")
        json.value(command.connector.rawValue)
        json.key("nesting")
        json.value(command.nesting.rawValue)
        json.key("background")
        json.value(command.isBackground)
        json.endObject()
    }

    private static func write(_ compound: Compound, to json: inout JSONWriter) {
        json.beginObject()
        json.key("kind")
        json.value(compound.kind.rawValue)
        json.key("range")
        json.value(compound.range)
        write("redirections", compound.redirections, to: &json) { $0.value($1.range) }
        json.endObject()
    }
}

extension JSONWriter {
    fileprivate mutating func value(_ range: SourceRange) {
        beginArray()
        value(range.lowerBound)
        value(range.upperBound)
        endArray()
    }
}

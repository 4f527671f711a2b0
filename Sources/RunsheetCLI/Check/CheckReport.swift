import Extraction
import RunbookModel
import SourceText

/// Writes answers, as text or as JSON Lines.
struct CheckReport: ~Copyable {
    /// Faults that make the tool refuse the command.
    private(set) var hasFaults = false
    private var json = JSONWriter()
    private var text: [UInt8] = []

    var size: Int { json.count + text.count }

    /// The bytes that were written so far; forgets them.
    mutating func take(_ format: CheckCommand.Format) -> [UInt8] {
        defer {
            json = JSONWriter()
            text = []
        }
        return format == .jsonl ? json.bytes : text
    }

    mutating func add(_ line: String, _ answer: CommandChecker.Answer, _ format: CheckCommand.Format) {
        if answer.verdict == .invalid { hasFaults = true }
        switch format {
        case .jsonl: addJSON(answer)
        case .text: addText(line, answer)
        }
    }
}

extension CheckReport {
    private mutating func addJSON(_ answer: CommandChecker.Answer) {
        json.beginObject()
        json.field("verdict", answer.verdict.rawValue)
        json.field("message", answer.message)
        json.array("commands", answer.commands) { writer, command in Self.write(command, to: &writer) }
        json.endObject()
        json.endLine()
    }

    private static func write(_ command: Command, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.field("tool", command.tool)
        writer.field("version", command.toolVersion)
        writer.field("verdict", command.verdict.rawValue)
        writer.field("start", command.range.lowerBound)
        writer.field("end", command.range.upperBound)
        if !command.faults.isEmpty {
            writer.array("faults", command.faults) { writer, fault in
                writer.beginObject()
                writer.field("kind", fault.kind.rawValue)
                writer.field("certainty", "\(fault.certainty)")
                writer.field("start", fault.range.lowerBound)
                writer.field("end", fault.range.upperBound)
                writer.field("subject", fault.subject)
                writer.field("message", fault.message)
                writer.field("suggestion", fault.suggestion)
                writer.endObject()
            }
        }
        writer.endObject()
    }
}

extension CheckReport {
    private mutating func addText(_ line: String, _ answer: CommandChecker.Answer) {
        let first = line.split(separator: "\n", omittingEmptySubsequences: false).first.map(String.init) ?? line
        text += "\(answer.verdict.rawValue): \(first)\n".utf8
        if answer.verdict == .unparsed, let message = answer.message { text += "  \(message)\n".utf8 }
        for command in answer.commands {
            for fault in command.faults { text += "  \(Self.title(of: fault)): \(fault.message)\n".utf8 }
            if command.toolVersion == nil { text += "  no command tree describes '\(command.tool)'\n".utf8 }
        }
    }

    private static func title(of fault: Command.Fault) -> String {
        switch fault.certainty {
        case .certain: fault.kind == .deprecated ? "warning" : "error"
        case .likely: "warning"
        case .notice: "note"
        }
    }
}

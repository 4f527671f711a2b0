package import Reporting
import RunbookModel
import SourceText

/// An inspection as a person reads it: each source line with its role, and below it what was made of it.
package struct TextInspection {
    private let inspection: Inspection
    private let options: ReportOptions
    private let paint: Paint

    private static let roleWidth = 14
    /// Lines are cut to what a terminal shows; a file or pipe gets them whole.
    private var sourceRoom: Int? { options.width.map { max(20, $0 - numberWidth - Self.roleWidth - 4) } }

    package init(_ inspection: Inspection, options: ReportOptions) {
        self.inspection = inspection
        self.options = options
        paint = Paint(isOn: options.usesColor)
    }

    private var numberWidth: Int { max(4, String(inspection.lines.count).utf8.count) }

    package func bytes() -> [UInt8] {
        let notes = NoteWriter(inspection).notes
        var output = Array((heading + "\n\n").utf8)
        output.reserveCapacity(inspection.runbook.file.bytes.count * 4)
        for line in inspection.lines.indices {
            // What stands behind the last line ending is no line.
            if line > 0, inspection.runbook.lines.range(ofLine: line).isEmpty { continue }
            output += (source(line) + "\n").utf8
            for note in notes[line] ?? [] { output += (text(of: note) + "\n").utf8 }
        }
        for line in summary { output += ("\n" + line).utf8 }
        output.append(0x0A)
        return output
    }

    private var heading: String {
        let runbook = inspection.runbook
        let path = paint(.strong, TerminalText.harmless(runbook.path))
        return "\(path): '\(TerminalText.harmless(runbook.title))'"
    }

    private func source(_ line: Int) -> String {
        let number = String(line + 1)
        let padding = String(repeating: " ", count: numberWidth - number.utf8.count)
        let role = inspection.lines[line].role
        let name = role.rawValue + String(repeating: " ", count: Self.roleWidth - role.rawValue.utf8.count)
        let bytes = inspection.runbook.file.bytes
        let shown = SourceLine(inspection.runbook.lines.contentRange(ofLine: line, in: bytes), in: bytes)
        let text = sourceRoom.map { shown.cropped(to: $0, around: (0, 1)).text } ?? shown.text
        let head = paint(.faint, padding + number) + " " + paint(role.ink, name) + " " + paint(.frame, "│")
        return text.isEmpty ? head : head + " " + text
    }

    private func text(of note: Note) -> String {
        let indent = String(repeating: " ", count: numberWidth + Self.roleWidth + 4 + note.depth * 2)
        let label = paint(note.ink, note.label)
        var place = ""
        if let range = note.range { place = paint(.faint, self.place(range)) + " " }
        return indent + label + " " + place + TerminalText.harmless(note.text)
    }

    /// `12:5-17`; `12:5-14:3` when it ends on another line. The last column is the last character's.
    private func place(_ range: SourceRange) -> String {
        let bytes = inspection.runbook.file.bytes
        let start = inspection.runbook.lines.position(at: range.lowerBound, in: bytes)
        var last = min(max(range.lowerBound, range.upperBound - 1), max(0, bytes.count - 1))
        while last > range.lowerBound, last < bytes.count, bytes[last] & 0xC0 == 0x80 { last -= 1 }
        let end = inspection.runbook.lines.position(at: last, in: bytes)
        let prefix = start.line == end.line ? "" : "\(end.line):"
        return "\(start.line):\(start.column)-\(prefix)\(end.column)"
    }
}

extension TextInspection {
    private var summary: [String] {
        let runbook = inspection.runbook
        let steps = runbook.procedures.flatMap(\.steps)
        let commands = steps.reduce(0) { $0 + $1.commands.count }
        var lines = [
            "\(counted(runbook.procedures.count, "procedure")), \(counted(steps.count, "step")), "
                + "\(counted(commands, "command")), \(counted(runbook.parameters.count, "parameter"))"
        ]
        for parameter in runbook.parameters { lines.append("  " + text(of: parameter)) }
        let roles = LineRole.allCases.compactMap { role -> String? in
            let count = inspection.count(role)
            return count == 0 ? nil : "\(count) \(role.rawValue)"
        }
        lines.append("lines: " + roles.joined(separator: ", "))
        let unread = inspection.lines.indices.filter { inspection.lines[$0].role == .notUnderstood }
        if !unread.isEmpty {
            let numbers = unread.prefix(12).map { String($0 + 1) }.joined(separator: ", ")
            lines.append(paint(.error, "not understood: ") + numbers + (unread.count > 12 ? ", …" : ""))
        }
        return lines
    }

    private func text(of parameter: Parameter) -> String {
        var text = "\(parameter.id.rawValue): \(parameter.type), \(parameter.notation.rawValue)"
        text += ", \(parameter.provenance.rawValue), \(counted(parameter.uses.count, "use"))"
        if let sample = parameter.sample { text += ", such as '\(sample)'" }
        if let pattern = parameter.pattern { text += ", matches \(pattern)" }
        if let discovery = parameter.discovery { text += "; found by: \(discovery)" }
        return TerminalText.harmless(text)
    }

    private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}

extension LineRole {
    fileprivate var ink: Paint.Ink {
        switch self {
        case .command, .query, .script: .info
        case .notUnderstood: .error
        case .heading: .strong
        case .output, .data: .frame
        default: .faint
        }
    }
}

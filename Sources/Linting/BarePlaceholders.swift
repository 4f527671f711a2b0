import ShellSyntax
import SourceText

/// Finds `<placeholders>` that stand where a shell would read redirections.
enum BarePlaceholders {
    /// Ranges of the text, brackets included, in source order.
    static func ranges(in text: [UInt8]) -> [SourceRange] {
        guard mayHoldPlaceholder(text) else { return [] }
        let script = ShellParser.parse(text)
        let unread = Coverage(quoted(in: script) + script.comments.map(\.range) + bodies(in: script))
        return script.placeholders.filter { placeholder in
            placeholder.notation == .angle && !unread.overlaps(placeholder.range)
        }.map(\.range)
    }

    private static func mayHoldPlaceholder(_ text: [UInt8]) -> Bool {
        guard let open = text.firstIndex(of: 0x3C) else { return false }
        return text[open...].contains(0x3E)
    }

    private static func quoted(in script: Script) -> [SourceRange] {
        script.commands.flatMap { command in
            let words =
                command.words + command.redirections.map(\.target)
                + command.assignments.compactMap(\.value)
            return words.flatMap(\.parts).compactMap { part in
                switch part.kind {
                // `"${1:?usage: tool <name>}"` is a text of its own.
                case .placeholder, .variable: part.quoting != .none ? part.range : nil
                default: nil
                }
            }
        }
    }

    private static func bodies(in script: Script) -> [SourceRange] {
        script.commands.flatMap { $0.redirections.compactMap(\.body) }
    }
}

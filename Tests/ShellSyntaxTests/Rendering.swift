import ShellSyntax
import SourceText

/// A script as short text: what the tables of the tests compare.
///
/// `;` before a command is its connector when that is a sequence; words stand in `‹…›` as written in the source.
struct Rendering {
    let bytes: [UInt8]
    let script: Script

    init(_ source: String) {
        bytes = Array(source.utf8)
        script = ShellParser.parse(bytes)
    }

    func slice(_ range: SourceRange) -> String { String(decoding: bytes[range.range], as: UTF8.self) }

    var commands: [String] { script.commands.map(command) }

    var statements: [String] { script.statements.map { "\($0.kind)\($0.isBackground ? "&" : "") \(slice($0.range))" } }

    func command(_ command: SimpleCommand) -> String {
        var pieces: [String] = []
        if command.connector != .none { pieces.append("\(command.connector)") }
        if command.nesting != .topLevel { pieces.append("(\(command.nesting))") }
        if command.isNegated { pieces.append("!") }
        pieces += command.assignments.filter { !$0.isDeclared }.map { "[\(slice($0.range))]" }
        pieces += command.words.map { "‹\(slice($0.range))›" }
        pieces += command.redirections.map { redirection in
            "{\(slice(redirection.range))\(redirection.body.map { "|\(slice($0))" } ?? "")}"
        }
        if command.isBackground { pieces.append("&") }
        return pieces.joined(separator: " ")
    }

    func part(_ part: WordPart) -> String {
        let kind =
            switch part.kind {
            case .literal: "literal"
            case .variable(let name): "variable(\(name))"
            case .commandSubstitution: "command"
            case .arithmetic: "arithmetic"
            case .processSubstitution: "process"
            case .placeholder(let name): "placeholder(\(name))"
            case .template: "template"
            case .glob: "glob"
            }
        let quoting = part.quoting == .none ? "" : "/\(part.quoting)"
        return "\(kind)\(quoting) \(slice(part.range))"
    }
}

package import RunbookModel
import ShellSyntax
import SourceText

/// Why a value cannot take the place of a parameter.
package struct Refusal: Error, Sendable, Hashable, CustomStringConvertible {
    package var parameter: ParameterID
    package var reason: String
    package var description: String { "the value of '\(parameter.rawValue)' \(reason)" }
}

extension Slot {
    /// The value written for its place.
    package func fill(_ value: String) throws(Refusal) -> String {
        if value.utf8.contains(0) { throw refusal("holds a NUL, which no command can take") }
        if startsWord, PlainWord.looksLikeFlag(value) { throw refusal("would be read as a flag") }
        var text = value
        for encoding in encodings {
            guard let next = encoding.encode(text) else { throw refusal(encoding.objection) }
            text = next
        }
        switch place {
        case .bare: return PlainWord.isShellWord(text) ? text : quotedWord(text)
        case .doubleQuoted: return ShellQuoting.quote(text, context: .doubleQuoted)
        case .singleQuoted: return ShellQuoting.quote(text, context: .singleQuoted)
        case .ansiQuoted: return "'" + quotedWord(text) + "$'"
        case .hereDocument(let here): return try fill(text, in: here)
        case .raw: return text
        case .comment: return text.split { $0.isNewline }.joined(separator: " ")
        case .plain:
            guard PlainWord.isPlain(text) else { throw refusal(Encoding.plain.objection) }
            return text
        case .none: throw refusal("cannot be put in safely here")
        }
    }

    private func quotedWord(_ text: String) -> String {
        let quoted = ShellQuoting.quote(text, context: .bare)
        return quoted.utf8.first == UInt8(ascii: "'") ? quoted : "'" + quoted + "'"
    }

    private func fill(_ text: String, in here: HereDocument) throws(Refusal) -> String {
        let lines = (here.before + text + here.after).split(separator: "\n", omittingEmptySubsequences: false)
        let ends = lines.contains { line in
            String(here.stripsTabs ? line.drop { $0 == "\t" } : line) == here.delimiter
        }
        if ends { throw refusal("would end the here-document") }
        if here.stripsTabs, text.contains("\n\t") || (here.before.isEmpty && text.hasPrefix("\t")) {
            throw refusal("would lose its tabs in this here-document")
        }
        guard !here.isQuoted else { return text }
        return Encoding.hereDocument.encode(text) ?? text
    }

    private func refusal(_ reason: String) -> Refusal { Refusal(parameter: parameter, reason: reason) }
}

extension Slot.Encoding {
    /// What is said of a value that it does not take.
    fileprivate var objection: String {
        switch self {
        case .plain: "can only be a plain word here: letters, digits and _ @ % + : . / -"
        case .sqlWord: "stands in SQL without quotes, where only a number or a name is safe"
        case .sqlString, .sqlIdentifier: "holds a backslash, which SQL engines read differently"
        default: "cannot be put in safely here"
        }
    }
}

import RunbookModel
import ShellSyntax
import SourceText

/// The words that the tools of a step get, after the shell has taken its quotes away.
struct ArgumentLists {
    struct List {
        /// With `{{parameter-id}}` where values go.
        var words: [String]
        /// The shell puts something else in the place of a part.
        var expands: Bool
    }

    /// Of each command of the step; `nil` for one that stands in an argument of another.
    private(set) var lists: [List?]

    init(of step: Step, uses: [ParameterUse], slots: [Slot] = [], values: [ParameterID: String] = [:]) {
        lists = Array(repeating: nil, count: step.commands.count)
        guard !step.commands.isEmpty, step.effectiveLanguage == .shell || step.effectiveLanguage == .console else {
            return
        }
        let marked = MarkedText(step.text, uses: uses)
        let script = ShellParser.parse(marked.bytes)
        var places: [SourceRange: Int] = [:]
        for index in step.commands.indices.reversed() { places[step.commands[index].range] = index }
        for simple in script.commands where !simple.words.isEmpty {
            let range = step.map.fileRange(
                of: SourceRange(marked.original(simple.range.lowerBound)..<marked.original(simple.range.upperBound)))
            guard let index = places[range], lists[index] == nil else { continue }
            lists[index] = List(
                words: simple.words.map { word in
                    let bytes = marked.replacing(Array(word.text.utf8)) { use in
                        Array(Self.text(of: marked.uses[use], slots, values).utf8)
                    }
                    return String(decoding: bytes, as: UTF8.self)
                }, expands: simple.words.contains { Self.expands($0, marked.bytes) })
        }
    }

    private static func text(of use: ParameterUse, _ slots: [Slot], _ values: [ParameterID: String]) -> String {
        let braces = "{{\(use.id.rawValue)}}"
        guard var value = values[use.id] else { return braces }
        for encoding in slots.first(where: { $0.range == use.range })?.encodings ?? [] {
            guard let next = encoding.encode(value) else { return braces }
            value = next
        }
        return value
    }

    private static func expands(_ word: Word, _ text: [UInt8]) -> Bool {
        if !word.isLiteral { return true }
        return word.parts.contains { part in
            guard part.quoting == .none, !part.range.isEmpty else { return false }
            let bytes = text[part.range.range]
            if part.range.start == word.range.start, bytes.first == UInt8(ascii: "~") { return true }
            return bytes.contains(UInt8(ascii: "{")) && bytes.contains(UInt8(ascii: "}"))
        }
    }
}

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
        let places = CommandPlaces(step.commands)
        for simple in script.commands where !simple.words.isEmpty {
            let range = step.map.fileRange(
                of: SourceRange(marked.original(simple.range.lowerBound)..<marked.original(simple.range.upperBound)))
            guard let index = places.command(at: range), lists[index] == nil else { continue }
            lists[index] = List(
                words: simple.words.map { Self.text(of: $0, marked, slots, values) },
                expands: simple.words.contains { Self.expands($0, marked.bytes) })
        }
    }

    private static func text(
        of word: Word, _ marked: MarkedText, _ slots: [Slot], _ values: [ParameterID: String]
    ) -> String {
        guard !marked.uses.isEmpty else { return word.text }
        let bytes = marked.replacing(Array(word.text.utf8)) { use in
            Array(Self.text(of: marked.uses[use], slots, values).utf8)
        }
        return String(decoding: bytes, as: UTF8.self)
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
        // Without these signs nothing is put in the place of anything.
        let own = text[word.range.range]
        guard own.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "}") }) else { return false }
        return word.parts.contains { part in
            guard part.quoting == .none, !part.range.isEmpty else { return false }
            let bytes = text[part.range.range]
            if part.range.start == word.range.start, bytes.first == UInt8(ascii: "~") { return true }
            return bytes.contains(UInt8(ascii: "{")) && bytes.contains(UInt8(ascii: "}"))
        }
    }
}

/// Which command stands at a place; of several the first one.
private struct CommandPlaces {
    private static let few = 8

    private let ranges: [SourceRange]
    private var numbers: [SourceRange: Int] = [:]

    init(_ commands: [Command]) {
        ranges = commands.indices.map { commands[$0].range }
        guard ranges.count > Self.few else { return }
        for index in ranges.indices.reversed() { numbers[ranges[index]] = index }
    }

    func command(at range: SourceRange) -> Int? {
        ranges.count > Self.few ? numbers[range] : ranges.firstIndex(of: range)
    }
}

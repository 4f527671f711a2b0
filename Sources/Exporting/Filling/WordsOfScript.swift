import ShellSyntax
import SourceText

/// Every word of a script with what it belongs to, to find the one around a place.
struct WordsOfScript {
    struct Found {
        var word: Word
        /// The command it is an argument of, and its number there.
        var command: SimpleCommand?
        var index: Int?
        /// The name of a variable that is set.
        var isName = false
        /// An operand of `[[`.
        var isTest = false
        /// The value of an assignment, a target of a redirection: no flag can stand there.
        var isArgument = true

        /// Whether a value at `range` begins an argument, quotes in front of it aside.
        func startsWord(_ range: Range<Int>, in text: [UInt8]) -> Bool {
            guard isArgument else { return false }
            return text[word.range.lowerBound..<range.lowerBound].allSatisfy { $0 == 0x22 || $0 == 0x27 || $0 == 0x24 }
        }
    }

    struct Body {
        var range: SourceRange
        var redirection: Redirection
        var command: SimpleCommand
    }

    private let script: Script

    init(_ script: Script) { self.script = script }

    func body(around place: SourceRange) -> Body? {
        var best: Body?
        for command in script.commands {
            for redirection in command.redirections {
                guard let body = redirection.body, body.contains(place) else { continue }
                if best.map({ body.count < $0.range.count }) ?? true {
                    best = Body(range: body, redirection: redirection, command: command)
                }
            }
        }
        return best
    }

    func innermost(around place: SourceRange) -> Found? {
        var best: Found?
        func offer(_ found: Found) {
            guard found.word.range.contains(place), best.map({ found.word.range.count < $0.word.range.count }) ?? true
            else { return }
            best = found
        }
        for command in script.commands {
            for assignment in command.assignments where assignment.range.overlaps(place) {
                if assignment.nameRange.overlaps(place) {
                    return Found(word: Word(range: place, parts: [], text: ""), isName: true)
                }
                for word in [assignment.value].compactMap(\.self) + (assignment.elements ?? []) {
                    offer(Found(word: word, isArgument: false))
                }
            }
            for (index, word) in command.words.enumerated() {
                offer(Found(word: word, command: command, index: index))
            }
            for redirection in command.redirections { offer(Found(word: redirection.target, isArgument: false)) }
        }
        for compound in script.compounds {
            for word in compound.words { offer(Found(word: word, isTest: compound.kind == .test)) }
            for redirection in compound.redirections { offer(Found(word: redirection.target, isArgument: false)) }
        }
        return best
    }

    func isInBackticks(_ place: SourceRange, _ text: [UInt8]) -> Bool {
        script.commands.contains { command in
            let values = command.assignments.compactMap(\.value) + command.assignments.flatMap { $0.elements ?? [] }
            return (command.words + values + command.redirections.map(\.target)).contains { word in
                word.range.contains(place)
                    && word.parts.contains { part in
                        part.kind == .commandSubstitution && part.range.contains(place)
                            && text[part.range.lowerBound] == UInt8(ascii: "`")
                    }
            }
        }
    }
}

/// What a command does to the world.
package enum ToolEffect: String, Sendable, Hashable { case none, read, change, destroy, unknown }

/// One fact about the commands that match a pattern.
package struct EffectRule: Sendable {
    package enum Aspect: Sendable, Hashable {
        case effect(ToolEffect)
        /// Does not return by itself.
        case blocks
        /// Waits for input.
        case asks
        /// Can be taken back by running the same command with other values.
        case undoable
        /// Acts on the operator's own machine.
        case local
        /// Acts on something others use.
        case remote
    }

    package var aspect: Aspect
    package var pattern: CommandPattern
    /// Completes the sentence that starts with the command's name.
    package var phrase: String?
}

/// Subcommand words, then `+flag` present, `~flag` absent, `@word` among the arguments, `^` no arguments.
package struct CommandPattern: Sendable, Hashable {
    var path: [WordPattern]
    var required: [FlagCondition] = []
    var absent: [FlagCondition] = []
    var arguments: [WordPattern] = []
    /// Matches only commands without arguments.
    var isBare = false

    /// Reads `rollout/undo+--dry-run@deployment`.
    init(_ text: ArraySlice<UInt8>) {
        path = []
        var start = text.startIndex
        var mark = UInt8(ascii: "/")
        for index in text.indices {
            let byte = text[index]
            // Only paths use `/` as a separator: arguments and values may hold one.
            guard Self.isMark(byte), mark == UInt8(ascii: "/") || byte != UInt8(ascii: "/") else { continue }
            take(text[start..<index], behind: mark)
            mark = byte
            if byte == UInt8(ascii: "^") { isBare = true }
            start = index + 1
        }
        take(text[start...], behind: mark)
        if path.count == 1, path[0].written == "*" { path = [] }
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "/"), UInt8(ascii: "+"), UInt8(ascii: "~"), UInt8(ascii: "@"), UInt8(ascii: "^"): true
        default: false
        }
    }

    private mutating func take(_ piece: ArraySlice<UInt8>, behind mark: UInt8) {
        guard !piece.isEmpty else { return }
        switch mark {
        case UInt8(ascii: "+"): required.append(FlagCondition(piece))
        case UInt8(ascii: "~"): absent.append(FlagCondition(piece))
        case UInt8(ascii: "@"): arguments.append(WordPattern(piece))
        case UInt8(ascii: "^"): break
        default: path.append(WordPattern(piece))
        }
    }

    /// The more a pattern asks for, the more it knows.
    var weight: Int { path.count * 10 + required.count + absent.count + arguments.count }
}

/// A word that ends subcommand paths and tells the effect wherever nothing more exact is known.
package struct VerbRule: Sendable {
    package var word: String
    package var effect: ToolEffect
}

/// A flag that must or must not be there, with a value when one is asked for: `-X=POST`; `-f=` is the flag without one.
struct FlagCondition: Sendable, Hashable {
    var name: WordPattern
    var value: WordPattern?

    init(_ text: ArraySlice<UInt8>) {
        let equals = text.firstIndex(of: UInt8(ascii: "="))
        name = WordPattern(text[..<(equals ?? text.endIndex)])
        value = equals.map { WordPattern(text[($0 + 1)...]) }
    }
}

/// What the rules look at: a command with its words sorted.
package struct ToolCall: Sendable {
    package struct Flag: Sendable {
        package let name: String
        package let value: String?
        let head: WordHead
        package init(name: String, value: String?) {
            self.name = name
            self.value = value
            head = WordHead(name)
        }
    }
    package let path: [String]
    /// Of the words of the path: a dozen patterns are compared with them.
    let heads: [WordHead]
    package let flags: [Flag]
    package let arguments: [String]

    package init(path: [String], flags: [Flag], arguments: [String]) {
        self.path = path
        heads = path.map { WordHead($0) }
        self.flags = flags
        self.arguments = arguments
    }
}

/// Everything the tables say about one command.
package struct Judgement: Sendable, Hashable {
    package var effect: ToolEffect = .unknown
    package var phrase: String?
    package var blocks = false
    package var asks = false
    package var isUndoable = false
    package var isLocal = false

    package init() {}
}

extension ToolShape {
    /// Weighs every rule; for each aspect the most exact one counts.
    package func judge(_ command: ToolCall) -> Judgement {
        var judgement = Judgement()
        var effectWeight = -1
        var placeWeight = -1
        ruleIndex.forEach(of: command) { index in
            guard ruleIndex.matches(index, command) else { return }
            let weight = ruleIndex.weight(of: index)
            switch rules[index].aspect {
            case .effect(let effect) where weight >= effectWeight:
                judgement.effect = effect
                judgement.phrase = rules[index].phrase
                effectWeight = weight
            case .local where weight >= placeWeight: (judgement.isLocal, placeWeight) = (true, weight)
            case .remote where weight >= placeWeight: (judgement.isLocal, placeWeight) = (false, weight)
            case .blocks: judgement.blocks = true
            case .asks: judgement.asks = true
            case .undoable: judgement.isUndoable = true
            default: break
            }
        }
        if effectWeight < 10, let effect = verbEffect(of: command.path) { judgement.effect = effect }
        return judgement
    }

    /// The last word of the path decides, then the words before it.
    package func verbEffect(of path: [String]) -> ToolEffect? {
        guard !verbs.isEmpty else { return nil }
        for word in path.reversed() {
            if let effect = verbEffect(of: word) { return effect }
        }
        return nil
    }

    /// The word itself, else what it begins with: `delete-*`.
    package func verbEffect(of word: String) -> ToolEffect? {
        if let known = verbIndex.position(of: word) { return verbs[known].effect }
        guard !verbBeginnings.isEmpty else { return nil }
        let bytes = word.utf8.span
        for end in (1..<max(1, bytes.count)).reversed() where bytes[end] == UInt8(ascii: "-") {
            if let known = verbBeginnings.position(of: bytes.extracting(...end)) { return verbs[known].effect }
        }
        return nil
    }
}

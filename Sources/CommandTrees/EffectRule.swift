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
    package var path: [String]
    package var required: [String] = []
    package var absent: [String] = []
    package var arguments: [String] = []
    /// Matches only commands without arguments.
    package var isBare = false

    /// Reads `rollout/undo+--dry-run@deployment`.
    init(_ text: Substring) {
        path = []
        var start = text.startIndex
        var mark: Character = "/"
        for index in text.indices where "/+~@^".contains(text[index]) {
            // Only paths use `/` as a separator: arguments and values may hold one.
            if mark != "/", text[index] == "/" { continue }
            take(text[start..<index], behind: mark)
            mark = text[index]
            if mark == "^" { isBare = true }
            start = text.index(after: index)
        }
        take(text[start...], behind: mark)
        if path == ["*"] { path = [] }
    }

    private mutating func take(_ piece: Substring, behind mark: Character) {
        guard !piece.isEmpty else { return }
        switch mark {
        case "+": required.append(String(piece))
        case "~": absent.append(String(piece))
        case "@": arguments.append(String(piece))
        case "^": break
        default: path.append(String(piece))
        }
    }

    /// The more a pattern asks for, the more it knows.
    var weight: Int { path.count * 10 + required.count + absent.count + arguments.count }

    package func matches(_ command: ToolCall) -> Bool {
        guard path.count <= command.path.count, !isBare || command.arguments.isEmpty else { return false }
        for (word, expected) in zip(command.path, path) where !Self.fits(word, expected) { return false }
        guard required.allSatisfy({ command.has($0) }), !absent.contains(where: { command.has($0) }) else {
            return false
        }
        return arguments.allSatisfy { wanted in command.arguments.contains { Self.fits($0, wanted) } }
    }

    /// `*`, a word, `word*` or `*word`.
    static func fits(_ word: String, _ pattern: String) -> Bool {
        let (word, pattern) = (word.utf8, pattern.utf8)
        if pattern.last == UInt8(ascii: "*") { return word.starts(with: pattern.dropLast()) }
        if pattern.first == UInt8(ascii: "*") {
            let tail = pattern.dropFirst()
            return word.count >= tail.count && word.suffix(tail.count).elementsEqual(tail)
        }
        return word.elementsEqual(pattern)
    }
}

/// A word that ends subcommand paths and tells the effect wherever nothing more exact is known.
package struct VerbRule: Sendable {
    package var word: String
    package var effect: ToolEffect
}

/// What the rules look at: a command with its words sorted.
package struct ToolCall: Sendable {
    package var path: [String]
    package var flags: [String]
    package var arguments: [String]

    package init(path: [String], flags: [String], arguments: [String]) {
        self.path = path
        self.flags = flags
        self.arguments = arguments
    }

    /// A flag with a value is asked for as `--name=value`.
    func has(_ flag: String) -> Bool {
        if flag.utf8.contains(UInt8(ascii: "=")) { return flags.contains { CommandPattern.fits($0, flag) } }
        return flags.contains {
            $0 == flag || ($0.utf8.starts(with: flag.utf8) && $0.dropFirst(flag.count).first == "=")
        }
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
        for rule in rules where rule.pattern.matches(command) {
            let weight = rule.pattern.weight
            switch rule.aspect {
            case .effect(let effect) where weight >= effectWeight:
                judgement.effect = effect
                judgement.phrase = rule.phrase
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
        for word in path.reversed() {
            if let verb = verbs.first(where: { CommandPattern.fits(word, $0.word) }) { return verb.effect }
        }
        return nil
    }
}

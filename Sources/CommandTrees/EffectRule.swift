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
    package var required: [FlagCondition] = []
    package var absent: [FlagCondition] = []
    package var arguments: [String] = []
    /// Matches only commands without arguments.
    package var isBare = false

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
        if path == ["*"] { path = [] }
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
        case UInt8(ascii: "@"): arguments.append(String(decoding: piece, as: UTF8.self))
        case UInt8(ascii: "^"): break
        default: path.append(String(decoding: piece, as: UTF8.self))
        }
    }

    /// The more a pattern asks for, the more it knows.
    var weight: Int { path.count * 10 + required.count + absent.count + arguments.count }

    package func matches(_ command: ToolCall) -> Bool {
        guard path.count <= command.path.count, !isBare || command.arguments.isEmpty else { return false }
        for index in path.indices where !Self.fits(command.path[index], path[index]) { return false }
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

/// A flag that must or must not be there, with a value when one is asked for: `-X=POST`.
package struct FlagCondition: Sendable, Hashable {
    package var name: String
    package var value: String?

    init(_ text: ArraySlice<UInt8>) {
        let equals = text.firstIndex(of: UInt8(ascii: "="))
        name = String(decoding: text[..<(equals ?? text.endIndex)], as: UTF8.self)
        value = equals.map { String(decoding: text[($0 + 1)...], as: UTF8.self) }
    }
}

/// What the rules look at: a command with its words sorted.
package struct ToolCall: Sendable {
    package struct Flag: Sendable {
        package var name: String
        package var value: String?
        package init(name: String, value: String?) {
            self.name = name
            self.value = value
        }
    }
    package var path: [String]
    package var flags: [Flag]
    package var arguments: [String]

    package init(path: [String], flags: [Flag], arguments: [String]) {
        self.path = path
        self.flags = flags
        self.arguments = arguments
    }

    func has(_ condition: FlagCondition) -> Bool {
        flags.contains { flag in
            guard CommandPattern.fits(flag.name, condition.name) else { return false }
            guard let wanted = condition.value else { return true }
            return flag.value.map { CommandPattern.fits($0, wanted) } ?? false
        }
    }
}

/// Which patterns may match a command, by the first word of its path.
struct PatternIndex: Sendable {
    private var byFirst: [String: [Int]] = [:]
    /// Patterns without a path, or with a wild card at its front.
    private var anywhere: [Int] = []

    init(_ patterns: [CommandPattern]) {
        for (index, pattern) in patterns.enumerated() {
            if let first = pattern.path.first, !first.utf8.contains(UInt8(ascii: "*")) {
                byFirst[first, default: []].append(index)
            } else {
                anywhere.append(index)
            }
        }
    }

    /// Calls `body` with the patterns that may match, in the order of the tables within each kind.
    @inline(__always) func forEach(of path: [String], _ body: (Int) -> Void) {
        for index in anywhere { body(index) }
        guard let first = path.first, let own = byFirst[first] else { return }
        for index in own { body(index) }
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
        ruleIndex.forEach(of: command.path) { index in
            guard rules[index].pattern.matches(command) else { return }
            let weight = rules[index].pattern.weight
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
        if let effect = verbs[word] { return effect }
        var end = word.utf8.endIndex
        while let dash = word.utf8[..<end].lastIndex(of: UInt8(ascii: "-")), dash > word.utf8.startIndex {
            if let effect = verbs[word[...dash] + "*"] { return effect }
            end = dash
        }
        return nil
    }
}

import SourceText

/// Says what a tool's own parser would say.
package enum Matcher {
    /// - Parameter words: begin with the program's name.
    package static func match(_ words: CommandWords, _ tree: CommandTree) -> CommandVerdict {
        tree.read { reader in
            var matching = Matching(words, tree, reader)
            matching.run()
            return matching.verdict
        }
    }
}

/// The state while one command is matched.
struct Matching {
    /// A flag or an argument that was given.
    struct Given {
        /// What it sets.
        var destination: UInt32
        var flag: Int
        var word: Int
        /// The value in the bytes of the words.
        var value: Range<Int>?
    }

    let input: CommandWords
    let tree: CommandTree
    let reader: TreeReader
    let conventions: Conventions
    let globals: FlagSet
    var node: TreeNode
    var pathLength = 1
    var lastPathWord = 0
    var problems: [CommandProblem] = []
    var given: [Given] = []
    var outcome: CommandVerdict.Outcome = .ok
    /// Only the path counts.
    var isHelp = false
    /// Nothing is missing any more.
    var liftsRequired = false
    /// Something was put in by the shell that may hold flags.
    var mayHoldMore = false
    /// A flag that is not known stood before this word without `=`: the word may be its value.
    var unknownFlagWord: Int?
    var isFinished = false
    /// Words that are no flags, of tools that read one word after the other.
    var arguments: [Int] = []
    var dashesWord: Int?
    /// The rest belongs to another program.
    var isTailOpaque = false

    init(_ input: CommandWords, _ tree: CommandTree, _ reader: TreeReader) {
        self.input = input
        self.tree = tree
        self.reader = reader
        conventions = tree.conventions
        globals = FlagSet(reader: reader, list: Int(reader.load(TreeFormat.Header.globals)))
        node = TreeNode(reader: reader, index: 0)
        given.reserveCapacity(input.count)
    }

    var verdict: CommandVerdict {
        var verdict = CommandVerdict(outcome: outcome)
        verdict.tool = tree.cli
        verdict.version = tree.version
        verdict.isPartial = tree.isPartial
        verdict.pathLength = pathLength
        verdict.node = node.index
        verdict.problems = problems
        // The parser takes an update that changes nothing; the command refuses it when it runs.
        if outcome == .ok, problems.contains(where: { $0.certainty > .notice && $0.kind != .noChange }) {
            verdict.outcome = .invalid
        }
        return verdict
    }

    mutating func run() {
        guard input.count > 0 else { return outcome = .unparsed }
        guard !isSynopsis else { return outcome = .unparsed }
        switch tree.family {
        case .gcloud, .argparse: matchArgparse()
        case .aws: matchAWS()
        default: matchFlags()
        }
        guard outcome == .ok, !isFinished else { return }
        noteNode()
        guard !isHelp else { return problems.removeAll { $0.certainty > .notice && $0.kind != .unknownCommand } }
        checkConstraints()
        checkNoChange()
    }

    /// A line that shows what may be written, not what is: `[--flag]`, `...`, `a | b`.
    private var isSynopsis: Bool {
        for index in 1..<max(1, input.count) {
            let word = input.slice(index)
            guard let first = word.first else { continue }
            switch first {
            case UInt8(ascii: "["):
                if word.count == 1 || word[word.startIndex + 1] == UInt8(ascii: "-") || word.elementsEqual("[...]".utf8)
                {
                    return true
                }
            case UInt8(ascii: "]"), UInt8(ascii: "|"): if word.count == 1 { return true }
            case UInt8(ascii: "."): if word.elementsEqual("...".utf8) { return true }
            case 0xE2: if word.elementsEqual("…".utf8) { return true }
            default: break
            }
        }
        return false
    }
}

extension Matching {
    mutating func report(
        _ kind: CommandProblem.Kind, _ certainty: CommandProblem.Certainty = .certain, word: Int,
        part: ArraySlice<UInt8>? = nil, message: String, suggestion: String? = nil
    ) {
        let slice = part ?? input.slice(word)
        problems.append(
            CommandProblem(
                kind: kind, certainty: certainty, range: input.source(of: slice, in: word), word: word,
                subject: input.text(slice), message: message, suggestion: suggestion))
    }

    /// Reports something that is not there: on the words of the subcommand.
    mutating func reportMissing(
        _ kind: CommandProblem.Kind, _ certainty: CommandProblem.Certainty = .certain, _ subject: String,
        message: String
    ) {
        let first = input.words[0].source
        let last = input.words[min(lastPathWord, input.count - 1)].source
        let range = first.end <= last.end && lastPathWord >= pathLength - 1 ? first.union(last) : last
        problems.append(
            CommandProblem(
                kind: kind, certainty: certainty, range: range, word: lastPathWord, subject: subject, message: message))
    }

    /// The command as far as it is known.
    var commandName: String { node.path.joined(separator: " ") }

    /// How sure one can be that a flag that is not listed does not exist.
    var certaintyOfUnknownFlag: CommandProblem.Certainty {
        guard tree.isPartial else { return .certain }
        return conventions.contains(.flagsListed) ? .likely : .notice
    }

    /// What became of the command that was reached.
    private mutating func noteNode() {
        var retired = node
        while retired.bits.isDisjoint(with: [.removed, .deprecated]) {
            guard let parent = retired.parent else { return }
            retired = parent
        }
        note(retired)
    }

    /// A retired group takes its commands along.
    private mutating func note(_ node: TreeNode) {
        let bits = node.bits
        let isRemoved = bits.contains(.removed)
        let note = node.extras["note"]?.text
        let moved = movedPath(of: node)
        let subject = node.path.joined(separator: " ")
        var message = "'\(subject)' \(isRemoved ? "was removed from" : "is deprecated in") \(versionName)"
        if let note = note.map(Self.firstSentence), !note.isEmpty { message += ": \(note)" }
        reportMissing(isRemoved ? .removed : .deprecated, isRemoved ? .certain : .notice, subject, message: message)
        problems[problems.count - 1].suggestion = moved
    }

    var versionName: String { tree.version == "unknown" ? tree.cli : "\(tree.cli) \(tree.version)" }

    func movedPath(of node: TreeNode) -> String? {
        node.extras["moved"].map { "\(tree.cli) \($0.text)" }
    }

    static func firstSentence(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var end = 0
        while end < bytes.count {
            if bytes[end] == 0x0A { break }
            if bytes[end] == UInt8(ascii: "."), end + 1 == bytes.count || bytes[end + 1] == 0x20 { break }
            end += 1
        }
        return String(decoding: bytes[..<end], as: UTF8.self)
    }
}

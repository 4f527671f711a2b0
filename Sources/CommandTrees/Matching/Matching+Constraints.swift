/// What is required, and what excludes each other, as gcloud's own check goes about it.
extension Matching {
    mutating func checkConstraints() {
        // What is wrong already may be the misspelt name of what is missing.
        let isMisread = problems.contains {
            $0.certainty > .notice && $0.kind != .badValue && $0.kind != .unexpectedValue
        }
        if let constraint = node.constraint {
            var check = ConstraintCheck(matching: self, index: constraint.start)
            _ = check.group(isTop: true, depth: 0)
            if let fault = check.fault { report(fault, isMisread: isMisread) }
        }
        checkRequiredFlags(isMisread: isMisread)
    }

    private mutating func report(_ fault: ConstraintCheck.Fault, isMisread: Bool) {
        switch fault {
        case .missing(let needs):
            let names = needs.map { name(of: $0) }
            guard !liftsRequired, !mayHoldMore, !isMisread || isUnlikeAll(names) else { return }
            reportMissingFlags(names)
        case .conflict(let words):
            guard let last = words.max() else { return }
            let others = words.filter { $0 != last }.map { "'\(input.text(flagName(at: $0)))'" }
            report(
                .conflict, word: last, part: flagName(at: last),
                message: "'\(input.text(flagName(at: last)))' cannot be given together with \(Self.joined(others))")
        }
    }

    /// Only flags are wrong, and none has a word in common with one that is missing, or is one letter off from it.
    private func isUnlikeAll(_ names: [String]) -> Bool {
        let wrong = problems.filter { $0.certainty > .notice && $0.kind != .badValue && $0.kind != .unexpectedValue }
        guard wrong.allSatisfy({ $0.kind == .unknownFlag }), names.allSatisfy({ $0.hasPrefix("--") }) else {
            return false
        }
        let words = Set(names.flatMap { $0.split(separator: "-") })
        return wrong.allSatisfy { problem in
            words.isDisjoint(with: problem.subject.split(separator: "-"))
                && problem.suggestion.map(names.contains) != true
        }
    }

    private func flagName(at word: Int) -> ArraySlice<UInt8> {
        let slice = input.slice(word)
        guard slice.first == UInt8(ascii: "-") else { return slice }
        return Self.equalsSign(in: slice).map { slice[..<$0] } ?? slice
    }

    private mutating func reportMissingFlags(_ names: [String]) {
        guard let first = names.first else { return }
        let isArgument = first.utf8.first != UInt8(ascii: "-")
        guard !problems.contains(where: { $0.subject == first && $0.kind == .missingFlag }) else { return }
        let list = Self.joined(names)
        reportMissing(
            isArgument ? .missingArgument : .missingFlag, isBare ? .likely : .certain, first,
            message: "'\(commandName)' needs \(isArgument && names.count == 1 ? "the argument " : "")\(list)")
    }

    private mutating func checkRequiredFlags(isMisread: Bool) {
        // gcloud's are required within groups; its constraints have them all.
        // AWS asks for them before it looks at flags that it does not know.
        guard tree.family != .gcloud, !liftsRequired, !mayHoldMore, !isMisread || tree.family == .aws,
            let own = node.set
        else { return }
        var missing: [String] = []
        for index in tree.requiredFlags(of: own) {
            let flag = TreeFlag(reader: reader, index: index)
            if !given.contains(where: { $0.destination == flag.destination }) { missing.append(flag.firstName) }
        }
        if !missing.isEmpty { reportMissingFlags(missing) }
    }

    static func joined(_ names: [String], by word: String = "and") -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " \(word) " + last
    }

    fileprivate func name(of need: ConstraintCheck.Need) -> String {
        switch need {
        case .value(let destination): displayName(of: destination)
        case .group(let start): names(at: start).joined(separator: " or ")
        case .others: "the other flags of its group"
        }
    }

    /// The members of the group at `start`, as a reader would write them.
    private func names(at start: Int) -> [String] {
        var (index, names) = (start + 1, [String]())
        var left = [Int(reader.word(start) >> 16)]
        while let count = left.popLast(), names.count < 12, reader.hasWord(index) {
            guard count > 0 else { continue }
            left.append(count - 1)
            let head = reader.word(index)
            if head & 0xFF == Constraint.Kind.member.rawValue {
                names.append(displayName(of: reader.word(index + 1)))
                index += 2
            } else {
                guard left.count < 18 else { break }
                left.append(Int(head >> 16))
                index += 1
            }
        }
        return names
    }

    /// What a reader would write for the value called `destination`.
    private func displayName(of destination: UInt32) -> String {
        var found: String?
        forEachFlag(at: node) { _, flag in
            guard flag.destination == destination else { return }
            let name = flag.firstName
            if found.map({ name.utf8.count < $0.utf8.count }) ?? true { found = name }
        }
        if let found { return found }
        return reader.string(destination).text.uppercased()
    }

}

/// Walks the rules once; stops at the first fault.
private struct ConstraintCheck {
    enum Need {
        case value(UInt32)
        case group(Int)
        case others
    }
    enum Fault {
        case missing([Need])
        case conflict([Int])
    }

    private let reader: TreeReader
    private let given: [Matching.Given]
    private var index: Int
    private(set) var fault: Fault?
    private static let depthLimit = 17

    init(matching: borrowing Matching, index: Int) {
        reader = matching.reader
        given = matching.given
        self.index = index
    }

    /// The words that set `destination`.
    private func word(setting destination: UInt32) -> Int? {
        for position in given.indices where given[position].destination == destination { return given[position].word }
        return nil
    }

    private struct Members {
        var firstWord: Int?
        /// One for each destination or group that was given, behind the first.
        var others: [(identity: Int, word: Int)] = []
        var needed: [Need] = []
        var count = 0
        private var first = 0

        var givenCount: Int { firstWord == nil ? 0 : others.count + 1 }
        var words: [Int] { (firstWord.map { [$0] } ?? []) + others.map(\.word) }

        mutating func add(_ identity: Int, _ word: Int) {
            guard firstWord != nil else { return (firstWord, first) = (word, identity) }
            guard identity != first else { return }
            for other in others where other.identity == identity { return }
            others.append((identity, word))
        }
    }

    /// The first word that sets something in the group at `index`.
    mutating func group(isTop: Bool, depth: Int) -> Int? {
        let head = reader.word(index)
        index += 1
        var members = Members()
        guard depth <= Self.depthLimit, reader.hasWord(index) else { return nil }
        for _ in 0..<(head >> 16) { add(to: &members, depth: depth) }
        guard fault == nil else { return nil }
        if !members.needed.isEmpty, isTop || members.firstWord != nil { fault = .missing(members.needed) }
        judge(Constraint.Kind(rawValue: head & 0xFF), members)
        return members.firstWord
    }

    private mutating func add(to members: inout Members, depth: Int) {
        let start = index
        let head = reader.word(start)
        let isNeeded = head & 0x100 != 0
        members.count += 1
        if head & 0xFF == Constraint.Kind.member.rawValue {
            let destination = reader.word(start + 1)
            index += 2
            if fault != nil { return }
            if let word = word(setting: destination) {
                members.add(Int(destination), word)
            } else if isNeeded {
                members.needed.append(.value(destination))
            }
        } else if let word = group(isTop: false, depth: depth + 1) {
            members.add(-start, word)
        } else if isNeeded, fault == nil {
            members.needed.append(.group(start))
        }
    }

    private mutating func judge(_ kind: Constraint.Kind?, _ members: Members) {
        guard fault == nil else { return }
        switch kind {
        case .single where members.givenCount > 1: fault = .conflict(members.words)
        case .all where members.givenCount > 0 && members.givenCount < members.count: fault = .missing([.others])
        default: break
        }
    }
}

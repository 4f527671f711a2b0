/// Tools that read their words one after the other: pflag, getopt, absl and their like.
extension Matching {
    mutating func matchFlags() {
        var walk = FlagWalk()
        findCommand(&walk)
        guard outcome == .ok, !isFinished else { return }
        readWords(walk)
        guard !isFinished else { return }
        if node.childCount > 0, node.bits.isDisjoint(with: [.runnable]), node.bits.contains(.group), !hasArguments(walk)
        {
            return reportMissingCommand()
        }
        countArguments()
    }

    private func hasArguments(_ walk: FlagWalk) -> Bool { !arguments.isEmpty }
}

/// Which words name the subcommand.
struct FlagWalk {
    /// The word and the node in force in front of it, so that flags are looked up where they stand.
    var commands: [(word: Int, parent: TreeNode)] = []
    /// A flag that nobody knows in front of a subcommand, which is taken for its value.
    var swallowing: Int?
}

extension Matching {
    /// Goes down word by word, as cobra does: flags are skipped, with the word behind them when they take one.
    private mutating func findCommand(_ walk: inout FlagWalk) {
        var position = 1
        while position < input.count, node.childCount > 0 {
            let word = input.slice(position)
            if word.elementsEqual("--".utf8) { return }
            if word.first == UInt8(ascii: "-"), word.count > 1 {
                let swallows = swallowsNext(word, position)
                if swallows, position + 1 < input.count, isChild(position + 1), case .unknown = lookUp(word, at: node) {
                    walk.swallowing = position
                }
                position += swallows ? 2 : 1
                continue
            }
            if input.words[position].isOpen, mayBeFlags(position) {
                position += 1
                continue
            }
            if node.bits.contains(.runnable), !node.bits.contains(.open), !isChild(position) { return }
            let parent = node
            if let flag = walk.swallowing, !isChild(position) { return reportSwallowing(flag) }
            guard enterChild(at: position) else { return }
            walk.commands.append((position, parent))
            position += 1
        }
    }

    private mutating func reportSwallowing(_ position: Int) {
        let (flag, command) = (input.text(input.slice(position)), input.text(input.slice(position + 1)))
        report(
            .unknownFlag, word: position,
            message:
                "'\(flag)' stands in front of the subcommand, and takes '\(command)' for its value; write it behind")
        isFinished = true
    }

    /// `kubectl $OPTIONS get`: something put in where a subcommand stands right behind it.
    private func mayBeFlags(_ position: Int) -> Bool {
        position + 1 < input.count && !input.words[position + 1].hasHole && isChild(position + 1)
    }

    private func swallowsNext(_ word: ArraySlice<UInt8>, _ position: Int) -> Bool {
        guard !word.contains(UInt8(ascii: "=")) else { return false }
        let isLong = word.starts(with: "--".utf8)
        if !isLong, word.count > 2, conventions.contains(.clusters) { return clusterTakesNext(word) }
        switch lookUp(word, at: node) {
        case .known(let flag, _): return flag.leastCount > 0
        case .unknown: return tree.family == .pflag
        default: return false
        }
    }

    /// `-vn value`: the last letter takes a value.
    private func clusterTakesNext(_ word: ArraySlice<UInt8>) -> Bool {
        for index in (word.startIndex + 1)..<word.endIndex {
            guard let flag = flag([UInt8(ascii: "-"), word[index]], at: node) else { return false }
            if flag.leastCount > 0 { return index == word.endIndex - 1 }
        }
        return false
    }
}

extension Matching {
    /// What the word means for a tool that reads one word after the other; clusters aside.
    func lookUp(_ word: ArraySlice<UInt8>, at node: TreeNode) -> FlagWord {
        guard word.first == UInt8(ascii: "-"), word.count > 1 else { return .argument }
        if word.elementsEqual("--".utf8) { return .dashes }
        let equals = conventions.contains(.noEquals) ? nil : Self.equalsSign(in: word)
        let name = equals.map { word[..<$0] } ?? word
        let value = equals.map { word[($0 + 1)...] }
        if name.contains(CommandWords.hole) { return .wild }
        // Most names stand in the tree as they are written.
        if let found = flag(name, at: node) { return .known(found, value: value) }
        for spelling in spellings(of: name).dropFirst() {
            if let found = flag(spelling, at: node) { return .known(found, value: value) }
        }
        if let found = negated(name, at: node) { return .known(found, value: value) }
        if conventions.contains(.prefixes), name.count > 2, name.starts(with: "--".utf8) {
            let found = flags(beginning: name, at: node)
            if found.count == 1 { return .known(found[0], value: value) }
            if found.count > 1 { return .ambiguous(found[0].firstName, found[1].firstName) }
        }
        return .unknown
    }

    /// The name as the tree may write it.
    private func spellings(of name: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var spellings = [name]
        if conventions.contains(.underscoreIsDash), name.contains(UInt8(ascii: "_")) {
            spellings.append(Array(name.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 })[...])
        }
        if conventions.contains(.singleDashLong) {
            spellings.append(name.starts(with: "--".utf8) ? name.dropFirst() : ([UInt8(ascii: "-")] + name)[...])
        }
        return spellings
    }

    /// `--no-x` and `--nox` of a flag that can be turned off.
    private func negated(_ name: ArraySlice<UInt8>, at node: TreeNode) -> TreeFlag? {
        let dashes = name.prefix { $0 == UInt8(ascii: "-") }
        let rest = name.dropFirst(dashes.count)
        guard !dashes.isEmpty, rest.starts(with: "no".utf8) else { return nil }
        let hasDash = rest.dropFirst(2).first == UInt8(ascii: "-")
        let base = ([UInt8](repeating: UInt8(ascii: "-"), count: 2) + rest.dropFirst(hasDash ? 3 : 2))[...]
        for spelling in spellings(of: base) {
            guard let found = flag(spelling, at: node) else { continue }
            let bits = found.bits
            if bits.contains(.notNegatable) { return nil }
            if bits.contains(.negatable) && hasDash { return found }
            if conventions.contains(hasDash ? .negation : .bareNegation),
                found.isSwitch || hasDash || found.arity == .optional
            {
                return found
            }
        }
        return nil
    }

    /// Whether the word turns a flag off: it has no value then.
    private func isNegation(_ name: ArraySlice<UInt8>, of flag: TreeFlag) -> Bool {
        if reader.string(flag.firstNameReference).compare(name) == 0 { return false }
        if flag.isNamed(name) { return false }
        return !spellings(of: name).contains { spelling in
            flag.nameReferences.contains {
                reader.string($0).compare(spelling) == 0 || reader.string($0).hasPrefix(spelling)
            }
        }
    }
}

extension Matching {
    /// Reads flags and arguments behind and between the words of the subcommand.
    private mutating func readWords(_ walk: FlagWalk) {
        var commands = walk.commands[...]
        let command = node
        var position = 1
        var (flagsEnded, sawArgument) = (false, false)
        let stops = command.bits.contains(.stopsAtArgument) || conventions.contains(.optionsFirst)
        while position < input.count {
            if let next = commands.first, next.word == position {
                commands.removeFirst()
                position += 1
                continue
            }
            let word = input.slice(position)
            let isFlagLike = word.first == UInt8(ascii: "-") && word.count > 1
            if flagsEnded || !isFlagLike || input.words[position].isOpen {
                takeArgument(position, behindDashes: flagsEnded)
                sawArgument = true
                if stops { flagsEnded = true }
                position += 1
            } else if word.elementsEqual("--".utf8) {
                flagsEnded = true
                dashesWord = dashesWord ?? position
                position += 1
            } else {
                let place = placeOfFlag(commands.first?.parent, command)
                if sawArgument, conventions.contains(.flagAfterArgumentIsError) { reportFlagPosition(position) }
                position = takeFlag(at: position, in: place)
                if isTailOpaque { return }
            }
        }
    }

    /// Where a flag is looked up: at the command, or at the group it stands behind.
    private func placeOfFlag(_ parent: TreeNode?, _ command: TreeNode) -> TreeNode {
        guard let parent else { return command }
        return tree.family == .pflag && !conventions.contains(.traverse) ? command : parent
    }

    private mutating func takeArgument(_ position: Int, behindDashes: Bool) {
        if input.words[position].isOpen { mayHoldMore = true }
        arguments.append(position)
    }

    private mutating func reportFlagPosition(_ position: Int) {
        guard !problems.contains(where: { $0.kind == .extraArgument }) else { return }
        report(
            .extraArgument, word: position,
            message:
                "'\(input.text(input.slice(position)))' stands behind an argument; '\(tree.cli)' takes flags only in front"
        )
    }

    private mutating func takeFlag(at position: Int, in place: TreeNode) -> Int {
        let word = input.slice(position)
        // `-1`, `-20`: numbers that some tools read as flags.
        if tree.isPartial, Self.isNegativeNumber(word), flag(word, at: place) == nil { return position + 1 }
        let isLong = word.starts(with: "--".utf8)
        if !isLong, word.count > 2, conventions.contains(.clusters), flag(upToEquals(word), at: place) == nil {
            return takeCluster(word, at: position, in: place)
        }
        switch lookUp(word, at: place) {
        case .known(let flag, let value): return take(flag, value, at: position, in: place)
        case .unknown where Self.isHelp(word): isHelp = true
        case .unknown: noteUnknown(at: position)
        case let other: _ = take(other, at: position)
        }
        return position + 1
    }

    private func upToEquals(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        Self.equalsSign(in: word).map { word[..<$0] } ?? word
    }

    private mutating func noteUnknown(at position: Int, part: ArraySlice<UInt8>? = nil) {
        if conventions.contains(.unknownFlagsWarn) { return mayHoldMore = true }
        reportUnknownFlag(at: position, part: part)
        mayHoldMore = mayHoldMore || tree.isPartial
    }

    private mutating func take(
        _ flag: TreeFlag, _ value: ArraySlice<UInt8>?, at position: Int, in place: TreeNode
    ) -> Int {
        note(flag, at: position)
        if flag.bits.contains(.opaqueTail) { isTailOpaque = true }
        if let value {
            if flag.isSwitch || isNegation(upToEquals(input.slice(position)), of: flag) {
                checkSwitchValue(value, of: flag, at: position)
            } else {
                checkValue(value, of: flag, word: position)
            }
            return position + 1
        }
        if isNegation(input.slice(position), of: flag) { return position + 1 }
        return takeValues(of: flag, behind: position)
    }

    private mutating func checkSwitchValue(_ value: ArraySlice<UInt8>, of flag: TreeFlag, at position: Int) {
        guard conventions.contains(.switchEquals) else { return reportUnexpectedValue(flag, value, at: position) }
        guard !PlaceholderText.isPlaceholder(value), tree.family == .pflag || tree.family == .goFlag else { return }
        let text = String(decoding: value, as: UTF8.self)
        guard !["1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"].contains(text) else {
            return
        }
        report(.badValue, word: position, part: value, message: "'\(text)' of '\(flag.firstName)' is not true or false")
    }

    private mutating func takeValues(of flag: TreeFlag, behind position: Int) -> Int {
        switch flag.arity {
        case .optional: return position + 1
        case .exactly(let count):
            for next in 0..<count {
                let word = position + 1 + next
                guard word < input.count, isValue(word) else {
                    reportMissingValue(flag, at: position)
                    return min(word, input.count)
                }
                checkValue(input.slice(word), of: flag, word: word)
            }
            return position + 1 + count
        case .any, .some:
            var next = position + 1
            while next < input.count, input.slice(next).first != UInt8(ascii: "-") { next += 1 }
            return next
        }
    }

    private func isValue(_ word: Int) -> Bool {
        if conventions.contains(.dashValue) { return true }
        let slice = input.slice(word)
        return slice.first != UInt8(ascii: "-") || slice.count == 1 || Self.isNegativeNumber(slice)
            || slice.contains(0x20)
    }

    /// `-it`, `-n5`, `-n=5`: single letters up to the first that takes a value.
    private mutating func takeCluster(_ word: ArraySlice<UInt8>, at position: Int, in place: TreeNode) -> Int {
        var index = word.startIndex + 1
        while index < word.endIndex {
            let letter = word[index]
            if letter == CommandWords.hole {
                mayHoldMore = true
                return position + 1
            }
            guard let flag = flag([UInt8(ascii: "-"), letter], at: place) else {
                if letter == UInt8(ascii: "h") { isHelp = true } else { noteUnknownLetter(word, index, at: position) }
                return position + 1
            }
            let rest = word[(index + 1)...]
            note(flag, at: position)
            if flag.bits.contains(.opaqueTail) { isTailOpaque = true }
            let hasEquals = rest.first == UInt8(ascii: "=") && conventions.contains(.shortEquals)
            if flag.isSwitch || flag.arity == .optional, !hasEquals {
                if flag.arity == .optional, tree.family != .pflag { return position + 1 }
                index += 1
                continue
            }
            if hasEquals, flag.isSwitch {
                checkSwitchValue(rest.dropFirst(), of: flag, at: position)
                return position + 1
            }
            guard rest.isEmpty else {
                checkValue(hasEquals ? rest.dropFirst() : rest, of: flag, word: position)
                return position + 1
            }
            return takeValues(of: flag, behind: position)
        }
        return position + 1
    }

    private mutating func noteUnknownLetter(_ word: ArraySlice<UInt8>, _ index: Int, at position: Int) {
        // `-name`: one flag to the eye; the whole word says more.
        noteUnknown(at: position, part: index == word.startIndex + 1 ? word : word[index..<index + 1])
    }
}

extension Matching {
    private mutating func countArguments() {
        noteArguments()
        checkResources()
        guard !isHelp, node.bits.isDisjoint(with: [.argumentsUnchecked]) else { return }
        var (least, most): (Int, Int?) = (0, 0)
        var hasRemainder = false
        if let list = node.positionals {
            for position in 0..<list.count {
                let item = list[position]
                if item.isUnchecked { return }
                if item.isRemainder {
                    hasRemainder = true
                } else {
                    least += item.minimum
                    most = item.maximum.flatMap { own in most.map { $0 + own } }
                }
            }
        }
        if node.childCount > 0, !node.bits.contains(.runnable) { return }
        let counted = hasRemainder ? arguments.filter { $0 < dashesWord ?? .max } : arguments
        // `kubectl exec pod name -- sh`: in front of `--` the first counts, and the others are passed over.
        if hasRemainder, dashesWord != nil, least == 0 { most = nil }
        let certain = counted.filter { !input.words[$0].isOpen }
        if let most, certain.count > most, !node.bits.contains(.open) {
            mayHoldMore = false
            reportExtra(certain[most])
        } else if counted.count < least, !mayHoldMore, problems.allSatisfy({ $0.certainty == .notice }) {
            reportMissingArguments(least - counted.count)
        }
        // What stands behind something put in may belong anywhere.
        checkArgumentTypes(Array(arguments.prefix { !input.words[$0].isOpen }))
    }

    private mutating func reportMissingArguments(_ number: Int) {
        guard let list = node.positionals else { return }
        var name = ""
        for position in 0..<list.count where list[position].minimum > 0 {
            name = reader.string(list[position].name).text
        }
        reportMissingArgument(name)
    }

    private mutating func checkArgumentTypes(_ words: [Int]) {
        guard let list = node.positionals, list.count > 0 else { return }
        var index = 0
        for position in 0..<list.count where !list[position].isRemainder {
            let item = list[position]
            guard item.type != Int(TreeFormat.none) || item.maximum == nil else {
                index += item.maximum ?? 1
                continue
            }
            for word in words.dropFirst(index).prefix(item.maximum ?? .max) { checkArgument(word, item) }
            index += item.maximum ?? words.count
        }
    }
}

/// Python's argparse, and what gcloud makes of it: words are flags or arguments before anything is taken, groups hand
/// the rest to their subcommands, arguments are dealt out chunk by chunk.
extension Matching {
    mutating func matchArgparse() {
        var position = 1
        while node.childCount > 0 {
            guard position < input.count else { break }
            switch classify(position, at: node) {
            case .argument:
                if node.bits.contains(.runnable), !isChild(position) { return parse(from: position) }
                guard enterChild(at: position) else { return }
                position += 1
            case .dashes: position += 1
            case let word: position = take(word, at: position)
            }
            if isFinished { return }
        }
        if node.childCount > 0, !node.bits.contains(.runnable) { return reportMissingCommand() }
        parse(from: position)
    }

    /// What argparse takes the word for, at `node`.
    func classify(_ index: Int, at node: TreeNode) -> FlagWord {
        let word = input.slice(index)
        guard word.first == UInt8(ascii: "-"), word.count > 1 else { return .argument }
        if isDashes(index) { return .dashes }
        if let found = flag(word, at: node) { return .known(found, value: nil) }
        let equals = Self.equalsSign(in: word)
        let name = equals.map { word[..<$0] } ?? word
        let value = equals.map { word[($0 + 1)...] }
        if equals != nil, let found = flag(name, at: node) { return .known(found, value: value) }
        if name.contains(CommandWords.hole) { return .wild }
        if conventions.contains(.prefixes), let found = abbreviated(name, value, at: node) { return found }
        if conventions.contains(.clusters), let found = cluster(word, at: node) { return found }
        if Self.isNegativeNumber(word) || word.contains(0x20) { return .argument }
        return .unknown
    }

    private func abbreviated(
        _ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>?, at node: TreeNode
    ) -> FlagWord? {
        guard name.count > 2, name[name.startIndex + 1] == UInt8(ascii: "-"), holdsFlag(beginning: name, at: node)
        else { return nil }
        let candidates = flags(beginning: name, at: node)
        guard let first = candidates.first else { return nil }
        guard candidates.count > 1 else { return .known(first, value: value) }
        return .ambiguous(candidates[0].firstName, candidates[1].firstName)
    }

    /// `-nfoo`, `-abc`.
    private func cluster(_ word: ArraySlice<UInt8>, at node: TreeNode) -> FlagWord? {
        guard word.count > 2, word[word.startIndex + 1] != UInt8(ascii: "-"),
            let first = flag(word.prefix(2), at: node)
        else { return nil }
        return .known(first, value: first.isSwitch ? nil : word.dropFirst(2))
    }

    private func isArgument(_ index: Int, at node: TreeNode) -> Bool {
        let word = input.slice(index)
        guard word.first == UInt8(ascii: "-"), word.count > 1 else { return true }
        // Two dashes without a blank behind them never are one; no need to look the flag up.
        if word[word.startIndex + 1] == UInt8(ascii: "-"), !word.contains(0x20) { return false }
        if case .argument = classify(index, at: node) { return true }
        return false
    }

    /// Takes a flag and what belongs to it; the position behind them.
    mutating func take(_ word: FlagWord, at position: Int) -> Int {
        switch word {
        case .known(let flag, let value): return take(flag, value, at: position)
        case .ambiguous(let one, let other):
            report(
                .unknownFlag, word: position,
                message: "'\(input.text(input.slice(position)))' may be '\(one)' or '\(other)'", suggestion: one)
        case .unknown: reportUnknownFlag(at: position)
        case .wild: mayHoldMore = true
        case .argument, .dashes: break
        }
        return position + 1
    }

    private mutating func take(_ flag: TreeFlag, _ value: ArraySlice<UInt8>?, at position: Int) -> Int {
        note(flag, at: position)
        if let value {
            switch flag.arity {
            case .exactly(0): reportUnexpectedValue(flag, value, at: position)
            case .exactly(let number) where number > 1:
                report(
                    .missingValue, word: position,
                    message: "'\(flag.firstName)' needs \(number) values, as words of their own")
            default: checkValue(value, of: flag, word: position)
            }
            return position + 1
        }
        var next = position + 1
        let limit = flag.greatestCount
        while next - position - 1 < limit, next < input.count, isArgument(next, at: node) {
            checkValue(input.slice(next), of: flag, word: next)
            next += 1
        }
        if next - position - 1 < flag.leastCount { reportMissingValue(flag, at: position) }
        return next
    }
}

extension TreeFlag {
    var leastCount: Int {
        switch arity {
        case .exactly(let number): number
        case .some: 1
        case .optional, .any: 0
        }
    }

    var greatestCount: Int {
        switch arity {
        case .exactly(let number): number
        case .optional: 1
        case .any, .some: .max
        }
    }
}

extension Matching {
    /// Parses the words of a command whose subcommands are behind it.
    private mutating func parse(from first: Int) {
        let items = arguments(of: node)
        var deal = Deal(items: items.list)
        if let dashes = (first..<max(first, input.count)).first(where: { isDashes($0) }) {
            var words = Array(first..<dashes)
            if !items.hasRemainder { words += (dashes + 1)..<input.count }
            parse(words, dashes - first, &deal)
        } else {
            parse(first..<max(first, input.count), .max, &deal)
        }
        finish(deal)
    }

    func isDashes(_ index: Int) -> Bool {
        let word = input.words[index]
        return word.end - word.start == 2 && input.bytes[word.start] == UInt8(ascii: "-")
            && input.bytes[word.start + 1] == UInt8(ascii: "-")
    }

    private mutating func parse<Words: RandomAccessCollection<Int>>(
        _ words: Words, _ forced: Int, _ deal: inout Deal
    ) where Words.Index == Int, Words.SubSequence: RandomAccessCollection<Int> {
        var index = words.startIndex
        let forced = forced == .max ? forced : index + forced
        while index < words.endIndex {
            let word = index >= forced ? .argument : classify(words[index], at: node)
            if case .argument = word {
                var end = index + 1
                while end < words.endIndex, end >= forced || isArgument(words[end], at: node) { end += 1 }
                deal.give(words[index..<end], isFollowed: end < words.endIndex)
                index = end
                continue
            }
            let next = take(word, at: words[index])
            if case .unknown = word, !input.slice(words[index]).contains(UInt8(ascii: "=")), index + 1 < words.endIndex,
                isArgument(words[index + 1], at: node)
            {
                deal.valuesOfUnknown += 1
            }
            // Words are consecutive up to `--`, which no flag takes.
            index += next - words[index]
        }
    }

    mutating func finish(_ deal: Deal) {
        for (word, item) in deal.taken {
            checkArgument(word, item)
            if given.last?.destination != item.destination || given.last?.flag != -1 {
                given.append(Given(destination: item.destination, flag: -1, word: word))
            }
        }
        if deal.extras.isEmpty, deal.missing.isEmpty { return }
        var extras = deal.extras
        if extras.contains(where: { input.words[$0].isOpen }) { mayHoldMore = true }
        extras.removeAll { input.words[$0].isOpen }
        extras.removeFirst(min(deal.valuesOfUnknown, extras.count))
        let lacks = deal.missing.contains { $0.minimum > 0 && !$0.isUnchecked }
        if let first = extras.first, !lacks { reportExtra(first) }
        for item in deal.missing where !node.bits.contains(.argumentsUnchecked) { missing(item) }
    }

    private mutating func missing(_ item: PositionalList.Item) {
        // gcloud leaves this to its constraints: an argument of a group that nobody began may be missing.
        guard tree.family != .gcloud, item.minimum > 0, !isHelp, !mayHoldMore, !liftsRequired, problems.isEmpty else {
            return
        }
        reportMissingArgument(reader.string(item.name).text)
    }

    func arguments(of node: TreeNode) -> (list: [PositionalList.Item], hasRemainder: Bool) {
        guard let positionals = node.positionals else { return ([], false) }
        var (items, hasRemainder): ([PositionalList.Item], Bool) = ([], false)
        items.reserveCapacity(positionals.count)
        for position in 0..<positionals.count {
            let item = positionals[position]
            if item.isRemainder { hasRemainder = true } else { items.append(item) }
        }
        return (items, hasRemainder)
    }
}

/// Deals arguments out as argparse does: each chunk goes to as many places as it fills.
struct Deal {
    private var items: ArraySlice<PositionalList.Item>
    private(set) var taken: [(word: Int, item: PositionalList.Item)] = []
    private(set) var extras: [Int] = []
    /// Words that are probably values of flags that nobody knows.
    var valuesOfUnknown = 0

    init(items: [PositionalList.Item]) { self.items = items[...] }

    /// Places that stayed empty.
    var missing: ArraySlice<PositionalList.Item> { items }

    /// - Parameter isFollowed: a flag stands behind the chunk.
    mutating func give(_ chunk: some Collection<Int>, isFollowed: Bool) {
        var (least, count) = (0, 0)
        for item in items where !item.isUnchecked {
            guard least + item.minimum <= chunk.count else { break }
            least += item.minimum
            count += 1
        }
        if let first = items.first, first.isUnchecked { return }
        var left = chunk[...]
        // Of the places, those up to the last that took something.
        var (filled, reached) = (0, 0)
        for item in items.prefix(count) {
            least -= item.minimum
            let number = min(item.maximum ?? .max, left.count - least)
            reached += 1
            if number != 0 { filled = reached }
            for word in left.prefix(number) { taken.append((word, item)) }
            left = left.dropFirst(number)
        }
        // Places that may stay empty wait for the next chunk.
        items = items.dropFirst(left.isEmpty && isFollowed ? filled : reached)
        extras += left
    }
}

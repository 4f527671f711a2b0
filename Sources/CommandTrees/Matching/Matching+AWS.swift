/// The AWS command line, version 1: argparse three times over, each time with what the time before did not know.
extension Matching {
    mutating func matchAWS() {
        var rest = Array(1..<input.count)
        mayHoldMore = rest.contains { input.words[$0].isOpen && input.slice($0 - 1).first != UInt8(ascii: "-") }
        if let dashes = rest.firstIndex(where: isDashes) { rest.remove(at: dashes) }
        while node.childCount > 0 {
            guard let command = takeKnown(&rest) else {
                guard !isFinished, !isHelp else { return }
                if !node.bits.contains(.runnable) { return reportMissingCommand() }
                break
            }
            if input.slice(command).elementsEqual("help".utf8) { return isHelp = true }
            if node.bits.contains(.runnable), !isChild(command) {
                rest.insert(command, at: rest.firstIndex { $0 > command } ?? rest.endIndex)
                break
            }
            guard enterChild(at: command) else { return }
        }
        if rest.count == 1, input.slice(rest[0]).elementsEqual("help".utf8) { return isHelp = true }
        parseOperation(rest)
    }

    /// One pass over the words: takes the flags that are known here and the first argument, which it returns.
    private mutating func takeKnown(_ words: inout [Int]) -> Int? {
        var (rest, command): ([Int], Int?) = ([], nil)
        rest.reserveCapacity(words.count)
        var index = 0
        while index < words.count {
            switch classifyKnown(words[index]) {
            case .known(let flag, let value):
                index = take(flag, value, words, index)
                continue
            case .argument where command == nil: command = words[index]
            default: rest.append(words[index])
            }
            index += 1
        }
        words = rest
        return command
    }

    /// Takes a flag of the list and its values; the index behind them.
    private mutating func take(_ flag: TreeFlag, _ value: ArraySlice<UInt8>?, _ words: [Int], _ index: Int) -> Int {
        note(flag, at: words[index])
        if let value {
            if flag.isSwitch {
                reportUnexpectedValue(flag, value, at: words[index])
            } else {
                checkValue(value, of: flag, word: words[index])
            }
            return index + 1
        }
        var next = index + 1
        while next - index - 1 < flag.greatestCount, next < words.count, case .argument = classifyKnown(words[next]) {
            checkValue(input.slice(words[next]), of: flag, word: words[next])
            next += 1
        }
        if next - index - 1 < flag.leastCount { reportMissingValue(flag, at: words[index]) }
        return next
    }

    /// Names that only the second version has are taken with one value.
    private func classifyKnown(_ word: Int) -> FlagWord { classify(word, at: node) }

    private mutating func parseOperation(_ words: [Int]) {
        var deal = Deal(items: arguments(of: node).list)
        var index = 0
        while index < words.count {
            switch classifyKnown(words[index]) {
            case .known(let flag, let value):
                index = take(flag, value, words, index)
                continue
            case .argument:
                var end = index + 1
                while end < words.count, case .argument = classifyKnown(words[end]) { end += 1 }
                deal.give(Array(words[index..<end]), isFollowed: end < words.count)
                index = end
                continue
            case let word:
                if case .unknown = word { deal.valuesOfUnknown += unknownValueCount(words, behind: index) }
                _ = take(word, at: words[index])
            }
            index += 1
        }
        finish(deal)
    }

    /// A flag that nobody knows may have taken every word up to the next flag.
    private func unknownValueCount(_ words: [Int], behind index: Int) -> Int {
        guard !input.slice(words[index]).contains(UInt8(ascii: "=")) else { return 0 }
        var end = index + 1
        while end < words.count, case .argument = classifyKnown(words[end]) { end += 1 }
        return end - index - 1
    }
}

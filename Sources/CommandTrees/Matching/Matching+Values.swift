extension Matching {
    /// Compares the value of a flag with its type.
    mutating func checkValue(_ value: ArraySlice<UInt8>, of flag: TreeFlag, word: Int) {
        if flag.bits.contains(.merges) { checkKeys(value, of: flag, word: word) }
        guard let type = flag.type, let fault = ValueCheck(reader: reader).fault(of: value, type) else { return }
        report(fault, value, of: flag.firstName, word: word)
    }

    /// Flags whose keys are put together take no key twice.
    private mutating func checkKeys(_ value: ArraySlice<UInt8>, of flag: TreeFlag, word: Int) {
        guard !input.words[word].hasHole, let last = given.indices.last else { return }
        let check = ValueCheck(reader: reader)
        let keys = check.keys(of: value, flag.type)
        var seen: [ArraySlice<UInt8>] = []
        for other in given.dropLast() where other.flag == flag.index {
            if let range = other.value { seen += check.keys(of: input.bytes[range], flag.type) }
        }
        given[last].value = value.startIndex..<value.endIndex
        guard let twice = keys.first(where: { key in seen.contains { $0.elementsEqual(key) } }) else { return }
        let name = flag.firstName
        report(
            .badValue, word: word, part: twice,
            message: "'\(ValueCheck.shortened(input.text(twice)))' is given to '\(name)' more than once")
    }

    mutating func checkArgument(_ word: Int, _ item: PositionalList.Item) {
        guard let type = ValueType(reader: reader, number: item.type),
            let fault = ValueCheck(reader: reader).fault(of: input.slice(word), type)
        else { return }
        report(fault, input.slice(word), of: reader.string(item.name).text, word: word)
    }

    private mutating func report(_ fault: ValueFault, _ value: ArraySlice<UInt8>, of name: String, word: Int) {
        // Values may hold what the shell puts in anywhere.
        if input.words[word].hasHole, !fault.seesHoles { return }
        if !fault.part.isEmpty, fault.part.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
            let message = "a blank behind a '\\' at the end of a line is taken for '\(name)': the line ends there"
            return report(
                .badValue, tree.isPartial ? .likely : .certain, word: word, part: fault.part, message: message)
        }
        let shown = ValueCheck.shortened(input.text(fault.part))
        let subject = fault.part.isEmpty ? "the empty value" : "'\(shown)'"
        report(
            .badValue, tree.isPartial || fault.isLikely ? .likely : .certain, word: word,
            part: fault.part.isEmpty ? nil : fault.part,
            message: "\(subject) of '\(name)' \(fault.message)", suggestion: fault.suggestion)
    }
}

import SourceText

extension Matching {
    /// Goes down to the subcommand that the word names; `false` when the end is reached.
    mutating func enterChild(at position: Int) -> Bool {
        let word = input.slice(position)
        if input.words[position].hasHole || PlaceholderText.isCommandPlaceholder(word), child(word) == nil {
            if unknownFlagWord != position - 1 { outcome = .unparsed }
            isFinished = true
            return false
        }
        guard let child = child(word) else {
            if unknownFlagWord != position - 1 { reportUnknownCommand(at: position) }
            isFinished = true
            return false
        }
        node = child
        pathLength += 1
        lastPathWord = position
        if child.bits.contains(.newer) { isFinished = true }
        return !isFinished
    }

    func isChild(_ position: Int) -> Bool { child(input.slice(position)) != nil }

    private func child(_ word: ArraySlice<UInt8>) -> TreeNode? {
        if let child = node.child(word) { return child.bits.contains(.absent) ? nil : child }
        guard conventions.contains(.commandPrefixes), !word.isEmpty else { return nil }
        let found = Set(
            node.childIndices.filter { reader.string(reader.node($0, TreeFormat.Node.name)).hasPrefix(word) }
                .map { TreeNode(reader: reader, index: $0).resolved.index })
        guard let only = found.first, found.count == 1 else { return nil }
        return TreeNode(reader: reader, index: only)
    }

    mutating func reportMissingCommand() {
        guard !isHelp, !mayHoldMore else { return }
        // The program alone shows its help; a path alone is the output of `which`, say.
        if input.count == 1 { return outcome = .unparsed }
        let names = node.childIndices.prefix(400).map { TreeNode(reader: reader, index: $0) }
            .filter { $0.bits.isDisjoint(with: [.hidden, .alias, .absent]) }.prefix(8).map(\.name)
        let list = names.isEmpty ? "" : ": one of \(names.joined(separator: ", "))\(names.count == 8 ? ", …" : "")"
        reportMissing(
            .missingCommand, pathLength == 1 ? .likely : .certain, commandName,
            message: "'\(commandName)' needs a subcommand\(list)")
    }

    mutating func reportUnknownFlag(at position: Int, part: ArraySlice<UInt8>? = nil) {
        let word = part ?? input.slice(position)
        unknownFlagWord = position
        guard !node.bits.contains(.flagsUnchecked) else { return mayHoldMore = true }
        let name = Self.equalsSign(in: word).map { word[..<$0] } ?? word
        if let known = flag(name, at: node), known.bits.contains(.absent) {
            return reportAbsent(known, name, at: position)
        }
        let hint = hint(forFlag: name)
        report(
            .unknownFlag, certaintyOfUnknownFlag, word: position, part: name,
            message: "'\(input.text(name))' is not a flag of '\(commandName)' (\(versionName))\(hint.text)",
            suggestion: hint.name)
    }

    private mutating func reportAbsent(_ flag: TreeFlag, _ name: ArraySlice<UInt8>, at position: Int) {
        let moved = flag.extras["moved"]?.text
        var message = "'\(input.text(name))' is no longer a flag of '\(commandName)' (\(versionName))"
        if let note = flag.extras["note"]?.text { message += ": \(note)" }
        report(.unknownFlag, word: position, part: name, message: message, suggestion: moved)
    }

    mutating func reportUnexpectedValue(_ flag: TreeFlag, _ value: ArraySlice<UInt8>, at position: Int) {
        let name = flag.firstName
        report(
            .unexpectedValue, word: position, part: value.isEmpty ? nil : value,
            message: "'\(name)' takes no value, not even '=\(input.text(value))'", suggestion: name)
    }

    mutating func reportMissingValue(_ flag: TreeFlag, at position: Int) {
        // The value may stand in what the shell puts in.
        if position + 1 < input.count, input.words[position + 1].isOpen { return }
        report(.missingValue, word: position, message: "'\(input.text(input.slice(position)))' needs a value")
    }

    mutating func reportExtra(_ position: Int) {
        guard !node.bits.contains(.argumentsUnchecked), !mayHoldMore else { return }
        let word = input.slice(position)
        let text = input.text(word)
        let message: String
        var suggestion: String?
        if word.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }) {
            message = "an argument of blanks only, as a blank behind a '\\' at the end of a line makes it"
        } else if word.elementsEqual("\\".utf8) {
            message = "an argument that is a single '\\'"
        } else if word.starts(with: "–".utf8) || word.starts(with: "—".utf8) {
            let name = text.drop { "–—-".contains($0) }
            suggestion = "--\(name)"
            message = "'\(text)' begins with a dash that is not '-'; write '--\(name)'"
        } else if text == "true" || text == "false", let flag = switchBefore(position) {
            message = "'\(text)' is one argument too many: '\(flag)' takes no value"
        } else {
            let tail = arguments(of: node).hasRemainder ? "; what belongs to another program stands behind '--'" : ""
            message = "'\(text)' is one argument too many for '\(commandName)'\(tail)"
        }
        report(.extraArgument, word: position, message: message, suggestion: suggestion)
    }

    /// A flag that was taken for a switch, right before a word.
    private func switchBefore(_ position: Int) -> String? {
        guard position > 0, !input.words[position - 1].hasHole else { return nil }
        let word = input.slice(position - 1)
        guard word.starts(with: "-".utf8), !word.contains(UInt8(ascii: "=")) else { return nil }
        return input.text(word)
    }

    mutating func reportMissingArgument(_ name: String) {
        reportMissing(
            .missingArgument, isBare ? .likely : .certain, name, message: "'\(commandName)' needs the argument \(name)")
    }

    /// Only the path is there: more likely the command's name than a command.
    var isBare: Bool { input.count <= pathLength }

    /// Writes down that a flag was given.
    mutating func note(_ flag: TreeFlag, at position: Int) {
        let bits = flag.bits
        if !bits.isDisjoint(with: [.help, .liftsRequired, .absent, .removed, .deprecated, .once]) {
            noteSpecial(flag, bits, at: position)
        }
        given.append(Given(destination: flag.destination, flag: flag.index, word: position))
    }

    private mutating func noteSpecial(_ flag: TreeFlag, _ bits: FlagBits, at position: Int) {
        if bits.contains(.help) { isHelp = true }
        if bits.contains(.liftsRequired) { liftsRequired = true }
        let word = input.slice(position)
        let name = Self.equalsSign(in: word).map { word[..<$0] } ?? word
        if bits.contains(.absent) { return reportAbsent(flag, name, at: position) }
        if bits.contains(.removed) || bits.contains(.deprecated) { noteRetired(flag, name, at: position) }
        if bits.contains(.once), given.contains(where: { $0.flag == flag.index }) {
            report(
                .repeatedFlag, word: position, part: name,
                message: "'\(input.text(name))' may be given only once; join the values with ','")
        }
    }

    private mutating func noteRetired(_ flag: TreeFlag, _ name: ArraySlice<UInt8>, at position: Int) {
        let isRemoved = flag.bits.contains(.removed)
        var message =
            "'\(input.text(name))' of '\(commandName)' \(isRemoved ? "was removed" : "is deprecated") (\(versionName))"
        if let note = flag.extras["note"]?.text { message += ": \(Self.firstSentence(note))" }
        report(
            isRemoved ? .removed : .deprecated, isRemoved ? .certain : .notice, word: position, part: name,
            message: message, suggestion: flag.extras["moved"]?.text)
    }
}

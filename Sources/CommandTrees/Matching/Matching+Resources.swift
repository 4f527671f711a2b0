/// What a command takes as arguments, once they are counted.
extension Matching {
    /// Lets constraints see the arguments, by the names that the tree gives them.
    mutating func noteArguments() {
        guard node.constraint != nil, let list = node.positionals else { return }
        var index = 0
        for position in 0..<list.count where !list[position].isRemainder {
            let item = list[position]
            guard index < arguments.count else { return }
            given.append(Given(destination: item.destination, flag: -1, word: arguments[index]))
            index += item.maximum ?? arguments.count
        }
    }

    /// `kubectl delete pod deploy/api`: a kind of its own, and one in front of the name as well.
    mutating func checkResources() {
        guard arguments.count > 1, node.extras["resources"] != nil else { return }
        let names = arguments.filter { position in
            let word = input.slice(position)
            // `key=value` and `key-` are what is to be set.
            return !word.contains(UInt8(ascii: "=")) && word.last != UInt8(ascii: "-")
        }
        guard names.allSatisfy({ !input.words[$0].hasHole && !PlaceholderText.isPlaceholder(input.slice($0)) }),
            let joined = names.first(where: { input.slice($0).contains(UInt8(ascii: "/")) }),
            let plain = names.first(where: { !input.slice($0).contains(UInt8(ascii: "/")) })
        else { return }
        report(
            .conflict, word: joined,
            message: "'\(input.text(input.slice(joined)))' names its kind itself; it cannot stand beside "
                + "'\(input.text(input.slice(plain)))'")
    }
}

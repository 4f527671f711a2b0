/// What the arguments and flags of some commands hold: `run/services/* 0=run.service --region=gcp.region`.
package struct SlotRule: Sendable {
    package var pattern: CommandPattern
    package var slots: [Slot]
}

/// One place of a command line and the type of the value in it.
package struct Slot: Sendable, Hashable {
    package enum Place: Sendable, Hashable {
        case argument(Int)
        /// Every argument from this one on.
        case arguments(from: Int)
        case flag(String)
    }
    package var place: Place
    /// `run.service`, `sql.instance`, …
    package var type: String
    /// The command acts on it; otherwise it only names what is used.
    package var isTarget: Bool
    /// A comma list whose items may be followed by `=…`.
    package var isList: Bool

    /// Reads `--to-revisions=run.revision!,` or `0=run.service`.
    init?(_ text: Substring) {
        guard let equals = text.lastIndex(of: "=") else { return nil }
        let place = text[..<equals]
        var type = text[text.index(after: equals)...]
        isList = type.hasSuffix(",")
        if isList { type = type.dropLast() }
        let marked = type.hasSuffix("!")
        if marked { type = type.dropLast() }
        let reads = type.hasSuffix("?")
        if reads { type = type.dropLast() }
        self.type = String(type)
        if let index = Int(place) {
            self.place = .argument(index)
        } else if place.hasSuffix("+"), let index = Int(place.dropLast()) {
            self.place = .arguments(from: index)
        } else {
            self.place = .flag(String(place))
        }
        if case .flag = self.place { isTarget = marked } else { isTarget = !reads }
    }
}

extension ToolShape {
    /// The slot of a flag below `command`; the most exact rule wins.
    package func slot(ofFlag name: String, in command: ToolCall) -> Slot? {
        best(in: command) { $0 == .flag(name) }
    }

    /// The slot of the argument at `index`.
    package func slot(ofArgument index: Int, in command: ToolCall) -> Slot? {
        best(in: command) { place in
            switch place {
            case .argument(let own): own == index
            case .arguments(let first): index >= first
            case .flag: false
            }
        }
    }

    private func best(in command: ToolCall, where fits: (Slot.Place) -> Bool) -> Slot? {
        var found: Slot?
        var weight = -1
        slotIndex.forEach(of: command.path) { index in
            let own = slots[index].pattern.weight
            guard own >= weight, let place = slots[index].slots.firstIndex(where: { fits($0.place) }),
                slots[index].pattern.matches(command)
            else { return }
            found = slots[index].slots[place]
            weight = own
        }
        return found
    }
}

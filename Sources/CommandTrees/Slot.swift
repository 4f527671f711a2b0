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
    init?(_ text: ArraySlice<UInt8>) {
        guard let equals = text.lastIndex(of: UInt8(ascii: "=")) else { return nil }
        var type = text[(equals + 1)...]
        func takes(_ mark: UInt8) -> Bool {
            guard type.last == mark else { return false }
            type.removeLast()
            return true
        }
        isList = takes(UInt8(ascii: ","))
        let marked = takes(UInt8(ascii: "!"))
        let reads = takes(UInt8(ascii: "?"))
        self.type = String(decoding: type, as: UTF8.self)
        place = Self.place(text[..<equals])
        if case .flag = place { isTarget = marked } else { isTarget = !reads }
    }

    /// `0`, `1+` or a flag.
    private static func place(_ text: ArraySlice<UInt8>) -> Place {
        let isOpen = text.last == UInt8(ascii: "+")
        let digits = isOpen ? text.dropLast() : text
        guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return .flag(String(decoding: text, as: UTF8.self))
        }
        // No command has so many arguments that the number would not fit.
        let index = digits.count > 6 ? 1_000_000 : digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        return isOpen ? .arguments(from: index) : .argument(index)
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

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

/// The places of a rule's slots as numbers, so that looking for one copies no text.
struct SlotPlaces: Sendable {
    private struct Place: Sendable {
        /// The arguments it stands for; none for a flag.
        let arguments: Range<Int>
        let flag: WordHead?
        /// The flag, where its head is not all of it.
        let name: String
    }

    private let places: [Place]

    init(_ slots: [Slot]) {
        places = slots.map { slot in
            switch slot.place {
            case .argument(let index): Place(arguments: index..<index + 1, flag: nil, name: "")
            case .arguments(let first): Place(arguments: first..<Int.max, flag: nil, name: "")
            case .flag(let name): Place(arguments: 0..<0, flag: WordHead(name), name: name)
            }
        }
    }

    func first(ofArgument index: Int) -> Int? {
        for place in places.indices where places[place].arguments.contains(index) { return place }
        return nil
    }

    func first(ofFlag name: String, _ head: WordHead) -> Int? {
        for place in places.indices where places[place].flag == head {
            if head.isWhole || places[place].name.utf8.elementsEqual(name.utf8) { return place }
        }
        return nil
    }
}

extension ToolShape {
    /// The slot of a flag below `command`; the most exact rule wins.
    package func slot(ofFlag name: String, in command: ToolCall) -> Slot? {
        let head = WordHead(name)
        return best(in: command) { slotPlaces[$0].first(ofFlag: name, head) }
    }

    /// The slot of the argument at `index`.
    package func slot(ofArgument index: Int, in command: ToolCall) -> Slot? {
        best(in: command) { slotPlaces[$0].first(ofArgument: index) }
    }

    /// - Parameter place: the slot of a rule, if it has one that fits.
    @inline(__always) private func best(in command: ToolCall, _ place: (Int) -> Int?) -> Slot? {
        var found: (rule: Int, place: Int)?
        var weight = -1
        slotIndex.forEach(of: command) { index in
            let own = slotIndex.weight(of: index)
            guard own >= weight, let place = place(index), slotIndex.matches(index, command) else { return }
            found = (index, place)
            weight = own
        }
        return found.map { slots[$0.rule].slots[$0.place] }
    }
}

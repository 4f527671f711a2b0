import Synchronization

/// The part of regular expressions that value types use, as a machine that reads each byte once for each state: no
/// pattern and no value makes it slow.
struct Pattern: Sendable {
    enum Step: Sendable {
        case bytes(ByteSet)
        /// Goes on at both places.
        case split(Int, Int)
        case start, end
        case look(Pattern, isNegated: Bool)
        case accept
    }

    private let steps: [Step]
    /// A look ahead asks only for a beginning.
    private let isWhole: Bool
    /// For patterns without anchors and looks ahead.
    private let table: PatternTable?

    init(steps: [Step], isWhole: Bool) {
        self.steps = steps
        self.isWhole = isWhole
        table = isWhole ? PatternTable(steps) : nil
    }

    /// `nil` for what this does not know.
    init?(_ text: String) {
        var parser = PatternParser(text: Array(text.utf8))
        guard let steps = parser.program() else { return nil }
        self.init(steps: steps + [.accept], isWhole: true)
    }

    /// The pattern of `text`, read once. Trees have few patterns and commands ask for the same ones again and again.
    static func known(_ text: String) -> Pattern? {
        if let known = cache.withLock({ $0[text] }) { return known }
        let pattern = Pattern(text)
        cache.withLock { if $0.count < 1024 { $0[text] = .some(pattern) } }
        return pattern
    }

    private static let cache = Mutex<[String: Pattern?]>([:])

    /// Whether the whole of `value` fits.
    func matches(_ value: ArraySlice<UInt8>) -> Bool {
        if let table { return table.matches(value) }
        return matches(Array(value), from: 0)
    }

    private func matches(_ value: [UInt8], from start: Int) -> Bool {
        var states = States(count: steps.count)
        var next = states
        var index = start
        states.add(0)
        while true {
            close(&states, value, index)
            if states.order.contains(where: isAccepting), !isWhole || index == value.count { return true }
            guard index < value.count, !states.order.isEmpty else { return false }
            next.removeAll()
            for state in states.order {
                if case .bytes(let set) = steps[state], set.contains(value[index]) { next.add(state + 1) }
            }
            swap(&states, &next)
            index += 1
        }
    }

    private func isAccepting(_ state: Int) -> Bool { if case .accept = steps[state] { true } else { false } }

    /// Follows the steps that read nothing.
    private func close(_ states: inout States, _ value: [UInt8], _ index: Int) {
        var position = 0
        while position < states.order.count {
            let state = states.order[position]
            position += 1
            switch steps[state] {
            case .split(let one, let other):
                states.add(one)
                states.add(other)
            case .start: if index == 0 { states.add(state + 1) }
            case .end: if index == value.count { states.add(state + 1) }
            case .look(let pattern, let isNegated):
                if pattern.matches(value, from: index) != isNegated { states.add(state + 1) }
            case .bytes, .accept: break
            }
        }
    }

    private struct States {
        private(set) var order: [Int] = []
        /// The round in which a state was added last, so that emptying costs nothing.
        private var rounds: [Int32]
        private var round: Int32 = 1

        init(count: Int) { rounds = [Int32](repeating: 0, count: count) }

        mutating func add(_ state: Int) {
            guard state < rounds.count, rounds[state] != round else { return }
            rounds[state] = round
            order.append(state)
        }

        mutating func removeAll() {
            order.removeAll(keepingCapacity: true)
            round += 1
        }
    }
}

/// A set of bytes.
struct ByteSet: Sendable {
    private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    init(_ ranges: [ClosedRange<UInt8>] = [], isNegated: Bool = false) {
        for byte in UInt8.min...UInt8.max where ranges.contains(where: { $0.contains(byte) }) != isNegated {
            insert(byte)
        }
    }

    mutating func insert(_ byte: UInt8) {
        let bit = UInt64(1) << UInt64(byte & 63)
        switch byte >> 6 {
        case 0: words.0 |= bit
        case 1: words.1 |= bit
        case 2: words.2 |= bit
        default: words.3 |= bit
        }
    }

    func contains(_ byte: UInt8) -> Bool {
        let word =
            switch byte >> 6 {
            case 0: words.0
            case 1: words.1
            case 2: words.2
            default: words.3
            }
        return word >> UInt64(byte & 63) & 1 == 1
    }
}

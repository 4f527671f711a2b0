/// A pattern whose steps that read nothing were followed beforehand: what is left for each byte of a value is to ask the
/// sets of the states that are alive.
struct PatternTable: Sendable {
    /// The states that wait for a byte, and what they wait for.
    private var sets: [ByteSet] = []
    /// Behind each of them the states that are alive next, as a range of `targets`; first those at the beginning.
    private var ranges: [Range<Int>] = []
    private var targets: [Int] = []
    /// Stands among the targets for the end of the pattern.
    private static let accepting = -1

    /// `nil` when what a step does depends on more than the byte.
    init?(_ steps: [Pattern.Step]) {
        var numbers = [Int](repeating: -1, count: steps.count)
        for (index, step) in steps.enumerated() {
            switch step {
            case .bytes(let set):
                numbers[index] = sets.count
                sets.append(set)
            case .split, .accept: break
            case .start, .end, .look: return nil
            }
        }
        var seen = [Int](repeating: -1, count: steps.count)
        follow(0, steps, numbers, &seen)
        for index in steps.indices where numbers[index] >= 0 { follow(index + 1, steps, numbers, &seen) }
    }

    private mutating func follow(_ start: Int, _ steps: [Pattern.Step], _ numbers: [Int], _ seen: inout [Int]) {
        let first = targets.count
        var waiting = [start]
        while let state = waiting.popLast() {
            guard state < steps.count, seen[state] != ranges.count else { continue }
            seen[state] = ranges.count
            switch steps[state] {
            case .bytes: targets.append(numbers[state])
            case .split(let one, let other): waiting += [other, one]
            case .accept: targets.append(Self.accepting)
            case .start, .end, .look: break
            }
        }
        ranges.append(first..<targets.count)
    }

    /// Whether the whole of `value` fits.
    func matches(_ value: ArraySlice<UInt8>) -> Bool {
        var alive = Array(targets[ranges[0]])
        var next: [Int] = []
        next.reserveCapacity(alive.count * 2)
        // The round in which a state was added last, so that none is added twice.
        var rounds = [Int](repeating: -1, count: sets.count)
        var isAccepted = alive.contains(Self.accepting)
        for (round, byte) in value.enumerated() {
            next.removeAll(keepingCapacity: true)
            isAccepted = false
            for state in alive where state >= 0 && sets[state].contains(byte) {
                for position in ranges[state + 1] {
                    let target = targets[position]
                    if target < 0 {
                        isAccepted = true
                    } else if rounds[target] != round {
                        rounds[target] = round
                        next.append(target)
                    }
                }
            }
            if next.isEmpty, !isAccepted { return false }
            swap(&alive, &next)
        }
        return isAccepted
    }
}

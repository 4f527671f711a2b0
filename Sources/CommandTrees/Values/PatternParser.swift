/// Reads a regular expression into the steps of a `Pattern`.
struct PatternParser {
    private let text: [UInt8]
    private var index = 0
    private var depth = 0
    private static let depthLimit = 20
    private static let sizeLimit = 4000

    init(text: [UInt8]) { self.text = text }

    mutating func program() -> [Pattern.Step]? {
        guard let steps = alternatives(), index == text.count, steps.count <= Self.sizeLimit else { return nil }
        return steps
    }

    private var next: UInt8? { index < text.count ? text[index] : nil }

    private mutating func take(_ literal: StaticString) -> Bool {
        let count = literal.utf8CodeUnitCount
        guard index + count <= text.count,
            (0..<count).allSatisfy({ unsafe literal.utf8Start[$0] == text[index + $0] })
        else { return false }
        index += count
        return true
    }

    private mutating func alternatives() -> [Pattern.Step]? {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthLimit, var steps = sequence() else { return nil }
        while take("|") {
            guard let other = sequence() else { return nil }
            steps = Self.either(steps, other)
        }
        return steps
    }

    private mutating func sequence() -> [Pattern.Step]? {
        var steps: [Pattern.Step] = []
        while let byte = next, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
            guard let atom = atom(), let repeated = repeated(atom), steps.count + repeated.count <= Self.sizeLimit
            else {
                return nil
            }
            steps = Self.joined(steps, repeated)
        }
        return steps
    }

    private mutating func atom() -> [Pattern.Step]? {
        if take("(") { return group() }
        if take("[") { return set().map { [.bytes($0)] } }
        if take("^") { return [.start] }
        if take("$") { return [.end] }
        if take(".") { return [.bytes(ByteSet([0x0A...0x0A], isNegated: true))] }
        if take("\\") { return escape().map { [.bytes(ByteSet($0.ranges, isNegated: $0.isNegated))] } }
        guard let byte = next, !"*+?{".utf8.contains(byte) || byte == UInt8(ascii: "{") else { return nil }
        index += 1
        return [.bytes(ByteSet([byte...byte]))]
    }

    private mutating func group() -> [Pattern.Step]? {
        var look: Bool?
        if take("?:") {
        } else if take("?P<") {
            while let byte = next, byte != UInt8(ascii: ">") { index += 1 }
            guard take(">") else { return nil }
        } else if take("?!") {
            look = true
        } else if take("?=") {
            look = false
        } else if next == UInt8(ascii: "?") {
            return nil
        }
        guard let steps = alternatives(), take(")") else { return nil }
        guard let look else { return steps }
        return [.look(Pattern(steps: steps + [.accept], isWhole: false), isNegated: look)]
    }

    private mutating func escape() -> (ranges: [ClosedRange<UInt8>], isNegated: Bool)? {
        guard let byte = next else { return nil }
        index += 1
        switch byte {
        case UInt8(ascii: "d"): return ([0x30...0x39], false)
        case UInt8(ascii: "D"): return ([0x30...0x39], true)
        case UInt8(ascii: "w"): return (Self.wordRanges, false)
        case UInt8(ascii: "W"): return (Self.wordRanges, true)
        case UInt8(ascii: "s"): return ([0x09...0x0D, 0x20...0x20], false)
        case UInt8(ascii: "S"): return ([0x09...0x0D, 0x20...0x20], true)
        case UInt8(ascii: "n"): return ([0x0A...0x0A], false)
        case UInt8(ascii: "r"): return ([0x0D...0x0D], false)
        case UInt8(ascii: "t"): return ([0x09...0x09], false)
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return nil
        default: return ([byte...byte], false)
        }
    }

    /// Letters of other scripts count as word characters.
    private static let wordRanges: [ClosedRange<UInt8>] = [
        0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A, 0x80...0xFF,
    ]

    private mutating func set() -> ByteSet? {
        let isNegated = take("^")
        var ranges: [ClosedRange<UInt8>] = []
        var isFirst = true
        while let byte = next, byte != UInt8(ascii: "]") || isFirst {
            isFirst = false
            index += 1
            if byte == UInt8(ascii: "\\") {
                guard let escape = escape(), !escape.isNegated else { return nil }
                ranges += escape.ranges
            } else if next == UInt8(ascii: "-"), index + 1 < text.count, text[index + 1] != UInt8(ascii: "]") {
                let high = text[index + 1]
                guard high != UInt8(ascii: "\\"), high >= byte else { return nil }
                ranges.append(byte...high)
                index += 2
            } else {
                ranges.append(byte...byte)
            }
        }
        return take("]") ? ByteSet(ranges, isNegated: isNegated) : nil
    }
}

extension PatternParser {
    private mutating func repeated(_ atom: [Pattern.Step]) -> [Pattern.Step]? {
        var steps = atom
        while true {
            if take("*") {
                steps = Self.any(steps)
            } else if take("+") {
                steps = Self.joined(steps, Self.any(steps))
            } else if take("?") {
                steps = Self.either(steps, [])
            } else if next == UInt8(ascii: "{"), let (least, most) = bounds() {
                guard let counted = Self.counted(steps, least, most) else { return nil }
                steps = counted
            } else {
                return steps
            }
            guard steps.count <= Self.sizeLimit else { return nil }
        }
    }

    /// `{2}`, `{2,}`, `{2,5}`; `nil` when the brace is only a brace.
    private mutating func bounds() -> (Int, Int?)? {
        let start = index
        index += 1
        let least = number()
        let hasComma = take(",")
        let most = number()
        guard take("}"), least != nil || most != nil else {
            index = start
            return nil
        }
        return (least ?? 0, hasComma ? most : least)
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let byte = next, (0x30...0x39).contains(byte), value ?? 0 < 1000 {
            value = (value ?? 0) * 10 + Int(byte - 0x30)
            index += 1
        }
        return value
    }

    private static func counted(_ steps: [Pattern.Step], _ least: Int, _ most: Int?) -> [Pattern.Step]? {
        guard least <= 300, most ?? 0 <= 300, (most ?? least) >= least, steps.count * max(least, most ?? 0) <= sizeLimit
        else { return nil }
        var result: [Pattern.Step] = []
        for _ in 0..<least { result += moved(steps, by: result.count) }
        guard let most else { return joined(result, any(steps)) }
        // Each further repetition may also leave for the end.
        let end = result.count + (most - least) * (steps.count + 1)
        for _ in least..<most {
            let base = result.count
            result.append(.split(base + 1, end))
            result += moved(steps, by: base + 1)
        }
        return result
    }

    // Places are counted from the first step of a part; joining moves those of the second part.

    private static func joined(_ one: [Pattern.Step], _ other: [Pattern.Step]) -> [Pattern.Step] {
        one + moved(other, by: one.count)
    }

    private static func moved(_ steps: [Pattern.Step], by offset: Int) -> [Pattern.Step] {
        guard offset != 0 else { return steps }
        return steps.map { step in
            if case .split(let one, let other) = step { .split(one + offset, other + offset) } else { step }
        }
    }

    private static func either(_ one: [Pattern.Step], _ other: [Pattern.Step]) -> [Pattern.Step] {
        let second = one.count + 2
        let end = second + other.count
        return [.split(1, second)] + moved(one, by: 1) + [.split(end, end)] + moved(other, by: second)
    }

    private static func any(_ steps: [Pattern.Step]) -> [Pattern.Step] {
        [.split(1, steps.count + 2)] + moved(steps, by: 1) + [.split(0, steps.count + 2)]
    }
}

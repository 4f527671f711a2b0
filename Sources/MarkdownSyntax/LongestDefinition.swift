import SourceText

/// The length of the longest target and title behind a `]:`, which every use of the definition copies.
struct LongestDefinition {
    private(set) var length = 0
    /// For each closing mark the first place where it stands behind what was read last.
    private var closing: [UInt8: Int] = [:]

    init(_ bytes: [UInt8]) {
        let span = bytes.span
        var bracket = span.offset(of: 0x5D, from: 0)
        while bracket + 1 < span.count {
            if span[bracket + 1] == 0x3A { length = max(length, measure(span, from: bracket + 2)) }
            bracket = span.offset(of: 0x5D, from: bracket + 1)
        }
    }

    private mutating func measure(_ bytes: borrowing Span<UInt8>, from start: Int) -> Int {
        let target = skipSpaces(bytes, from: start)
        guard target < bytes.count else { return 0 }
        var end = target
        if bytes[target] == 0x3C {
            end = position(of: 0x3E, in: bytes, from: target + 1)
        } else {
            while end < bytes.count, bytes[end] > 0x20 { end += 1 }
        }
        let title = skipSpaces(bytes, from: min(end + 1, bytes.count))
        guard title < bytes.count, [0x22, 0x27, 0x28].contains(bytes[title]) else { return end - target }
        let mark: UInt8 = bytes[title] == 0x28 ? 0x29 : bytes[title]
        return end - target + position(of: mark, in: bytes, from: title + 1) - title
    }

    private func skipSpaces(_ bytes: borrowing Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D, 0x3E].contains(bytes[index]) { index += 1 }
        return index
    }

    private mutating func position(of mark: UInt8, in bytes: borrowing Span<UInt8>, from start: Int) -> Int {
        if let known = closing[mark], known >= start { return known }
        var index = start
        while index < bytes.count, bytes[index] != mark || bytes[index - 1] == 0x5C { index += 1 }
        closing[mark] = index
        return index
    }
}

/// Compares a node's literal with the source that it may have been written as.
enum LiteralMatch {
    /// HTML stands as it is; only line endings and what containers put behind them differ.
    static func verbatim(_ literal: ArraySlice<UInt8>, _ source: BlockSource, _ start: Int) -> Int? {
        var index = start
        var startsLine = false
        for byte in literal where !(startsLine && byte == 0x20) {
            startsLine = false
            if byte == 0x0A || byte == 0x0D {
                guard source.isLineEnd(index) else { return nil }
                index = source.nextLine(from: index)
                startsLine = true
            } else {
                guard source[index] == byte else { return nil }
                index += 1
            }
        }
        return index
    }

    /// Text is written with backslash escapes, entities and bytes that were no text.
    static func text(_ literal: ArraySlice<UInt8>, _ source: BlockSource, _ start: Int) -> Int? {
        var rest = literal
        var index = start
        while !rest.isEmpty {
            guard let step = step(rest, source, index) else { return nil }
            rest = rest.dropFirst(step.literal)
            index += step.source
        }
        return index
    }

    private static func step(_ literal: ArraySlice<UInt8>, _ source: BlockSource, _ index: Int) -> (
        literal: Int, source: Int
    )? {
        guard let byte = source[index], let first = literal.first else { return nil }
        if byte == 0x5C, source[index + 1] == first, isPunctuation(first) { return (1, 2) }
        if byte == 0x26, let entity = Entity(source, at: index), let count = entity.matches(literal) {
            return (count, entity.length)
        }
        if byte == first { return (1, 1) }
        guard literal.starts(with: [0xEF, 0xBF, 0xBD]), byte >= 0x80 || byte == 0 else { return nil }
        return (3, 1)
    }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }
}

/// `&name;` or `&#number;` in the source.
private struct Entity {
    let length: Int
    private let name: ArraySlice<UInt8>

    private static let common: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "nbsp": "\u{A0}", "apos": "'",
    ]

    init?(_ source: BlockSource, at start: Int) {
        var end = start + 1
        while let byte = source[end], byte != 0x3B {
            guard byte == 0x23 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20), end - start < 40
            else { return nil }
            end += 1
        }
        guard source[end] == 0x3B, end > start + 1 else { return nil }
        name = source.bytes[(start + 1)..<end]
        length = end + 1 - start
    }

    /// How much of the literal the entity stands for. Of names that are not common the literal itself tells.
    func matches(_ literal: ArraySlice<UInt8>) -> Int? {
        if let text = text { return literal.starts(with: text.utf8) ? text.utf8.count : nil }
        guard let first = literal.first, !literal.starts(with: [0x26] + name + [0x3B]) else { return nil }
        switch first {
        case ..<0x80: return first == 0x26 || isAlphanumeric(first) ? nil : 1
        case ..<0xE0: return 2
        case ..<0xF0: return 3
        default: return 4
        }
    }

    private var text: String? {
        let name = String(decoding: name, as: UTF8.self)
        guard name.hasPrefix("#") else { return Self.common[name] }
        let isHexadecimal = name.dropFirst().first.map { $0 == "x" || $0 == "X" } ?? false
        let number = isHexadecimal ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
        guard let number, number > 0, let scalar = Unicode.Scalar(number) else { return "\u{FFFD}" }
        return String(Character(scalar))
    }

    private func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }
}

/// Reads what follows the `]` of a link: `(destination "title")`, `[label]`, or nothing.
enum LinkTarget {
    /// Behind the target; `start` itself when none follows.
    static func end(in source: BlockSource, from start: Int) -> Int {
        switch source[start] {
        case 0x28: inline(source, from: start + 1) ?? start
        case 0x5B: label(source, from: start + 1) ?? start
        default: start
        }
    }

    private static func inline(_ source: BlockSource, from start: Int) -> Int? {
        var index = source.skipSpacesAndLines(from: start)
        guard let behind = destination(source, from: index) else { return nil }
        index = source.skipSpacesAndLines(from: behind)
        if index > behind, let quote = source[index], [0x22, 0x27, 0x28].contains(quote) {
            guard let end = delimited(source, from: index + 1, by: quote == 0x28 ? 0x29 : quote) else { return nil }
            index = source.skipSpacesAndLines(from: end)
        }
        return source[index] == 0x29 ? index + 1 : nil
    }

    private static func destination(_ source: BlockSource, from start: Int) -> Int? {
        if source[start] == 0x3C { return delimited(source, from: start + 1, by: 0x3E) }
        var index = start
        var depth = 0
        while let byte = source[index], byte > 0x20 {
            if byte == 0x28 { depth += 1 }
            if byte == 0x29 {
                guard depth > 0 else { break }
                depth -= 1
            }
            index += byte == 0x5C && source[index + 1].map({ $0 > 0x20 }) ?? false ? 2 : 1
        }
        return depth == 0 ? index : nil
    }

    private static func label(_ source: BlockSource, from start: Int) -> Int? {
        var index = start
        while let byte = source[index], byte != 0x5B {
            if byte == 0x5D { return index + 1 }
            index += byte == 0x5C ? 2 : 1
        }
        return nil
    }

    private static func delimited(_ source: BlockSource, from start: Int, by mark: UInt8) -> Int? {
        var index = start
        while let byte = source[index] {
            if byte == mark { return index + 1 }
            index += byte == 0x5C ? 2 : 1
        }
        return nil
    }
}

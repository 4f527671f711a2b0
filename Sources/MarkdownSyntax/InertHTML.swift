/// Lets a few harmless tags of the author's raw HTML through, and keeps them balanced within their parent.
struct InertHTML {
    private var open: [(tag: Tag, parent: Int)] = []

    enum Tag: String, CaseIterable {
        case br, kbd, sub, sup, details, summary

        var opening: StaticString {
            switch self {
            case .br: "<br />"
            case .kbd: "<kbd>"
            case .sub: "<sub>"
            case .sup: "<sup>"
            case .details: "<details>"
            case .summary: "<summary>"
            }
        }

        var closing: StaticString {
            switch self {
            case .br: ""
            case .kbd: "</kbd>"
            case .sub: "</sub>"
            case .sup: "</sup>"
            case .details: "</details>"
            case .summary: "</summary>"
            }
        }
    }

    /// Writes `source`, a piece of raw HTML whose node stands in `parent`.
    mutating func append(_ source: ArraySlice<UInt8>, parent: Int, to html: inout HTML) {
        var rest = source
        while let start = rest.firstIndex(of: 0x3C) {
            html.append(text: rest[..<start])
            rest = rest[start...]
            if let end = commentEnd(rest) {
                rest = rest[end...]
            } else if let (tag, isClosing, end) = harmlessTag(rest), accept(tag, isClosing, parent, &html) {
                rest = rest[end...]
            } else {
                html.append(text: rest[start...start])
                rest = rest[(start + 1)...]
            }
        }
        html.append(text: rest)
    }

    /// Closes what an author left open among the children of `parent`.
    mutating func close(upTo parent: Int, in html: inout HTML) {
        while let last = open.last, last.parent >= parent {
            html.append(markup: last.tag.closing)
            open.removeLast()
        }
    }

    private mutating func accept(_ tag: Tag, _ isClosing: Bool, _ parent: Int, _ html: inout HTML) -> Bool {
        guard isClosing else {
            if tag != .br { open.append((tag, parent)) }
            html.append(markup: tag.opening)
            return true
        }
        guard let last = open.last, last.tag == tag, last.parent == parent else { return false }
        open.removeLast()
        html.append(markup: tag.closing)
        return true
    }

    private func commentEnd(_ source: ArraySlice<UInt8>) -> Int? {
        guard source.starts(with: "<!--".utf8) else { return nil }
        var index = source.startIndex + 4
        while index + 2 < source.endIndex {
            if source[index] == 0x2D, source[index + 1] == 0x2D, source[index + 2] == 0x3E { return index + 3 }
            index += 1
        }
        return nil
    }

    /// `<tag>`, `</tag>`, `<tag/>` or `<tag />`, in any case, and the index behind it.
    private func harmlessTag(_ source: ArraySlice<UInt8>) -> (Tag, isClosing: Bool, end: Int)? {
        var index = source.startIndex + 1
        let isClosing = index < source.endIndex && source[index] == 0x2F
        if isClosing { index += 1 }
        let start = index
        while index < source.endIndex, isLetter(source[index]), index - start < 8 { index += 1 }
        guard let tag = Tag(rawValue: String(decoding: source[start..<index], as: UTF8.self).lowercased()) else {
            return nil
        }
        while index < source.endIndex, source[index] == 0x20 { index += 1 }
        if tag == .br, index < source.endIndex, source[index] == 0x2F { index += 1 }
        guard index < source.endIndex, source[index] == 0x3E else { return nil }
        return (tag, isClosing, index + 1)
    }

    private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}

import SourceText

/// One piece of a template file.
struct TemplateTag: Sendable {
    enum Kind: Sendable { case literal, variable, markup, section, inverted, close, partial, comment }

    var kind: Kind
    /// The name in the tag; empty for literals and comments.
    var name = ""
    /// The whole tag, or the literal's bytes.
    var range: SourceRange
    /// The name alone.
    var nameRange: SourceRange
    /// For a partial alone on its line: the blanks before it.
    var indent = SourceRange(start: 0, end: 0)
}

/// Splits a template into literals and tags; lines that hold nothing but one section, comment or partial tag vanish.
struct TemplateScanner {
    private let bytes: [UInt8]
    private var index = 0
    private(set) var tags: [TemplateTag] = []
    private(set) var problems: [TemplateProblem] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    static func scan(_ bytes: [UInt8]) -> (tags: [TemplateTag], problems: [TemplateProblem]) {
        var scanner = TemplateScanner(bytes)
        scanner.scan()
        return (scanner.tags, scanner.problems)
    }

    private mutating func scan() {
        var literalStart = 0
        while let open = nextOpening(from: index) {
            guard let tag = readTag(at: open) else { return }
            var literalEnd = open
            index = tag.range.upperBound
            var tagCopy = tag
            if let line = wholeLine(around: tag) {
                literalEnd = line.lowerBound
                index = line.upperBound
                tagCopy.indent = SourceRange(line.lowerBound..<open)
            }
            appendLiteral(literalStart..<max(literalStart, literalEnd))
            tags.append(tagCopy)
            literalStart = index
        }
        appendLiteral(literalStart..<bytes.count)
    }

    private mutating func appendLiteral(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        let range = SourceRange(range)
        tags.append(TemplateTag(kind: .literal, range: range, nameRange: range))
    }

    private func nextOpening(from start: Int) -> Int? {
        var cursor = start
        while cursor + 1 < bytes.count {
            if bytes[cursor] == 0x7B, bytes[cursor + 1] == 0x7B { return cursor }
            cursor += 1
        }
        return nil
    }

    /// Reads `{{…}}` or `{{{…}}}`; `nil` after a problem that leaves no way to go on.
    private mutating func readTag(at open: Int) -> TemplateTag? {
        let isTriple = open + 2 < bytes.count && bytes[open + 2] == 0x7B
        let braces = isTriple ? 3 : 2
        let start = open + braces
        guard let close = closing(from: start, braces: braces) else {
            problems.append(.unclosedTag(at: SourceRange(open..<min(open + braces, bytes.count)), braces: braces))
            return nil
        }
        let range = SourceRange(open..<close + braces)
        if isTriple { return tag(.markup, content: start..<close, range: range) }
        return sigilTag(content: start..<close, range: range)
    }

    private func closing(from start: Int, braces: Int) -> Int? {
        var cursor = start
        while cursor + braces <= bytes.count {
            if bytes[cursor..<cursor + braces].allSatisfy({ $0 == 0x7D }) { return cursor }
            cursor += 1
        }
        return nil
    }

    private mutating func sigilTag(content: Range<Int>, range: SourceRange) -> TemplateTag {
        let inner = trimmed(content)
        guard let sigil = inner.first.map({ bytes[$0] }) else {
            problems.append(.emptyTag(at: range))
            return TemplateTag(kind: .comment, range: range, nameRange: range)
        }
        let rest = inner.lowerBound + 1..<inner.upperBound
        switch sigil {
        case UInt8(ascii: "#"): return tag(.section, content: rest, range: range)
        case UInt8(ascii: "^"): return tag(.inverted, content: rest, range: range)
        case UInt8(ascii: "/"): return tag(.close, content: rest, range: range)
        case UInt8(ascii: ">"): return tag(.partial, content: rest, range: range)
        case UInt8(ascii: "&"): return tag(.markup, content: rest, range: range)
        case UInt8(ascii: "!"): return TemplateTag(kind: .comment, range: range, nameRange: range)
        case UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: "$"):
            problems.append(.unsupportedTag(at: range, sigil: Character(UnicodeScalar(sigil))))
            return TemplateTag(kind: .comment, range: range, nameRange: range)
        default: return tag(.variable, content: inner, range: range)
        }
    }

    private mutating func tag(_ kind: TemplateTag.Kind, content: Range<Int>, range: SourceRange) -> TemplateTag {
        let name = trimmed(content)
        if name.isEmpty {
            problems.append(.emptyTag(at: range))
            return TemplateTag(kind: .comment, range: range, nameRange: range)
        }
        return TemplateTag(
            kind: kind, name: String(decoding: bytes[name], as: UTF8.self), range: range, nameRange: SourceRange(name))
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var range = range
        while let first = range.first, isBlank(bytes[first]) || isLineEnd(bytes[first]) { range.removeFirst() }
        while let last = range.last, isBlank(bytes[last]) || isLineEnd(bytes[last]) { range.removeLast() }
        return range
    }

    /// The line of a tag that stands alone on it, line ending included.
    private func wholeLine(around tag: TemplateTag) -> Range<Int>? {
        switch tag.kind {
        case .literal, .variable, .markup: return nil
        case .section, .inverted, .close, .partial, .comment: break
        }
        var start = tag.range.lowerBound
        while start > 0, isBlank(bytes[start - 1]) { start -= 1 }
        guard start == 0 || bytes[start - 1] == 0x0A else { return nil }
        var end = tag.range.upperBound
        while end < bytes.count, isBlank(bytes[end]) { end += 1 }
        if end == bytes.count { return start..<end }
        if bytes[end] == 0x0D, end + 1 < bytes.count, bytes[end + 1] == 0x0A { return start..<end + 2 }
        return bytes[end] == 0x0A ? start..<end + 1 : nil
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}

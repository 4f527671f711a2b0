import SourceText

/// Finds inline nodes by searching their literals forward in the block's source.
struct InlineLocator {
    private(set) var ranges: [Int: SourceRange] = [:]
    private let document: Document
    private let block: Int
    private let source: BlockSource
    private var cursor: Int
    /// Bounds the work on blocks whose literals are not found.
    private var steps: Int
    private var open: [(node: Int, start: Int)] = []

    init(_ document: Document, block: Int) {
        self.document = document
        self.block = block
        source = BlockSource(document, block: block)
        cursor = source.range.lowerBound
        steps = 16 * source.range.count + 4096
    }

    mutating func locate() {
        skipHeadingMark()
        var index = block + 1
        let end = Int(document.nodes[block].end)
        while index < end {
            leave(before: index)
            let node = document.nodes[index]
            enter(index, node)
            index += 1
        }
        leave(before: end)
    }

    private mutating func skipHeadingMark() {
        guard document.nodes[block].kind == .heading else { return }
        while source[cursor] == 0x23 { cursor += 1 }
    }

    private mutating func leave(before index: Int) {
        while let last = open.last, Int(document.nodes[last.node].end) <= index {
            open.removeLast()
            close(last.node, start: last.start)
        }
    }

    private mutating func enter(_ index: Int, _ node: Node) {
        switch node.kind {
        case .text: place(index, find(literal: node.literal, LiteralMatch.text))
        case .htmlInline: place(index, find(literal: node.literal, LiteralMatch.verbatim))
        case .code: place(index, findCode(node.literal))
        case .softBreak, .lineBreak: place(index, findLineEnd())
        case .footnoteReference: place(index, findFootnote())
        case .emphasis, .strong, .strikethrough: open.append((index, -1))
        case .link, .image: open.append((index, openLink(index, node)))
        default: break
        }
    }

    private mutating func place(_ index: Int, _ range: Range<Int>?) {
        guard let range, !document.nodes[index].literal.isEmpty || document.nodes[index].kind != .text else { return }
        ranges[index] = SourceRange(range)
        cursor = max(cursor, range.upperBound)
    }
}

// Leaves
extension InlineLocator {
    private typealias Match = (_ literal: ArraySlice<UInt8>, _ source: BlockSource, _ start: Int) -> Int?

    /// The first place behind the cursor where the literal stands as written.
    private mutating func find(literal: SourceRange, _ match: Match) -> Range<Int>? {
        let text = document.pool[literal.range]
        var start = cursor
        while start < source.range.upperBound, steps > 0 {
            steps -= 1
            if let end = match(text, source, start) { return start..<end }
            start = source.isLineEnd(start) ? source.nextLine(from: start) : start + 1
        }
        return nil
    }

    private mutating func findCode(_ literal: SourceRange) -> Range<Int>? {
        let text = document.pool[literal.range]
        var start = cursor
        while start < source.range.upperBound, steps > 0 {
            steps -= 1
            guard source[start] == 0x60 else {
                start = source.isLineEnd(start) ? source.nextLine(from: start) : start + 1
                continue
            }
            var ticks = 0
            while source[start + ticks] == 0x60 { ticks += 1 }
            if let end = endOfCode(from: start + ticks, ticks: ticks), isCode(text, start + ticks..<end - ticks) {
                return start..<end
            }
            start += ticks
        }
        return nil
    }

    private mutating func endOfCode(from start: Int, ticks: Int) -> Int? {
        var index = start
        while index < source.range.upperBound, steps > 0 {
            steps -= 1
            guard source[index] == 0x60 else {
                index += 1
                continue
            }
            var run = 0
            while source[index + run] == 0x60 { run += 1 }
            index += run
            if run == ticks { return index }
        }
        return nil
    }

    /// Line endings are spaces in code, and spaces on both sides may be dropped.
    private func isCode(_ literal: ArraySlice<UInt8>, _ range: Range<Int>) -> Bool {
        var text: [UInt8] = []
        var index = range.lowerBound
        while index < range.upperBound {
            if source.isLineEnd(index) {
                text.append(0x20)
                index = source.nextLine(from: index)
            } else {
                if source.isTableCell, source[index] == 0x5C, source[index + 1] == 0x7C { index += 1 }
                text.append(source.bytes[index])
                index += 1
            }
        }
        return singleSpaced(text[...]).elementsEqual(singleSpaced(literal))
    }

    /// cmark keeps a part of the indent of continuation lines in code, so that the number of spaces tells nothing.
    private func singleSpaced(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        for byte in String(decoding: text, as: UTF8.self).utf8 where byte != 0x20 || result.last != 0x20 {
            result.append(byte)
        }
        if result.first == 0x20 { result.removeFirst() }
        if result.last == 0x20 { result.removeLast() }
        return result
    }

    private func findLineEnd() -> Range<Int>? {
        var index = cursor
        while index < source.range.upperBound, !source.isLineEnd(index) { index += 1 }
        guard index < source.range.upperBound else { return nil }
        return index..<source.nextLine(from: index)
    }

    private mutating func findFootnote() -> Range<Int>? {
        var index = cursor
        while index < source.range.upperBound {
            if source[index] == 0x5B, source[index + 1] == 0x5E {
                var end = index
                while let byte = source[end], byte != 0x5D { end += 1 }
                return index..<min(end + 1, source.range.upperBound)
            }
            index += 1
        }
        return nil
    }
}

// Links and emphasis
extension InlineLocator {
    /// Where the link starts: at its bracket, at `<`, or at its text when it is a bare URL; -1 when unknown.
    private mutating func openLink(_ index: Int, _ node: Node) -> Int {
        let isImage = node.kind == .image
        var start = cursor
        while let byte = source[start] {
            if source.isLineEnd(start) {
                start = source.nextLine(from: start)
                continue
            }
            if isImage, byte == 0x21, source[start + 1] == 0x5B {
                cursor = start + 2
                return start
            }
            if !isImage, byte == 0x5B {
                cursor = start + 1
                return start
            }
            if !isImage, byte == 0x3C {
                cursor = start + 1
                return start
            }
            guard [0x2A, 0x5F, 0x7E, 0x20, 0x09].contains(byte) || isImage else { return start }
            start += 1
        }
        return -1
    }

    private mutating func close(_ node: Int, start: Int) {
        switch document.nodes[node].kind {
        case .link, .image: closeLink(node, start: start)
        default: closeEmphasis(node)
        }
    }

    private mutating func closeLink(_ node: Int, start: Int) {
        guard start >= 0 else { return }
        let opening = document.nodes[node].kind == .image ? source[start + 1] : source[start]
        switch opening {
        case 0x5B:
            guard let bracket = closingBracket(from: cursor) else { return }
            let end = LinkTarget.end(in: source, from: bracket + 1)
            ranges[node] = SourceRange(start..<end)
            cursor = end
        case 0x3C:
            let end = source[cursor] == 0x3E ? cursor + 1 : cursor
            ranges[node] = SourceRange(start..<end)
            cursor = end
        default:
            guard let text = ranges[node + 1] else { return }
            ranges[node] = text
        }
    }

    /// Between the last child and `]` stand only marks of emphasis.
    private func closingBracket(from start: Int) -> Int? {
        var index = start
        while let byte = source[index] {
            if byte == 0x5D { return index }
            index = source.isLineEnd(index) ? source.nextLine(from: index) : index + (byte == 0x5C ? 2 : 1)
        }
        return nil
    }

    private mutating func closeEmphasis(_ node: Int) {
        var range: Range<Int>?
        for child in document.children(of: node) {
            guard let found = ranges[child] else { continue }
            range = (range?.lowerBound ?? found.lowerBound)..<max(range?.upperBound ?? 0, found.upperBound)
        }
        guard let inner = range else { return }
        let marks: [UInt8] = document.nodes[node].kind == .strikethrough ? [0x7E] : [0x2A, 0x5F]
        let limit = document.nodes[node].kind == .emphasis ? 1 : 2
        var start = inner.lowerBound
        var end = inner.upperBound
        for _ in 0..<limit {
            guard let before = source[start - 1], let behind = source[end], before == behind, marks.contains(before)
            else { break }
            start -= 1
            end += 1
        }
        ranges[node] = SourceRange(start..<end)
        cursor = max(cursor, end)
    }
}

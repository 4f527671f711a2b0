import MarkdownSyntax
import RunbookModel
import SourceText

/// Finds the comments of a file that pass findings over, and what each is about.
///
/// In Markdown a comment on lines of its own is about the block below it; above a heading that is the whole section, and
/// above everything else in the file the file itself. A comment in a line with other text is about that line. In shell a
/// comment is about the command below it, or about the one it stands behind.
struct SuppressionFinder {
    private let page: Page
    private let isRule: (String) -> Bool
    private let bytes: [UInt8]
    private let lines: LineIndex

    init(_ page: Page, isRule: @escaping (String) -> Bool) {
        self.page = page
        self.isRule = isRule
        bytes = page.bytes
        lines = page.document.lines
    }

    /// In the order of the file.
    func comments() -> [SuppressionComment] {
        var places: [Int] = []
        while let found = bytes.firstRange(of: SuppressionComment.word, from: places.last.map { $0 + 1 } ?? 0) {
            places.append(found.lowerBound)
        }
        return places.compactMap { place in
            let blocks = page.runbook.blocks
            guard let index = blocks.indices.first(where: { blocks[$0].range.contains(offset: place) }) else {
                return markdownComment(at: place)
            }
            return Self.isShell(blocks[index].effective) ? shellComment(at: place, in: blocks[index]) : nil
        }
    }

    private static func isShell(_ language: Language) -> Bool { language == .shell || language == .console }
}

extension SuppressionFinder {
    private func markdownComment(at place: Int) -> SuppressionComment? {
        var start = place
        while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
        guard start >= 4, bytes[start - 4..<start].elementsEqual("<!--".utf8) else { return nil }
        guard let close = bytes.firstRange(of: "-->", from: place)?.lowerBound else { return nil }
        let range = SourceRange(start - 4..<close + 3)
        guard let scope = scope(ofMarkdown: range) else { return nil }
        var comment = SuppressionComment(
            text: place + SuppressionComment.word.utf8.count..<close, in: bytes, range: range, scope: scope.range,
            isRule: isRule)
        comment.coversFile = scope.coversFile
        return comment
    }

    private func scope(ofMarkdown range: SourceRange) -> (range: SourceRange, coversFile: Bool)? {
        let line = UInt32(clamping: lines.line(at: range.lowerBound))
        let nodes = page.document.nodes
        let alone = nodes.indices.first { index in
            nodes[index].kind == .htmlBlock && nodes[index].firstLine <= line && line <= nodes[index].lastLine
        }
        if let alone, standsAlone(range) { return scope(below: alone) }
        let comment = page.text(range)
        let isInText = nodes.indices.contains { index in
            let node = nodes[index]
            guard node.kind == .htmlInline || node.kind == .htmlBlock, node.firstLine <= line, line <= node.lastLine
            else { return false }
            return page.document.literal(of: index).contains(comment)
        }
        guard isInText else { return nil }
        return (lines.contentRange(ofLine: Int(line), in: bytes), false)
    }

    /// Whether there is nothing but markers of lists and quotes in the comment's lines.
    private func standsAlone(_ range: SourceRange) -> Bool {
        let first = lines.contentRange(ofLine: lines.line(at: range.lowerBound), in: bytes)
        let last = lines.contentRange(ofLine: lines.line(at: range.upperBound - 1), in: bytes)
        let before = bytes[first.lowerBound..<range.lowerBound]
        let after = bytes[range.upperBound..<max(range.upperBound, last.upperBound)]
        return before.allSatisfy { [0x20, 0x09, 0x3E, 0x2D, 0x2A, 0x2B].contains($0) }
            && after.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }

    private func scope(below comment: Int) -> (range: SourceRange, coversFile: Bool)? {
        let document = page.document
        var next = Int(document.nodes[comment].end)
        while next < document.nodes.count, isSuppression(next) { next = Int(document.nodes[next].end) }
        guard next < document.nodes.count else { return (SourceRange(bytes.count..<bytes.count), false) }
        let coversFile = (1..<next).allSatisfy { isSuppression($0) }
        if coversFile { return (SourceRange(0..<bytes.count), true) }
        if document.nodes[next].kind == .heading, let section = page.runbook.sections.first(where: { $0.node == next })
        {
            return (section.range, false)
        }
        return (document.range(ofBlock: next), false)
    }

    private func isSuppression(_ node: Int) -> Bool {
        guard page.document.nodes[node].kind == .htmlBlock else { return false }
        let text = page.document.literal(of: node).drop { $0 == " " }
        return text.hasPrefix("<!--") && text.dropFirst(4).drop { $0 == " " }.hasPrefix("runsheet-ignore")
    }
}

extension SuppressionFinder {
    private func shellComment(at place: Int, in block: Block) -> SuppressionComment? {
        let line = lines.line(at: place)
        let content = lines.contentRange(ofLine: line, in: bytes)
        var hash = place
        while hash > content.lowerBound, bytes[hash - 1] == 0x20 || bytes[hash - 1] == 0x09 { hash -= 1 }
        guard hash > content.lowerBound, bytes[hash - 1] == UInt8(ascii: "#") else { return nil }
        hash -= 1
        let before = bytes[content.lowerBound..<hash]
        guard before.isEmpty || before.last == 0x20 || before.last == 0x09 else { return nil }
        let isAlone = before.allSatisfy { [0x20, 0x09, 0x3E].contains($0) }
        let scope = isAlone ? command(below: line, in: block) : command(in: line, of: block)
        return SuppressionComment(
            text: place + SuppressionComment.word.utf8.count..<content.upperBound, in: bytes,
            range: SourceRange(hash..<content.upperBound), scope: scope, isRule: isRule)
    }

    /// The next line of the block that is neither empty nor a comment, with what belongs to its command.
    private func command(below line: Int, in block: Block) -> SourceRange {
        var next = line + 1
        while next < lines.count {
            let content = lines.contentRange(ofLine: next, in: bytes)
            guard content.lowerBound < block.range.upperBound else { break }
            let text = bytes[content.range].drop { [0x20, 0x09, 0x3E].contains($0) }
            if let first = text.first, first != UInt8(ascii: "#") { return command(in: next, of: block) }
            next += 1
        }
        return SourceRange(block.range.upperBound..<block.range.upperBound)
    }

    private func command(in line: Int, of block: Block) -> SourceRange {
        var first = line
        var last = line
        while first > 0, isContinued(first - 1) { first -= 1 }
        while last + 1 < lines.count, isContinued(last) { last += 1 }
        var scope = SourceRange(
            start: lines.range(ofLine: first).start, end: lines.contentRange(ofLine: last, in: bytes).end)
        // Quoted text and here-documents go over lines without a backslash; the commands know where they end.
        guard let procedure = block.procedure else { return scope }
        for step in page.runbook.procedures[procedure].steps[block.steps] {
            for command in step.commands where scope.contains(offset: command.range.lowerBound) {
                scope = scope.union(command.range)
            }
        }
        return scope
    }

    private func isContinued(_ line: Int) -> Bool {
        let content = lines.contentRange(ofLine: line, in: bytes)
        return !content.isEmpty && bytes[content.upperBound - 1] == UInt8(ascii: "\\")
    }
}

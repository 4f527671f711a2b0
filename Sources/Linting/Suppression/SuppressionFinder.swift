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
        var comments: [SuppressionComment] = []
        var html: HTMLComments?
        var start = 0
        while let found = bytes.firstRange(of: SuppressionComment.word, from: start) {
            start = found.upperBound
            let known = html ?? HTMLComments(page)
            html = known
            guard let comment = comment(at: found.lowerBound, known) else { continue }
            comments.append(comment)
            // What is named inside of a comment begins no other one.
            start = max(start, comment.range.upperBound)
        }
        return comments
    }

    private func comment(at place: Int, _ html: HTMLComments) -> SuppressionComment? {
        guard let block = page.block(at: SourceRange(place..<place + 1)) else {
            return markdownComment(at: place, html)
        }
        return Self.isShell(block.effective) ? shellComment(at: place, in: block) : nil
    }

    private static func isShell(_ language: Language) -> Bool { language == .shell || language == .console }
}

extension SuppressionFinder {
    private func markdownComment(at place: Int, _ html: HTMLComments) -> SuppressionComment? {
        var start = place
        while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
        guard start >= 4, bytes[start - 4..<start].elementsEqual("<!--".utf8) else { return nil }
        // Nobody gives a reason of pages; a comment that is not closed would be read to the end of the file each time.
        let near = bytes[place...].prefix(Self.longest)
        guard let close = near.span.firstOffset(of: "-->").map({ place + $0 }) else { return nil }
        let range = SourceRange(start - 4..<close + 3)
        guard let scope = scope(ofMarkdown: range, html) else { return nil }
        var comment = SuppressionComment(
            text: place + SuppressionComment.word.utf8.count..<close, in: bytes, range: range, scope: scope.range,
            isRule: isRule)
        comment.coversFile = scope.coversFile
        return comment
    }

    private static let longest = 16 * 1024

    private func scope(
        ofMarkdown range: SourceRange, _ html: HTMLComments
    ) -> (range: SourceRange, coversFile: Bool)? {
        let line = UInt32(clamping: lines.line(at: range.lowerBound))
        if let block = html.block(at: line), standsAlone(range) { return scope(below: block, html) }
        guard html.holds(page.text(range), at: line) else { return nil }
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

    private func scope(below comment: Int, _ html: HTMLComments) -> (range: SourceRange, coversFile: Bool)? {
        let document = page.document
        var next = Int(document.nodes[comment].end)
        while next < document.nodes.count, html.isSuppression[next] { next = Int(document.nodes[next].end) }
        guard next < document.nodes.count else { return (SourceRange(bytes.count..<bytes.count), false) }
        if html.firstOther >= next { return (SourceRange(0..<bytes.count), true) }
        if document.nodes[next].kind == .heading, let section = html.sections[next] {
            return (page.runbook.sections[section].range, false)
        }
        return (document.range(ofBlock: next), false)
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

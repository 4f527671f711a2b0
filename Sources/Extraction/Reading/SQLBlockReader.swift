import RunbookModel
import SQLSyntax
import SourceText

/// Splits SQL into snippets: statements that stand together, with the comment above them as their title.
///
/// A blank line or a comment ends a snippet only behind a `;` and outside a transaction, so that
/// `BEGIN … COMMIT` stays one step.
struct SQLBlockReader {
    let text: String
    let map: SourceMap

    private struct Snippet {
        var comments: [String] = []
        var commentRanges: [SourceRange] = []
        var range: SourceRange?
        var isTerminated = true
        var isInTransaction = false
    }

    func drafts() -> [StepDraft] {
        let bytes = Array(text.utf8)
        let lines = LineIndex(bytes)
        var snippets: [Snippet] = [Snippet()]
        // What PostgreSQL says of the statements matters only where a line could end a snippet.
        let unbroken = Self.isOneSnippet(bytes, lines) ? RangeSet() : Self.unbroken(bytes)
        for line in 0..<lines.count {
            let range = lines.contentRange(ofLine: line, in: bytes)
            if unbroken.contains(range.lowerBound) {
                let text = Prose.trimmed(String(decoding: bytes[range.range], as: UTF8.self))
                if !text.isEmpty { goOn(text, range: range, in: &snippets[snippets.count - 1]) }
                continue
            }
            add(Prose.trimmed(String(decoding: bytes[range.range], as: UTF8.self)), range: range, to: &snippets)
        }
        return snippets.flatMap(drafts)
    }

    /// Comments, and then code without a blank line or another comment.
    private static func isOneSnippet(_ bytes: [UInt8], _ lines: LineIndex) -> Bool {
        var hasCode = false
        var hasEnded = false
        for line in 0..<lines.count {
            let content = bytes.span.extracting(lines.contentRange(ofLine: line, in: bytes).range)
            let text = content.extracting(content.trimmed)
            if text.isEmpty {
                hasEnded = hasCode
            } else if text.holds("--", at: 0) || text.holds("#", at: 0) {
                if hasCode { return false }
            } else {
                if hasEnded { return false }
                hasCode = true
            }
        }
        return true
    }

    /// A line inside a statement or a string: whatever it looks like, it begins and ends nothing else.
    private func goOn(_ line: String, range: SourceRange, in snippet: inout Snippet) {
        snippet.range = snippet.range?.union(range) ?? range
        let code = withoutTrailingComment(line)
        if !code.isEmpty { snippet.isTerminated = code.ends(";") }
    }

    /// Places inside statements, as PostgreSQL reads them, and inside strings that go over several lines.
    private static func unbroken(_ bytes: [UInt8]) -> RangeSet<Int> {
        let tokens = SQLLexer.tokens(of: bytes, in: 0..<bytes.count)
        var places = RangeSet<Int>()
        for token in tokens where token.kind == .string || token.kind == .quotedIdentifier {
            places.insert(contentsOf: token.start + 1..<max(token.start + 1, token.end))
        }
        let code = tokens.filter { $0.kind != .comment }
        var next = 0
        for statement in PostgresReading(bytes, tokens: tokens).statements {
            // What stands in front of its first word is not inside.
            while next < code.count, code[next].start < statement.range.lowerBound { next += 1 }
            guard next < code.count, code[next].start < statement.range.upperBound else { continue }
            places.insert(contentsOf: code[next].start + 1..<max(code[next].start + 1, statement.range.upperBound))
        }
        return places
    }

    private func add(_ line: String, range: SourceRange, to snippets: inout [Snippet]) {
        let last = snippets.count - 1
        let canEnd = snippets[last].range != nil && snippets[last].isTerminated && !snippets[last].isInTransaction
        if line.isEmpty {
            if canEnd || snippets[last].range == nil && !snippets[last].comments.isEmpty { snippets.append(Snippet()) }
            return
        }
        // `#` starts a comment in MySQL, and in SQL that was labelled as something else.
        if line.begins("--") || line.begins("#"), snippets[last].range == nil || canEnd {
            if canEnd { snippets.append(Snippet()) }
            let comment = Prose.trimmed(line.drop { $0 == "-" || $0 == "#" })
            snippets[snippets.count - 1].comments.append(comment)
            snippets[snippets.count - 1].commentRanges.append(range)
            return
        }
        snippets[last].range = snippets[last].range?.union(range) ?? range
        let code = withoutTrailingComment(line)
        if !code.isEmpty {
            snippets[last].isTerminated = code.ends(";") || line.begins("\\") || line.begins(".")
        }
        guard let verb = Words.first(of: code) else { return }
        if Self.beginning.contains(verb) { snippets[last].isInTransaction = true }
        if Self.ending.contains(verb) { snippets[last].isInTransaction = false }
    }

    private static let beginning: PhraseSet = ["begin", "start"]
    private static let ending: PhraseSet = ["commit", "rollback", "end", "abort"]

    private func withoutTrailingComment(_ line: String) -> String {
        guard let start = line.range(of: "--") else { return line }
        let before = line[..<start.lowerBound]
        return before.utf8.count(where: { $0 == 0x27 }) % 2 == 0 ? Prose.trimmed(before) : line
    }

    private func drafts(of snippet: Snippet) -> [StepDraft] {
        let group = snippet.commentRanges.first.map { first in
            let all = snippet.commentRanges.reduce(first) { $0.union($1) }
            return CommentGroup(
                lines: snippet.comments, ranges: snippet.commentRanges, range: all, firstLine: 0, lastLine: 0)
        }
        let parts = group?.parts(titlesCommand: snippet.range != nil) ?? []
        guard let range = snippet.range else {
            guard parts.contains(where: { $0.number != nil || Wording.isImperative($0.title) }) else { return [] }
            return parts.map(manual)
        }
        var drafts = parts.dropLast().map(manual)
        let bytes = Array(text.utf8)
        var draft = StepDraft(
            kind: .query, text: String(decoding: bytes[range.range], as: UTF8.self), map: map.slice(range),
            range: map.fileRange(of: range))
        draft.language = .sql
        if let part = parts.last {
            draft.title = part.title
            draft.number = part.number
            draft.titleSource = .comment
            draft.details = part.details
        }
        drafts.append(draft)
        return drafts
    }

    private func manual(_ part: CommentGroup.Part) -> StepDraft {
        .manual(
            part.title, source: .comment, number: part.number, range: map.fileRange(of: part.range),
            details: part.details)
    }
}

extension StringProtocol {
    /// The first place of `text`; a scan over bytes, without Foundation.
    fileprivate func range(of text: StaticString) -> Range<Index>? {
        let wanted = Array(text.description.utf8)
        var index = utf8.startIndex
        while index != utf8.endIndex {
            if utf8[index...].starts(with: wanted) { return index..<utf8.index(index, offsetBy: wanted.count) }
            index = utf8.index(after: index)
        }
        return nil
    }
}

import RunbookModel
import ShellSyntax
import SourceText

/// Gathers tokens in any order and gives them back sorted, without overlap, with operators and keywords between them.
struct TokenCollector {
    private var tokens: [Token] = []

    /// Makes room for what a text usually holds.
    mutating func reserve(for text: [UInt8]) { tokens.reserveCapacity(text.count / 6 + 2) }

    mutating func add(_ kind: Token.Kind, _ start: Int, _ end: Int) {
        guard start < end else { return }
        tokens.append(Token(kind: kind, range: SourceRange(start..<end)))
    }

    mutating func add(_ kind: Token.Kind, _ range: SourceRange) {
        add(kind, range.lowerBound, range.upperBound)
    }

    /// The part of `word` from `start` on: literals as `kind`, quoted text as strings, the rest as what it is.
    mutating func add(_ word: Word, as kind: Token.Kind, base: Int, from start: Int? = nil) {
        var cursor = start ?? word.range.lowerBound
        if word.isPlain { return merge(kind, base + cursor, base + max(cursor, word.range.upperBound)) }
        var quoted = false
        for part in word.parts where part.range.upperBound > cursor {
            quoted = quoted || part.quoting != .none
            let from = max(cursor, part.range.lowerBound)
            if from > cursor { merge(.string, base + cursor, base + from) }
            if let own = Self.kind(of: part, as: kind) { merge(own, base + from, base + part.range.upperBound) }
            cursor = part.range.upperBound
        }
        // What follows the last part is its closing quote; a word without parts is an empty string.
        if cursor < word.range.upperBound { merge(.string, base + cursor, base + word.range.upperBound) }
    }

    /// `nil` for what holds commands of its own.
    private static func kind(of part: WordPart, as kind: Token.Kind) -> Token.Kind? {
        switch part.kind {
        case .literal: part.quoting == .none ? kind : .string
        case .variable: .variable
        case .placeholder, .template: .parameter
        case .glob: kind
        case .arithmetic: .value
        case .commandSubstitution, .processSubstitution: nil
        }
    }

    /// Moves every token to where `map` leads it.
    mutating func move(by map: SourceMap, from base: Int) {
        for index in tokens.indices {
            let range = map.fileRange(of: tokens[index].range)
            tokens[index].range = SourceRange(range.lowerBound + base..<range.upperBound + base)
        }
    }

    /// How much there is, to come back to.
    struct Mark {
        fileprivate var count: Int
        fileprivate var last: Token?
    }

    var mark: Mark { Mark(count: tokens.count, last: tokens.last) }

    /// Forgets what was added behind the mark.
    mutating func cut(to mark: Mark) {
        tokens.removeSubrange(mark.count...)
        if let last = mark.last { tokens[mark.count - 1] = last }
    }

    /// Cuts `range` out of the tokens that cover it and puts those of `other` there.
    mutating func replace(inside range: SourceRange, with other: TokenCollector) {
        var kept: [Token] = []
        kept.reserveCapacity(tokens.count + other.tokens.count + 1)
        for token in tokens {
            guard token.range.overlaps(range) else {
                kept.append(token)
                continue
            }
            if token.range.start < range.start {
                kept.append(Token(kind: token.kind, range: SourceRange(start: token.range.start, end: range.start)))
            }
            if token.range.end > range.end {
                kept.append(Token(kind: token.kind, range: SourceRange(start: range.end, end: token.range.end)))
            }
        }
        tokens = kept + other.tokens
    }

    /// Continues the last token where both are of one kind and touch.
    private mutating func merge(_ kind: Token.Kind, _ start: Int, _ end: Int) {
        if kind == .string || kind == .value, let last = tokens.last, last.kind == kind,
            last.range.upperBound == start
        {
            tokens[tokens.count - 1].range = SourceRange(last.range.lowerBound..<end)
            return
        }
        add(kind, start, end)
    }

    /// All tokens in order. `fillsGaps` makes operators and keywords out of what no token covers.
    func sorted(in text: [UInt8], fillsGaps: Bool) -> [Token] {
        let ordered = isSorted ? tokens : tokens.sorted(by: Self.precedes)
        var result: [Token] = []
        result.reserveCapacity(ordered.count * 2)
        var end = 0
        for token in ordered {
            guard token.range.upperBound <= text.count, token.range.lowerBound >= end else { continue }
            if fillsGaps { Self.fill(text, end, token.range.lowerBound, into: &result) }
            result.append(token)
            end = token.range.upperBound
        }
        if fillsGaps { Self.fill(text, end, text.count, into: &result) }
        return result
    }

    private static func precedes(_ left: Token, _ right: Token) -> Bool {
        (left.range.start, right.range.end) < (right.range.start, left.range.end)
    }

    private var isSorted: Bool {
        for index in tokens.indices.dropFirst() where tokens[index - 1].range.end > tokens[index].range.start {
            return false
        }
        return true
    }

    private static func fill(_ text: [UInt8], _ start: Int, _ end: Int, into result: inout [Token]) {
        var index = start
        while index < end {
            let byte = text[index]
            let first = index
            index += 1
            if ASCII.isNameByte(byte) {
                while index < end, ASCII.isNameByte(text[index]) { index += 1 }
                let isKeyword = keywords.contains(text[first..<index])
                result.append(Token(kind: isKeyword ? .keyword : .value, range: SourceRange(first..<index)))
            } else if ASCII.isOperator(byte) {
                while index < end, ASCII.isOperator(text[index]) { index += 1 }
                result.append(Token(kind: .operator, range: SourceRange(first..<index)))
            }
        }
    }

    private static let keywords = Set(
        [
            "if", "then", "else", "elif", "fi", "for", "while", "until", "do", "done", "case", "esac", "in", "function",
            "select", "time", "coproc",
        ].map { ArraySlice($0.utf8) })
}

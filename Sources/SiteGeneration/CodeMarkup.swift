import MarkdownSyntax
import RunbookModel
import SourceText

/// Turns a text with its tokens and parameters into spans. Taking the markup away gives the text back, byte by byte.
struct CodeMarkup {
    private let tokens: [Token]
    private let hints: [Int: String]
    private let links: [Int: String]
    private let hasUnseen: Bool
    private var nextToken = 0

    /// `tokens` and `parameters` are sorted ranges of `text`, each kind without overlap; `hints` are what flags take
    /// and `links` where tools and subcommands lead, by the numbers of their tokens.
    static func append(
        _ text: String, tokens: [Token], parameters: [ParameterUse], hints: [Int: String] = [:],
        links: [Int: String] = [:], to html: inout HTML
    ) {
        let bytes = text.utf8.span
        var markup = CodeMarkup(tokens: tokens, hints: hints, links: links, hasUnseen: UnseenCharacter.isIn(bytes))
        var cursor = 0
        for use in parameters {
            let start = min(use.range.lowerBound, bytes.count)
            let end = min(use.range.upperBound, bytes.count)
            guard start >= cursor, end > start else { continue }
            markup.appendTokens(of: bytes, cursor..<start, to: &html)
            markup.append(use, bytes.extracting(start..<end), to: &html)
            cursor = end
        }
        markup.appendTokens(of: bytes, cursor..<bytes.count, to: &html)
    }

    private init(tokens: [Token], hints: [Int: String], links: [Int: String], hasUnseen: Bool) {
        self.hasUnseen = hasUnseen
        self.tokens = tokens
        self.hints = hints
        self.links = links
    }

    /// A parameter is one element even when it covers several tokens, so that one value can take its place.
    private func append(_ use: ParameterUse, _ text: borrowing Span<UInt8>, to html: inout HTML) {
        html.append(markup: "<span class=\"parameter\" data-parameter=\"")
        html.append(text: use.id.rawValue)
        html.append(markup: "\" data-context=\"")
        html.append(text: use.context.rawValue)
        html.append(markup: "\">")
        append(text, to: &html)
        html.append(markup: "</span>")
    }

    /// Opens the token's element and tells how to close it.
    private func open(_ token: Token, to html: inout HTML) -> StaticString {
        if let address = links[nextToken] {
            html.append(markup: token.kind == .tool ? "<a class=\"tool\" href=\"" : "<a class=\"subcommand\" href=\"")
            html.append(attribute: address)
            html.append(markup: "\">")
            return "</a>"
        }
        openSpan(token, to: &html)
        return "</span>"
    }

    private func openSpan(_ token: Token, to html: inout HTML) {
        guard token.kind == .flag, let hint = hints[nextToken] else { return html.append(markup: token.kind.opening) }
        html.append(markup: "<span class=\"flag\" title=\"")
        html.append(attribute: hint)
        html.append(markup: "\">")
    }

    /// Where the next word of the same subcommand ends: all its words, with the blanks between them, are one element.
    private func subcommand(behind end: Int, in bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Int? {
        guard nextToken + 1 < tokens.count, tokens[nextToken].kind == .subcommand else { return nil }
        let next = tokens[nextToken + 1]
        guard next.kind == .subcommand, next.range.lowerBound > end, next.range.upperBound <= range.upperBound else {
            return nil
        }
        for index in end..<next.range.lowerBound where bytes[index] != 0x20 { return nil }
        return next.range.upperBound
    }

    private mutating func appendTokens(
        of bytes: borrowing Span<UInt8>, _ range: Range<Int>, to html: inout HTML
    ) {
        var cursor = range.lowerBound
        while nextToken < tokens.count {
            let token = tokens[nextToken]
            let start = max(token.range.lowerBound, cursor)
            var end = min(token.range.upperBound, range.upperBound)
            guard start < range.upperBound else { break }
            if end > start {
                append(bytes.extracting(cursor..<start), to: &html)
                let closing = open(token, to: &html)
                while let next = subcommand(behind: end, in: bytes, range) {
                    end = next
                    nextToken += 1
                }
                append(bytes.extracting(start..<end), to: &html)
                html.append(markup: closing)
                cursor = end
            }
            guard tokens[nextToken].range.upperBound <= range.upperBound else { break }
            nextToken += 1
        }
        append(bytes.extracting(cursor..<max(cursor, range.upperBound)), to: &html)
    }

    private func append(_ text: borrowing Span<UInt8>, to html: inout HTML) {
        if hasUnseen { UnseenCharacter.append(text, to: &html) } else { html.append(text: text) }
    }
}

extension Token.Kind {
    fileprivate var opening: StaticString {
        switch self {
        case .tool: "<span class=\"tool\">"
        case .subcommand: "<span class=\"subcommand\">"
        case .flag: "<span class=\"flag\">"
        case .value: "<span class=\"value\">"
        case .string: "<span class=\"string\">"
        case .variable: "<span class=\"variable\">"
        case .parameter: "<span class=\"placeholder\">"
        case .comment: "<span class=\"comment\">"
        case .operator: "<span class=\"operator\">"
        case .keyword: "<span class=\"keyword\">"
        case .number: "<span class=\"number\">"
        case .assignment: "<span class=\"assignment\">"
        }
    }
}

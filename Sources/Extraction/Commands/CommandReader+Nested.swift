import CommandTrees
import RunbookModel
import ShellSyntax
import SourceText

extension CommandReader {
    /// Quotations inside quotations are followed this far.
    private static let depthLimit = 4

    /// Reads the command that the command at `index` runs: `kubectl exec … -- ls`, `ssh host 'ls'`, `sh -c 'ls'`.
    mutating func readNested(of index: Int, rest: WordCursor) {
        let outer = commands[index]
        if let word = rest.peek, let only = Self.single(rest), Self.isShellText(only), word == only {
            return readText(Self.inside(only, text), outer: index)
        }
        if !rest.isEmpty {
            var words = WordCursor(Array(rest.rest))
            guard let first = rest.rest.first, let last = rest.rest.last else { return }
            let range = SourceRange(first.range.lowerBound..<last.range.upperBound)
            statements = []
            guard var inner = readWords(&words, in: range) else { return }
            inner.command.isNested = true
            inner.statements = statements
            inner.isElsewhere = outer.isElsewhere || Self.isElsewhere(outer)
            commands[index].runsNested = true
            commands.append(inner)
            return readNested(of: commands.count - 1, rest: words)
        }
        if let shellText { return readText(Self.withoutEscapes(shellText, text), outer: index) }
        if let word = argument(of: outer) { readText(Self.inside(word, text), outer: index) }
    }

    private static func single(_ words: WordCursor) -> Word? { words.rest.count == 1 ? words.rest.first : nil }

    /// The argument that is a command line.
    private func argument(of read: ReadCommand) -> Word? {
        if ToolShapes.wrapper(of: read.command.tool)?.takesText == true { return read.argumentWords.last }
        guard let shape = read.shape else { return nil }
        for nested in shape.nested where nested.form == .text && Self.covers(nested.path, read.command) {
            if let flag = nested.flag, read.command.flag(flag) == nil { continue }
            if nested.arguments < read.argumentWords.count { return read.argumentWords[nested.arguments] }
        }
        return nil
    }

    /// Parses the text in `range`.
    private mutating func readText(_ range: Range<Int>?, outer index: Int) {
        guard depth < Self.depthLimit, let range else { return }
        let bytes = Array(text[range])
        let script = ShellParser.parse(bytes)
        guard script.errors.isEmpty, !script.commands.isEmpty else { return }
        var inner = CommandReader(
            text: bytes, map: map, base: base + range.lowerBound, depth: depth + 1, tokens: TokenCollector())
        inner.trees = trees
        inner.read(script)
        guard !inner.commands.isEmpty else { return }
        tokens.replace(inside: SourceRange(base + range.lowerBound..<base + range.upperBound), with: inner.tokens)
        let isElsewhere = commands[index].isElsewhere || Self.isElsewhere(commands[index])
        commands[index].runsNested = true
        commands += inner.commands.map { command in
            var command = command
            command.isElsewhere = command.isElsewhere || isElsewhere
            return command
        }
    }

    /// `sh -c` and `watch` run the text here, everything else there.
    private static func isElsewhere(_ read: ReadCommand) -> Bool {
        read.shape.map { shape in shape.nested.contains { $0.form != .text || $0.arguments > 0 } } ?? false
    }

    /// What stands between the quotes when the whole word is one quotation without escapes.
    static func inside(_ word: Word, _ text: [UInt8]) -> Range<Int>? {
        let range = word.range.range
        guard range.count >= 2, let quote = text[range].first, quote == text[range].last,
            quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"")
        else { return nil }
        return withoutEscapes(range.lowerBound + 1..<range.upperBound - 1, text)
    }

    /// `nil` when the bytes of the quotation are not the bytes of the command line.
    private static func withoutEscapes(_ inner: Range<Int>, _ text: [UInt8]) -> Range<Int>? {
        let quote = inner.lowerBound > 0 ? text[inner.lowerBound - 1] : 0
        guard !text[inner].contains(quote), quote == UInt8(ascii: "'") || !text[inner].contains(UInt8(ascii: "\\"))
        else { return nil }
        return inner
    }
}

extension CommandReader {
    mutating func addTokens(of assignment: Assignment) {
        tokens.add(.assignment, shifted(assignment.nameRange))
        if let value = assignment.value { tokens.add(value, as: .value, base: base) }
        for element in assignment.elements ?? [] { tokens.add(element, as: .value, base: base) }
    }

    mutating func addTokens(of redirections: [Redirection], isSQL: Bool = false) {
        for redirection in redirections {
            let target = redirection.target.range
            tokens.add(.operator, base + redirection.range.lowerBound, base + target.lowerBound)
            addValue(redirection.target, as: isSQL && redirection.op == .hereString ? .sql : .plain)
            guard let body = redirection.body else { continue }
            if isSQL { addSQL(body.range) } else { addBody(body, isQuoted: redirection.isQuotedBody) }
        }
    }

    /// What a value is written in.
    enum Content { case plain, sql, shell }

    /// A value of a flag, an argument or a target; SQL gets the tokens of SQL.
    mutating func addValue(_ word: Word, from start: Int? = nil, as content: Content = .plain) {
        let from = start ?? word.range.lowerBound
        switch content {
        case .plain: tokens.add(word, as: .value, base: base, from: start)
        case .shell:
            tokens.add(word, as: .value, base: base, from: start)
            shellText = EmbeddedSQL.range(of: word, from: from, in: text)
        case .sql:
            let inner = EmbeddedSQL.range(of: word, from: from, in: text)
            tokens.add(.string, base + from, base + inner.lowerBound)
            addSQL(inner)
            tokens.add(.string, base + inner.upperBound, base + word.range.upperBound)
        }
    }

    private mutating func addSQL(_ range: Range<Int>) {
        let found = SQLLexer.tokens(of: text, in: range)
        SQLHighlighter.highlight(text, found, base: base, into: &tokens)
        statements += SQLReader.statements(in: text, tokens: found)
    }

    /// The lines of a here-document, variables told apart.
    private mutating func addBody(_ body: SourceRange, isQuoted: Bool) {
        var cursor = body.lowerBound
        for use in variables where !isQuoted && body.contains(use.range) && use.range.lowerBound >= cursor {
            tokens.add(.string, base + cursor, base + use.range.lowerBound)
            tokens.add(.variable, shifted(use.range))
            cursor = use.range.upperBound
        }
        tokens.add(.string, base + cursor, base + body.upperBound)
    }

    mutating func readCompound(_ compound: Compound) {
        for word in compound.words { tokens.add(word, as: .value, base: base) }
        addTokens(of: compound.redirections)
    }
}

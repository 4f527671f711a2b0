import CommandTrees
import RunbookModel
import ShellSyntax
import SourceText

extension CommandReader {
    /// Quotations inside quotations are followed this far.
    private static let depthLimit = 6
    /// Commands that run commands are followed this far on one line.
    static let chainLimit = 12

    /// Reads the command that the command at `index` runs: `kubectl exec … -- ls`, `ssh host 'ls'`, `sh -c 'ls'`.
    /// Gives the place of the one that reads the input; `nil` when that is a command of a text.
    @discardableResult
    mutating func readNested(of index: Int, rest: WordCursor, chain: Int = 0) -> Int? {
        for inner in commands[index].innerCommands.indices {
            readNested(in: commands[index].innerCommands[inner][...], of: index, chain: chain)
        }
        if let only = Self.single(rest), Self.isShellText(only), rest.peek == only {
            readText(of: only, from: only.range.lowerBound, outer: index)
            return nil
        }
        if !rest.isEmpty { return readNested(in: rest.rest, of: index, chain: chain) }
        guard let text = shellText ?? argument(of: index).map({ ($0, $0.range.lowerBound) }) else { return index }
        readText(of: text.word, from: text.start, outer: index)
        return nil
    }

    /// Reads words that are a command.
    @discardableResult
    private mutating func readNested(in rest: ArraySlice<Word>, of index: Int, chain: Int) -> Int? {
        guard let first = rest.first, let last = rest.last else { return index }
        guard chain < Self.chainLimit else {
            for word in rest { tokens.add(word, as: .value, base: base) }
            commands[index].runsUnread = true
            return nil
        }
        var words = WordCursor(Array(rest))
        statements = []
        shellText = nil
        guard var inner = readWords(&words, in: first.range.union(last.range)) else { return index }
        inner.command.isNested = true
        inner.statements = statements
        inner.isElsewhere = commands[index].isElsewhere || Self.isElsewhere(commands[index])
        commands[index].runsNested = true
        commands.append(inner)
        return readNested(of: commands.count - 1, rest: words, chain: chain + 1)
    }

    private static func single(_ words: WordCursor) -> Word? { words.rest.count == 1 ? words.rest.first : nil }

    /// The argument that is a command line.
    private func argument(of index: Int) -> Word? {
        guard !commands[index].argumentWords.isEmpty else { return nil }
        let read = commands[index]
        if trees.tools.takesText(read.command.tool) { return read.argumentWords.last }
        guard let shape = read.shape else { return nil }
        for nested in shape.nested where nested.form == .text && Self.covers(nested.path, read.command) {
            if let flag = nested.flag, read.command.flag(flag) == nil { continue }
            if nested.arguments < read.argumentWords.count { return read.argumentWords[nested.arguments] }
        }
        return nil
    }

    /// The here-documents of a shell are commands: `bash <<EOF`, `ssh host <<EOF`.
    mutating func readBodies(_ redirections: [Redirection], of index: Int) {
        guard Self.readsCommands(commands[index]) else { return }
        for redirection in redirections {
            guard let body = redirection.body else { continue }
            readText(UnquotedText(verbatim: body.range, of: text), outer: index)
        }
    }

    private static func readsCommands(_ read: ReadCommand) -> Bool {
        let command = read.command
        guard !read.runsNested, command.redirects.allSatisfy({ $0.op != "<" }) else { return false }
        switch command.tool {
        case "sh", "bash", "zsh", "dash", "ksh", "ash":
            return command.positionals.isEmpty || command.flag("-s") != nil
        case "ssh": return command.positionals.count == 1
        default: return false
        }
    }

    /// Parses the part of `word` from `start` on.
    private mutating func readText(of word: Word, from start: Int, outer index: Int) {
        readText(UnquotedText(word, from: start, in: text), outer: index)
    }

    /// What cannot be read does nobody knows what.
    private mutating func readText(_ own: UnquotedText?, outer index: Int) {
        guard depth < Self.depthLimit, let own else {
            commands[index].runsUnread = true
            return
        }
        let script = ShellParser.parse(own.bytes)
        guard script.errors.isEmpty, !script.commands.isEmpty else {
            commands[index].runsUnread = !script.errors.isEmpty
            return
        }
        // Texts that stand there as they are need no map of their own.
        var inner =
            own.verbatim.map {
                CommandReader(text: own.bytes, map: map, base: base + $0.lowerBound, depth: depth + 1)
            } ?? CommandReader(text: own.bytes, map: own.places.followed(by: map, from: base), depth: depth + 1)
        inner.trees = trees
        inner.read(script)
        guard !inner.commands.isEmpty else { return }
        if own.verbatim == nil { inner.tokens.move(by: own.places, from: base) }
        let extent = own.places.fileRange(of: SourceRange(0..<own.bytes.count))
        tokens.replace(inside: shifted(extent), with: inner.tokens)
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
            shellText = (word, from)
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

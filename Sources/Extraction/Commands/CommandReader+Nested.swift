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
            return readText(only, outer: index)
        }
        if !rest.isEmpty {
            var words = WordCursor(Array(rest.rest))
            guard let first = rest.rest.first, let last = rest.rest.last else { return }
            let range = SourceRange(first.range.lowerBound..<last.range.upperBound)
            guard var inner = readWords(&words, in: range) else { return }
            inner.command.isNested = true
            commands[index].runsNested = true
            commands.append(inner)
            return readNested(of: commands.count - 1, rest: words)
        }
        if let word = shellText(of: outer) { readText(word, outer: index) }
    }

    private static func single(_ words: WordCursor) -> Word? { words.rest.count == 1 ? words.rest.first : nil }

    /// The argument that is a command line.
    private func shellText(of read: ReadCommand) -> Word? {
        if ToolShapes.wrapper(of: read.command.tool)?.takesText == true { return read.argumentWords.last }
        guard let shape = read.shape else { return nil }
        for nested in shape.nested where nested.form == .text && Self.covers(nested.path, read.command) {
            if let flag = nested.flag {
                guard let found = read.command.flag(flag) else { continue }
                if found.value != nil { return nil }
            }
            if nested.arguments < read.argumentWords.count { return read.argumentWords[nested.arguments] }
        }
        return nil
    }

    /// Parses the text between the quotes of `word`.
    mutating func readText(_ word: Word, outer index: Int) {
        guard depth < Self.depthLimit, let range = Self.inside(word, text) else { return }
        let bytes = Array(text[range])
        let script = ShellParser.parse(bytes)
        guard script.errors.isEmpty, !script.commands.isEmpty else { return }
        var inner = CommandReader(
            text: bytes, map: map, base: base + range.lowerBound, depth: depth + 1, tokens: TokenCollector())
        inner.read(script)
        guard !inner.commands.isEmpty else { return }
        commands[index].runsNested = true
        commands += inner.commands
    }

    /// What stands between the quotes when the whole word is one quotation without escapes.
    static func inside(_ word: Word, _ text: [UInt8]) -> Range<Int>? {
        let range = word.range.range
        guard range.count >= 2, let quote = text[range].first, quote == text[range].last,
            quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"")
        else { return nil }
        let inner = range.lowerBound + 1..<range.upperBound - 1
        guard !text[inner].contains(quote), !text[inner].contains(UInt8(ascii: "\\")) || quote == UInt8(ascii: "'")
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

    mutating func addTokens(of redirections: [Redirection]) {
        for redirection in redirections {
            let target = redirection.target.range
            tokens.add(.operator, base + redirection.range.lowerBound, base + target.lowerBound)
            tokens.add(redirection.target, as: .value, base: base)
            if let body = redirection.body { tokens.add(.string, shifted(body)) }
        }
    }

    mutating func readCompound(_ compound: Compound) {
        for word in compound.words { tokens.add(word, as: .value, base: base) }
        addTokens(of: compound.redirections)
    }
}

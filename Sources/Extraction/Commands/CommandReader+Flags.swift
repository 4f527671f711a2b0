import CommandTrees
import RunbookModel
import ShellSyntax
import SourceText

/// The state while the words behind a tool are sorted.
struct WordSorting {
    let shape: ToolShape
    let sql: EmbeddedSQL.Place?
    var path = ""
    /// Kept where one of them may be a command line.
    var arguments: [Word] = []
    let keepsArguments: Bool
    /// Set when the words are a command of their own: what runs it, as written.
    var runner: String?
    /// Commands among the arguments, each up to its `;` or `+`.
    var inner: [[Word]] = []
    var flagsEnded = false

    init(tool: String, shape: ToolShape, tables: ToolTables) {
        self.shape = shape
        sql = EmbeddedSQL.place(of: tool)
        keepsArguments = shape.takesText || tables.takesText(tool)
    }

    /// Most tools run nothing else and take no SQL: their words need not be asked.
    var holdsOtherText: Bool { sql != nil || !shape.nested.isEmpty }
}

extension CommandReader {
    mutating func sort(_ words: inout WordCursor, into sorting: inout WordSorting, of command: inout Command) {
        var pathWords = sorting.shape.hasPath ? pathLength(words, sorting.shape) : 0
        while let word = words.next() {
            if !sorting.flagsEnded, isFlag(word, sorting.shape) {
                if sorting.shape.name == "find", Self.runners.contains(word.text) {
                    takeInner(behind: word, &words, into: &sorting, of: &command)
                } else if word.text == "--" {
                    tokens.add(.operator, shifted(word.range))
                    sorting.flagsEnded = true
                    if stopsAtDashes(sorting.shape, command) { return }
                } else {
                    readFlag(word, &words, sorting, of: &command)
                    if let module = moduleName(command, sorting.shape) { return run(module, &words, &sorting) }
                }
            } else if pathWords > 0 {
                pathWords -= 1
                tokens.add(word, as: .subcommand, base: base)
                command.path.append(value(word))
                if !sorting.path.isEmpty { sorting.path += "/" }
                sorting.path += word.text
                if runs(command, sorting, next: words.peek) {
                    sorting.runner = ([command.tool] + command.path.map(\.text)).joined(separator: " ")
                    return
                }
            } else if !sorting.shape.hasPath, command.positionals.isEmpty, runs(command, sorting, next: word) {
                sorting.runner = command.tool
                return words.back()
            } else if startsNested(word, command, &sorting) {
                words.back()
                return
            } else {
                let isSQL = sorting.sql?.takesArgument(command.positionals.count, of: command) ?? false
                addValue(word, as: isSQL ? .sql : .plain)
                command.positionals.append(Command.Positional(name: nil, value: value(word)))
                if sorting.keepsArguments { sorting.arguments.append(word) }
            }
        }
    }

    /// The flags of `find` that are followed by a command.
    private static let runners: Set<String> = ["-exec", "-execdir", "-ok", "-okdir"]

    private mutating func takeInner(
        behind flag: Word, _ words: inout WordCursor, into sorting: inout WordSorting, of command: inout Command
    ) {
        tokens.add(flag, as: .flag, base: base)
        let range = inFile(flag.range)
        command.flags.append(Command.Flag(name: flag.text, nameRange: range, value: nil, range: range))
        var inner: [Word] = []
        while let word = words.next() {
            if word.text == ";" || word.text == "+" {
                tokens.add(.operator, shifted(word.range))
                break
            }
            inner.append(word)
        }
        sorting.inner.append(inner)
    }

    /// How many plain words name the subcommand, flags in between not counted.
    private func pathLength(_ words: WordCursor, _ shape: ToolShape) -> Int {
        var plain: [String] = []
        plain.reserveCapacity(8)
        var words = words
        while let word = words.next(), plain.count < 8 {
            if isFlag(word, shape) {
                if shape.pathRule == .leading || word.text == "--" { break }
                if !word.text.utf8.contains(UInt8(ascii: "=")), shape.takesValue(word.text, path: "") {
                    _ = words.next()
                }
            } else {
                guard word.isLiteral else { break }
                plain.append(word.text)
            }
        }
        return shape.pathLength(of: plain)
    }

    private func isFlag(_ word: Word, _ shape: ToolShape) -> Bool {
        guard shape.style != .plain else { return false }
        var bytes = word.text.utf8.makeIterator()
        guard bytes.next() == UInt8(ascii: "-"), let second = bytes.next() else { return false }
        if ASCII.isDigit(second) { return !shape.takesNegativeNumbers }
        // `"-foo bar"` is a value; nobody writes a flag with a blank.
        return second == UInt8(ascii: "-") || ASCII.isAlphanumeric(second)
    }

    private func stopsAtDashes(_ shape: ToolShape, _ command: Command) -> Bool {
        shape.nested.contains { $0.form == .dashes && Self.covers($0.path, command) }
    }

    static func covers(_ path: [String], _ command: Command) -> Bool {
        path.count <= command.path.count && zip(path, command.path).allSatisfy { $0 == $1.text }
    }

    /// `docker exec NAME` has its arguments: what follows is the inner command.
    private func startsNested(_ word: Word, _ command: Command, _ sorting: inout WordSorting) -> Bool {
        guard !sorting.shape.nested.isEmpty else { return false }
        return sorting.shape.nested.contains {
            $0.form == .words && $0.arguments > 0 && command.positionals.count == $0.arguments
                && Self.covers($0.path, command)
        }
    }

    /// `bundle exec`, `npx`, `poetry run`: nothing of their own stands before the inner command.
    private func runs(_ command: Command, _ sorting: WordSorting, next: @autoclosure () -> Word?) -> Bool {
        guard !sorting.shape.nested.isEmpty, let next = next(), !isFlag(next, sorting.shape) else { return false }
        return sorting.shape.nested.contains {
            $0.form == .words && $0.arguments == 0 && $0.path.count == command.path.count
                && Self.covers($0.path, command)
        }
    }

    /// `python -m flask`: the module, when it is a tool of its own.
    private func moduleName(_ command: Command, _ shape: ToolShape) -> String? {
        guard shape.name == "python", let flag = command.flags.last, flag.name == "-m", let value = flag.value,
            trees.tools.shape(of: value.text) != nil
        else { return nil }
        return value.text
    }

    private mutating func run(_ module: String, _ words: inout WordCursor, _ sorting: inout WordSorting) {
        sorting.runner = "python -m"
        words.back()
    }
}

extension CommandReader {
    private mutating func readFlag(
        _ word: Word, _ words: inout WordCursor, _ sorting: WordSorting, of command: inout Command
    ) {
        let start = word.range.lowerBound
        let isLong = word.text.begins("--")
        let equals = equalsSign(in: word.range)
        let name = equals.map { self.name(of: word, upTo: $0) } ?? word.text
        if !isLong, sorting.shape.style == .gnu, name.utf8.count > 2, !sorting.shape.knows(name) {
            return readCluster(word, &words, sorting, of: &command)
        }
        if let equals {
            tokens.add(.flag, base + start, base + equals)
            addValue(word, from: equals + 1, as: content(of: name, sorting, command))
            let own = value(word, from: equals + 1, text: valueText(of: word, behind: name, from: equals + 1))
            let nameRange = inFile(SourceRange(start..<equals))
            command.flags.append(
                Command.Flag(name: name, nameRange: nameRange, value: own, range: inFile(word.range)))
            return
        }
        tokens.add(word, as: .flag, base: base)
        let range = inFile(word.range)
        var flag = Command.Flag(name: name, nameRange: range, value: nil, range: range)
        if sorting.shape.style == .lists {
            readList(&words, sorting, into: &flag)
        } else if sorting.shape.style == .cmdlet {
            let isSwitch = sorting.shape.switches.contains(name.lowercased())
            if !isSwitch, let next = words.peek, !isFlag(next, sorting.shape) {
                takeValue(&words, into: &flag, sorting, of: command)
            }
        } else if sorting.shape.takesValue(name, path: sorting.path), let next = words.peek, next.text != "--" {
            takeValue(&words, into: &flag, sorting, of: command)
        }
        command.flags.append(flag)
    }

    private mutating func takeValue(
        _ words: inout WordCursor, into flag: inout Command.Flag, _ sorting: WordSorting, of command: Command
    ) {
        guard let next = words.next() else { return }
        addValue(next, as: content(of: flag.name, sorting, command))
        flag.value = value(next)
        flag.range = flag.range.union(inFile(next.range))
    }

    /// Every word up to the next flag.
    private mutating func readList(_ words: inout WordCursor, _ sorting: WordSorting, into flag: inout Command.Flag) {
        let shape = sorting.shape
        guard !shape.switches.contains(flag.name), !flag.name.begins("--no-") else { return }
        // `aws s3 cp` is the service with arguments of its own.
        let limit = sorting.path.begins("s3/") || !flag.name.begins("--") ? 1 : Int.max
        var count = 0
        while count < limit, let next = words.peek, !isFlag(next, shape) {
            _ = words.next()
            tokens.add(next, as: .value, base: base)
            let own = value(next)
            flag.value = Command.Value(
                text: flag.value.map { $0.text + " " + own.text } ?? own.text,
                range: flag.value?.range.union(own.range) ?? own.range,
                isLiteral: (flag.value?.isLiteral ?? true) && own.isLiteral)
            flag.range = flag.range.union(own.range)
            count += 1
        }
    }

    /// `-it`, `-n5`, `-XPOST`: single letters up to the first that takes a value.
    private mutating func readCluster(
        _ word: Word, _ words: inout WordCursor, _ sorting: WordSorting, of command: inout Command
    ) {
        let letters = Array(text[word.range.range])
        var index = 1
        // `-10` is one flag.
        if letters.count > 1, ASCII.isDigit(letters[1]) { index = letters.count }
        while index < letters.count {
            let name = "-" + String(decoding: letters[index...index], as: UTF8.self)
            let start = word.range.lowerBound + index
            let nameRange = inFile(SourceRange((index == 1 ? start - 1 : start)..<start + 1))
            var flag = Command.Flag(name: name, nameRange: nameRange, value: nil, range: nameRange)
            let isGlued = index + 1 < letters.count && sorting.shape.attached.contains(name)
            guard isGlued || sorting.shape.takesValue(name, path: sorting.path) else {
                command.flags.append(flag)
                index += 1
                continue
            }
            if index + 1 < letters.count { return attach(word, from: start + 1, to: &flag, sorting, of: &command) }
            tokens.add(word, as: .flag, base: base)
            takeValue(&words, into: &flag, sorting, of: command)
            return command.flags.append(flag)
        }
        if letters.count > 1, ASCII.isDigit(letters[1]) {
            let range = inFile(word.range)
            command.flags.append(Command.Flag(name: word.text, nameRange: range, value: nil, range: range))
        }
        tokens.add(word, as: .flag, base: base)
    }

    private mutating func attach(
        _ word: Word, from start: Int, to flag: inout Command.Flag, _ sorting: WordSorting, of command: inout Command
    ) {
        // `-n=foo` is accepted by the tools written in Go.
        let from = text[start] == UInt8(ascii: "=") ? start + 1 : start
        tokens.add(.flag, base + word.range.lowerBound, base + start)
        addValue(word, from: from, as: content(of: flag.name, sorting, command))
        let own = String(word.text.utf8.dropFirst(from - word.range.lowerBound)) ?? ""
        flag.value = value(word, from: from, text: own)
        flag.range = flag.range.union(inFile(word.range))
        command.flags.append(flag)
    }

    private func content(of flag: String, _ sorting: WordSorting, _ command: Command) -> Content {
        guard sorting.holdsOtherText else { return .plain }
        if sorting.sql?.takesFlag(flag, of: command) == true { return .sql }
        let isShell = sorting.shape.nested.contains {
            $0.form == .text && $0.flag == flag && Self.covers($0.path, command)
        }
        return isShell ? .shell : .plain
    }

    private func equalsSign(in range: SourceRange) -> Int? {
        for index in range.lowerBound..<range.upperBound where text[index] == UInt8(ascii: "=") { return index }
        return nil
    }

    /// Whether the word stands in the text as it is, without anything that quotes.
    private func isVerbatim(_ word: Word) -> Bool { word.isPlain && word.text.utf8.count == word.range.count }

    /// The part of a flag in front of the `=` that stands at `equals`.
    private func name(of word: Word, upTo equals: Int) -> String {
        if isVerbatim(word) { return String(decoding: text[word.range.lowerBound..<equals], as: UTF8.self) }
        guard let equals = word.text.utf8.firstIndex(of: UInt8(ascii: "=")) else { return word.text }
        return String(Substring(word.text.utf8[..<equals]))
    }

    /// The value behind the name and its `=`, which stands at `start`.
    private func valueText(of word: Word, behind name: String, from start: Int) -> String {
        if isVerbatim(word) { return String(decoding: text[start..<word.range.upperBound], as: UTF8.self) }
        return String(word.text.utf8.dropFirst(name.utf8.count + 1)) ?? ""
    }
}

import SourceText

/// PowerShell and cmd.exe, read line by line into the same values as shell text.
///
/// Only words, pipes, comments and where a command ends are told apart, each by the program's own quoting; what they
/// expand stays as written. Nothing is ever called broken: a quotation without end reaches to the end of the text.
package enum WindowsShell: Sendable {
    case powershell, cmd

    package func parse(_ text: [UInt8]) -> Script {
        var reader = WindowsReader(text: text, shell: self)
        reader.readStatements(until: text.count, depth: 0)
        return reader.script
    }
}

/// The state while one text is read.
struct WindowsReader {
    let text: [UInt8]
    let shell: WindowsShell
    var index = 0
    var script = Script()

    /// `{ … }` inside `{ … }` deeper than this is not looked into.
    static let depthLimit = 32

    init(text: [UInt8], shell: WindowsShell) {
        self.text = text
        self.shell = shell
    }

    func byte(_ position: Int) -> UInt8 { position >= 0 && position < text.count ? text[position] : 0 }

    /// The byte that takes the meaning from the one behind it, and a line's end from the line.
    var escape: UInt8 { shell == .powershell ? Byte.backtick : UInt8(ascii: "^") }

    mutating func readStatements(until end: Int, depth: Int) {
        while index < end {
            skipBlanks(until: end)
            guard index < end else { return }
            if isLineEnd(index) || text[index] == Byte.semicolon || text[index] == UInt8(ascii: "}") {
                index += 1
            } else if !readComment(until: end) {
                readStatement(until: end, depth: depth)
            }
        }
    }

    func isLineEnd(_ position: Int) -> Bool { text[position] == Byte.newline || text[position] == 0x0D }

    /// Blanks, and line ends that are taken back.
    mutating func skipBlanks(until end: Int) {
        while index < end {
            if text[index] == Byte.space || text[index] == Byte.tab {
                index += 1
            } else if text[index] == escape, let next = lineEnd(behind: index, until: end) {
                index = next
            } else {
                return
            }
        }
    }

    /// Where the next line starts when nothing but blanks stands between here and there.
    func lineEnd(behind position: Int, until end: Int) -> Int? {
        var next = position + 1
        while next < end, text[next] == Byte.space || text[next] == Byte.tab || text[next] == 0x0D { next += 1 }
        return next < end && text[next] == Byte.newline ? next + 1 : nil
    }
}

// MARK: Comments

extension WindowsReader {
    /// `# …`, `<# … #>`; `rem …`, `:: …` at the start of a statement.
    private mutating func readComment(until end: Int) -> Bool {
        let start = index
        guard let mark = commentMark() else { return false }
        if mark == 0 {
            index += 2
            while index < end, !(text[index] == UInt8(ascii: "#") && byte(index + 1) == Byte.greater) { index += 1 }
            index = min(index + 2, end)
        } else {
            while index < end, !isLineEnd(index) { index += 1 }
        }
        addComment(start..<index, marked: max(mark, 2))
        return true
    }

    /// How many bytes mark a comment here; 0 for one that ends in `#>`.
    private func commentMark() -> Int? {
        switch shell {
        case .powershell:
            if text[index] == UInt8(ascii: "#") { return 1 }
            return text[index] == Byte.less && byte(index + 1) == UInt8(ascii: "#") ? 0 : nil
        case .cmd:
            if text[index] == Byte.colon, byte(index + 1) == Byte.colon { return 2 }
            let start = text[index] == Byte.at ? index + 1 : index
            let isRem = (0..<3).allSatisfy { byte(start + $0) | 0x20 == Array("rem".utf8)[$0] }
            let behind = byte(start + 3)
            return isRem && (behind <= Byte.space) ? start + 3 - index : nil
        }
    }

    private mutating func addComment(_ range: Range<Int>, marked: Int) {
        var inner = text[range].dropFirst(shell == .powershell && text[range.lowerBound] != Byte.less ? 1 : marked)
        if inner.suffix(2).elementsEqual("#>".utf8) { inner = inner.dropLast(2) }
        while let first = inner.first, first <= Byte.space || first == UInt8(ascii: "#") { inner = inner.dropFirst() }
        while let last = inner.last, last <= Byte.space { inner = inner.dropLast() }
        let isTrailing = script.statements.last.map {
            !text[$0.range.upperBound..<range.lowerBound].contains(Byte.newline)
        }
        script.comments.append(
            Comment(
                range: SourceRange(range), text: String(decoding: inner, as: UTF8.self),
                isTrailing: isTrailing ?? false))
    }
}

// MARK: Statements

extension WindowsReader {
    private static let keywords: Set<String> = [
        "if", "elseif", "else", "for", "foreach", "while", "do", "switch", "function", "filter", "try", "catch",
        "finally", "param", "begin", "process", "end", "class", "trap",
    ]

    private mutating func readStatement(until end: Int, depth: Int) {
        let start = index
        let firstCommand = script.commands.count
        var connector = SimpleCommand.Connector.none
        var last = index
        repeat {
            let command = readCommand(until: end, connector: connector, depth: depth)
            last = max(last, command)
            connector = readConnector(until: end)
        } while connector != .none && index < end
        guard last > start else { return index += 1 }
        let isCompound = Self.isCompound(script.commands[firstCommand...], text)
        script.statements.append(
            Statement(
                kind: isCompound ? .compound : .simple, range: SourceRange(start..<last),
                commands: firstCommand..<script.commands.count))
    }

    private static func isCompound(_ commands: ArraySlice<SimpleCommand>, _ text: [UInt8]) -> Bool {
        commands.contains { $0.nesting == .compound }
    }

    /// Reads the words up to the next `|`, `;`, `&&` or the end of the line; gives back where the last of them ends.
    private mutating func readCommand(
        until end: Int, connector: SimpleCommand.Connector, depth: Int
    ) -> Int {
        skipBlanks(until: end)
        let start = index
        var command = SimpleCommand(range: SourceRange(start..<start), connector: connector)
        command.nesting = depth > 0 ? .compound : .topLevel
        var blocks: [Range<Int>] = []
        var last = start
        while index < end {
            skipBlanks(until: end)
            guard index < end, !isLineEnd(index), !endsCommand(index), !startsTrailingComment(index) else { break }
            if text[index] == UInt8(ascii: "}"), depth > 0 || shell == .cmd { break }
            let before = index
            if isRedirection(index) {
                readRedirection(until: end, into: &command)
            } else if isCallOperator(index, isFirst: command.words.isEmpty) {
                index += 1
            } else {
                let word = readWord(until: end)
                if text[word.range.lowerBound] == UInt8(ascii: "{") { blocks.append(word.range.range) }
                command.words.append(word)
            }
            last = index
            if index == before { index += 1 }
        }
        command.range = SourceRange(start..<last)
        finish(command, blocks: blocks, depth: depth)
        return last
    }

    private func endsCommand(_ position: Int) -> Bool {
        switch text[position] {
        case Byte.bar: true
        case Byte.semicolon: shell == .powershell
        case Byte.ampersand: shell == .cmd || byte(position + 1) == Byte.ampersand
        default: false
        }
    }

    private func startsTrailingComment(_ position: Int) -> Bool {
        shell == .powershell
            && (text[position] == UInt8(ascii: "#") || text[position] == Byte.less && byte(position + 1) == 0x23)
    }

    /// `& "C:\Program Files\tool.exe"`, `@echo off`, `. .\script.ps1`
    private func isCallOperator(_ position: Int, isFirst: Bool) -> Bool {
        guard isFirst else { return false }
        switch text[position] {
        case Byte.ampersand: return shell == .powershell
        case Byte.at: return shell == .cmd
        case UInt8(ascii: "."): return shell == .powershell && byte(position + 1) == Byte.space
        default: return false
        }
    }

    private mutating func readConnector(until end: Int) -> SimpleCommand.Connector {
        skipBlanks(until: end)
        guard index < end else { return .none }
        let (first, second) = (text[index], byte(index + 1))
        switch (first, second) {
        case (Byte.ampersand, Byte.ampersand): index += 2; return continued(.and, until: end)
        case (Byte.bar, Byte.bar): index += 2; return continued(.or, until: end)
        case (Byte.bar, _): index += 1; return continued(.pipe, until: end)
        case (Byte.ampersand, _) where shell == .cmd: index += 1; return .sequence
        default: return .none
        }
    }

    /// A line that ends in a connector goes on below.
    private mutating func continued(_ connector: SimpleCommand.Connector, until end: Int) -> SimpleCommand.Connector {
        while index < end, text[index] <= Byte.space { index += 1 }
        return connector
    }

    /// Takes assignments apart, and looks into the blocks of loops and conditions.
    private mutating func finish(_ command: SimpleCommand, blocks: [Range<Int>], depth: Int) {
        var command = command
        takeAssignment(of: &command)
        let first = command.words.first?.text.lowercased() ?? ""
        let isKeyword = shell == .powershell && Self.keywords.contains(first)
        if !command.words.isEmpty, !isKeyword, isRunnable(command.words[0]) {
            script.commands.append(command)
        } else if command.words.isEmpty, !command.assignments.isEmpty {
            script.commands.append(command)
        }
        guard isKeyword, depth < Self.depthLimit else { return }
        let resume = index
        for block in blocks {
            index = block.lowerBound + 1
            readStatements(until: max(index, block.upperBound - 1), depth: depth + 1)
        }
        script.statements.removeAll { statement in
            blocks.contains { $0.contains(statement.range.lowerBound) }
        }
        index = resume
    }

    /// `$report = Get-Content x`: a command whose result gets a name.
    private func takeAssignment(of command: inout SimpleCommand) {
        guard shell == .powershell, command.words.count >= 2, text[command.words[0].range.lowerBound] == Byte.dollar,
            ["=", "+="].contains(command.words[1].text)
        else { return }
        let name = command.words[0]
        command.assignments.append(
            Assignment(
                name: String(name.text.dropFirst()), nameRange: name.range, value: nil,
                range: name.range.union(command.words[1].range)))
        command.words.removeFirst(2)
        if let first = command.words.first, !isRunnable(first) { command.words.removeAll() }
    }

    /// Begins like the name of a program: not an expression, a number or a text.
    private func isRunnable(_ word: Word) -> Bool {
        let first = text[word.range.lowerBound]
        if first == Byte.doubleQuote || first == Byte.singleQuote {
            return word.text.utf8.contains(Byte.backslash) || word.text.utf8.contains(Byte.slash)
        }
        return first.isLetter || first == Byte.backslash || first == UInt8(ascii: ".") || first == Byte.percent
    }
}

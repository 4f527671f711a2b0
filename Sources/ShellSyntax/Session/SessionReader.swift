import SourceText

/// Splits a transcript into entries, line by line.
struct SessionReader {
    private let bytes: [UInt8]
    /// Line contents, without their ends.
    private let lines: [Range<Int>]
    private var prompts: [Session.Prompt?] = []
    private var entries: [Session.Entry] = []
    private var comments: [Comment] = []
    private var preamble: SourceRange?
    /// Commands that were searched beyond the next prompt; bounded, because each search may read the whole rest.
    private var longSearches = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        let index = LineIndex(bytes)
        lines = (0..<index.count).map { index.contentRange(ofLine: $0, in: bytes).range }
    }

    mutating func read() -> Session? {
        findPrompts()
        guard prompts.contains(where: { $0 != nil }) else { return nil }
        var line = 0
        while line < lines.count {
            guard let prompt = prompts[line] else {
                line = readBetween(from: line)
                continue
            }
            let next = readEntry(prompt, at: line)
            line = readBetween(from: next)
        }
        return Session(text: bytes, entries: entries, comments: comments, preamble: preamble)
    }

    // MARK: Prompts

    private mutating func findPrompts() {
        let readers = lines.map { PromptReader(bytes, line: $0) }
        prompts = readers.map { $0.strongPrompt() }
        if prompts.contains(where: { $0 != nil }) {
            addRootPromptsOfSubshells(readers)
        } else {
            prompts = WeakPrompts(bytes: bytes, lines: lines, readers: readers).accepted()
        }
        addGluedPrompts(readers)
    }

    /// `$ sudo -i` and then `# cmd`: the sign changed, it is not a remark.
    private mutating func addRootPromptsOfSubshells(_ readers: [PromptReader]) {
        var isInside = false
        for (index, prompt) in prompts.enumerated() {
            if let prompt {
                isInside = prompt.language == .shell && opensShell(prompt.range.upperBound..<lines[index].upperBound)
            } else if isInside, let weak = readers[index].weakPrompt(), weak.kind == .hash,
                ShellWordPlausibility.of(readers[index].firstWord(at: weak.range.upperBound)) == .known
            {
                prompts[index] = weak
            }
        }
    }

    private func opensShell(_ typed: Range<Int>) -> Bool {
        let command = String(decoding: bytes[typed], as: UTF8.self)
        let words = command.utf8.split { $0.isBlank }.map { String(decoding: $0, as: UTF8.self) }
        guard let first = words.first, let last = words.last else { return false }
        switch first {
        case "su", "ssh", "chroot", "nsenter": return true
        case "sudo":
            return words.count > 1 && (words[1] == "-i" || words[1] == "-s" || words[1] == "su" || last == "bash")
        default: return last == "bash" || last == "sh" || last == "/bin/bash" || last == "/bin/sh"
        }
    }

    /// `$kubectl get pods` next to other prompts or alone; not where a script sets the variable.
    private mutating func addGluedPrompts(_ readers: [PromptReader]) {
        let assigned = readers.contains { $0.weakPrompt()?.kind == .glued } ? assignedNames() : []
        for (index, reader) in readers.enumerated() where prompts[index] == nil {
            guard let prompt = reader.weakPrompt(), prompt.kind == .glued else { continue }
            let tool = reader.firstWord(at: prompt.range.upperBound)
            guard ShellWordPlausibility.of(tool) == .known, !assigned.contains(tool) else { continue }
            prompts[index] = prompt
        }
    }

    /// The names that stand before a `=` at the beginning of a line.
    private func assignedNames() -> Set<String> {
        Set(
            lines.compactMap { line in
                let content = bytes[line].drop(while: \.isBlank)
                let name = content.prefix { $0.continuesName }
                guard !name.isEmpty, content.dropFirst(name.count).first == Byte.equals else { return nil }
                return String(decoding: name, as: UTF8.self)
            })
    }

    // MARK: Entries

    /// Reads the command at a prompt and gives the line behind it.
    private mutating func readEntry(_ prompt: Session.Prompt, at line: Int) -> Int {
        let typed = prompt.range.upperBound..<lines[line].upperBound
        let next = prompts[(line + 1)...].firstIndex { $0 != nil } ?? lines.count
        let typedLines: [SourceRange]
        switch prompt.language {
        case .shell: typedLines = shellLines(typed, from: line, until: next)
        case .sql: typedLines = statementLines(typed, from: line, until: next)
        default: typedLines = promptedLines(typed, from: line, until: next)
        }
        entries.append(Session.Entry(prompt: prompt, lines: typedLines))
        let count = max(1, typedLines.count)
        return line + count
    }

    /// What was typed on lines `first..<last`, each up to and with its line end, the last one without.
    private func typedRanges(_ typed: Range<Int>, from first: Int, count: Int, skipping: (Int) -> Int) -> [SourceRange]
    {
        (0..<count).map { offset in
            let line = first + offset
            let start = offset == 0 ? typed.lowerBound : lines[line].lowerBound + skipping(line)
            let isLast = offset == count - 1 || line + 1 >= lines.count
            return SourceRange(start..<(isLast ? lines[line].upperBound : lines[line + 1].lowerBound))
        }
    }

    private mutating func shellLines(_ typed: Range<Int>, from line: Int, until next: Int) -> [SourceRange] {
        let first = Array(bytes[typed])
        if ShellParser.commandLineEnd(first) == first.count, first.last != Byte.backslash {
            return [SourceRange(typed)]
        }
        if let count = commandLineCount(typed, from: line, until: next) {
            return typedRanges(typed, from: line, count: count, skipping: continuationPromptLength)
        }
        if next < lines.count, longSearches < 16, first.contains(Byte.less) {
            longSearches += 1
            if let count = commandLineCount(typed, from: line, until: lines.count) {
                for inner in line + 1..<line + count { prompts[inner] = nil }
                return typedRanges(typed, from: line, count: count, skipping: continuationPromptLength)
            }
        }
        let count = continuedLineCount(from: line, until: next)
        return typedRanges(typed, from: line, count: count, skipping: continuationPromptLength)
    }

    /// How many lines the command takes when it is read together with the lines below it.
    private func commandLineCount(_ typed: Range<Int>, from line: Int, until next: Int) -> Int? {
        var text = Array(bytes[typed])
        var starts = [0]
        for below in line + 1..<max(line + 1, next) {
            text.append(Byte.newline)
            starts.append(text.count)
            text.append(
                contentsOf: bytes[(lines[below].lowerBound + continuationPromptLength(below))..<lines[below].upperBound]
            )
        }
        guard let stop = ShellParser.commandLineEnd(text) else { return nil }
        return starts.firstIndex { $0 > stop } ?? starts.count
    }

    /// Lines joined by a backslash at their end.
    private func continuedLineCount(from line: Int, until next: Int) -> Int {
        var count = 1
        while line + count < next, bytes[lines[line + count - 1]].last == Byte.backslash { count += 1 }
        return count
    }

    /// Length of the `> ` that a shell puts before a continuation line.
    private func continuationPromptLength(_ line: Int) -> Int {
        let range = lines[line]
        guard !range.isEmpty, bytes[range.lowerBound] == Byte.greater else { return 0 }
        guard range.count > 1 else { return 1 }
        return bytes[range.lowerBound + 1].isBlank ? 2 : 0
    }

    // MARK: Other languages

    /// A statement of a database console: up to its semicolon, behind continuation prompts or not.
    private func statementLines(_ typed: Range<Int>, from line: Int, until next: Int) -> [SourceRange] {
        let prompted = promptedLines(typed, from: line, until: next)
        guard prompted.count == 1, !endsStatement(typed) else { return prompted }
        var count = 1
        while line + count < next, !lines[line + count].isEmpty {
            count += 1
            if endsStatement(lines[line + count - 1]) { return typedRanges(typed, from: line, count: count) { _ in 0 } }
        }
        return prompted
    }

    private func endsStatement(_ range: Range<Int>) -> Bool {
        guard let last = bytes[range].last(where: { !$0.isBlank }) else { return true }
        let first = bytes[range].first { !$0.isBlank }
        return last == Byte.semicolon || first == Byte.backslash || first == UInt8(ascii: ".")
            || bytes[range].suffix(2).elementsEqual([Byte.backslash, UInt8(ascii: "G")])
    }

    /// The lines behind `db-# `, `    -> `, `...> ` or `... `.
    private func promptedLines(_ typed: Range<Int>, from line: Int, until next: Int) -> [SourceRange] {
        var count = 1
        while line + count < next, consolePromptLength(line + count) > 0 { count += 1 }
        return typedRanges(typed, from: line, count: count, skipping: consolePromptLength)
    }

    private func consolePromptLength(_ line: Int) -> Int {
        let range = lines[line]
        var index = range.lowerBound
        while index < range.upperBound, bytes[index].isBlank { index += 1 }
        let rest = bytes[index..<range.upperBound]
        let sign: Int
        if rest.starts(with: "->".utf8) {
            sign = index + 2
        } else if rest.starts(with: "...>".utf8) {
            sign = index + 4
        } else if rest.starts(with: "...".utf8) {
            sign = index + 3
        } else {
            var stop = index
            while stop < range.upperBound, bytes[stop].continuesName || bytes[stop] == UInt8(ascii: ".") { stop += 1 }
            guard stop > index, stop + 1 < range.upperBound,
                bytes[stop] == Byte.dash || bytes[stop] == Byte.leftParenthesis,
                bytes[stop + 1] == Byte.hash || bytes[stop + 1] == Byte.greater
            else { return 0 }
            sign = stop + 2
        }
        guard sign < range.upperBound else { return sign - range.lowerBound }
        return bytes[sign].isBlank ? sign + 1 - range.lowerBound : 0
    }

    // MARK: Output and remarks

    /// Reads the lines up to the next prompt: output of the entry above, then the author's remarks.
    private mutating func readBetween(from first: Int) -> Int {
        let next = prompts[first...].firstIndex { $0 != nil } ?? lines.count
        let remarks = remarkStart(from: first, until: next)
        let output = contentRange(first..<remarks)
        if entries.isEmpty { preamble = output } else if let output { entries[entries.count - 1].outputRange = output }
        for line in remarks..<next { addRemark(line) }
        return next
    }

    /// Where the run of `#` lines and blank ones before a prompt begins; at the end of the text everything is output.
    private func remarkStart(from first: Int, until next: Int) -> Int {
        guard next < lines.count else { return next }
        var start = next
        while start > first, isRemark(start - 1) || isBlank(start - 1) { start -= 1 }
        while start < next, isBlank(start) { start += 1 }
        return start
    }

    private func isBlank(_ line: Int) -> Bool { bytes[lines[line]].allSatisfy(\.isBlank) }

    private func isRemark(_ line: Int) -> Bool { bytes[lines[line]].first { !$0.isBlank } == Byte.hash }

    private mutating func addRemark(_ line: Int) {
        guard let start = bytes[lines[line]].firstIndex(of: Byte.hash) else { return }
        let content = bytes[start..<lines[line].upperBound].drop { $0 == Byte.hash || $0.isBlank }
        let trimmed = content.prefix(
            (content.lastIndex { !$0.isBlank } ?? content.startIndex - 1) + 1 - content.startIndex)
        comments.append(
            Comment(
                range: SourceRange(start..<lines[line].upperBound), text: String(decoding: trimmed, as: UTF8.self),
                isTrailing: false))
    }

    /// The lines without blank ones at either end.
    private func contentRange(_ range: Range<Int>) -> SourceRange? {
        guard let first = range.first(where: { !isBlank($0) }), let last = range.last(where: { !isBlank($0) }) else {
            return nil
        }
        return SourceRange(lines[first].lowerBound..<lines[last].upperBound)
    }
}

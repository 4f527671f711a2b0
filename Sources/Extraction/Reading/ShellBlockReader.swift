import RunbookModel
import ShellSyntax
import SourceText

/// Splits the text of a shell block into step drafts: one per logical command, and one per comment that asks for
/// something to be done by hand.
struct ShellBlockReader {
    let text: String
    /// From offsets in `text` to the file.
    let map: SourceMap
    private let bytes: [UInt8]
    private let lines: LineIndex
    /// POSIX shell, or one of Windows.
    let language: Language
    let script: Script

    init(text: String, map: SourceMap, language: Language = .shell) {
        self.text = text
        self.map = map
        self.language = language
        bytes = Array(text.utf8)
        lines = LineIndex(bytes)
        script = WindowsShell(language)?.parse(bytes) ?? ShellParser.parse(bytes)
    }

    /// Something of the block in source order.
    enum Item {
        case comment(CommentGroup)
        /// Statements that share a line are one logical command.
        case code(SourceRange)
        case unparsed(SourceRange)
        /// What is typed into the program that the command above started.
        case replInput(SourceRange)
        /// Lines that the command above printed.
        case output(SourceRange)

        var range: SourceRange {
            switch self {
            case .comment(let group): group.range
            case .code(let range), .unparsed(let range), .replInput(let range), .output(let range): range
            }
        }
    }

    func drafts() -> [StepDraft] {
        var assembler = Assembler(reader: self)
        for item in items() { assembler.add(item) }
        return assembler.finish()
    }

    fileprivate func line(at offset: UInt32) -> Int { lines.line(at: Int(offset)) }

    fileprivate func lastLine(of range: SourceRange) -> Int {
        lines.line(at: max(range.upperBound - 1, range.lowerBound))
    }
}

extension ShellBlockReader {
    /// Comments, commands and unparsed paragraphs in source order.
    func items() -> [Item] {
        let code = codeItems()
        // Many blocks are one command and nothing else.
        if code.count < 2, script.comments.isEmpty { return code }
        let comments = commentGroups().filter { group in
            !code.contains { $0.range.start < group.range.start && group.range.end <= $0.range.end }
        }
        return (comments.map(Item.comment) + code).sorted {
            ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end)
        }
    }

    private func commentGroups() -> [CommentGroup] {
        var groups: [CommentGroup] = []
        for comment in script.comments where !comment.isTrailing && !isInsideStatement(comment.range) {
            let line = line(at: comment.range.start)
            if isForLinter(comment.text) {
                if let last = groups.last, last.lastLine + 1 == line { groups[groups.count - 1].lastLine = line }
            } else if let last = groups.last, last.lastLine + 1 == line {
                groups[groups.count - 1].lines.append(comment.text)
                groups[groups.count - 1].ranges.append(comment.range)
                groups[groups.count - 1].range = last.range.union(comment.range)
                groups[groups.count - 1].lastLine = line
            } else {
                groups.append(
                    CommentGroup(
                        lines: [comment.text], ranges: [comment.range], range: comment.range, firstLine: line,
                        lastLine: line))
            }
        }
        return groups
    }

    /// `runsheet-ignore: RULE reason` says nothing to the reader.
    private func isForLinter(_ comment: String) -> Bool {
        comment.drop { $0 == " " || $0 == "#" }.begins("runsheet-ignore")
    }

    /// Comments in the middle of a loop or between continued lines belong to the command.
    private func isInsideStatement(_ range: SourceRange) -> Bool {
        script.statements.indices.contains { script.statements[$0].range.contains(range) }
    }

    /// Statements and given-up paragraphs, with what is typed into a program told apart from shell commands.
    private func codeItems() -> [Item] {
        var items: [Item] = []
        var replIsOpen = false
        var pieces = script.statements.indices.map { (range: script.statements[$0].range, statement: Optional($0)) }
        if !script.errors.isEmpty {
            pieces += script.errors.map { (range: codeRange(of: $0.paragraph), statement: nil) }
        }
        if pieces.count > 1 { pieces.sort { $0.range.start < $1.range.start } }
        for (range, index) in pieces where !range.isEmpty {
            if replIsOpen, isReplInput(range) {
                appendReplInput(range, to: &items)
            } else if let statement = index.map({ script.statements[$0] }) {
                guard !isOutput(statement, after: items.last) else {
                    appendOutput(range, to: &items)
                    continue
                }
                append(statement.range, to: &items)
                replIsOpen = opensRepl(statement)
            } else {
                items.append(.unparsed(range))
            }
        }
        return items
    }

    /// Rows and messages below a command parse as commands that nobody would run. Below such a line only a known
    /// program starts a command again.
    private func isOutput(_ statement: Statement, after last: Item?) -> Bool {
        guard language == .shell, statement.kind != .assignment, let command = script.commands[statement.commands].first
        else {
            return false
        }
        // `ERROR: connection refused` is what the reader saw, wherever it stands.
        if command.words.first?.text.utf8.last == 0x3A { return true }
        guard let last else { return false }
        let verdict = ShellWordPlausibility.of(command)
        switch last {
        case .output(let range):
            guard line(at: statement.range.start) == lastLine(of: range) + 1 else { return verdict == .implausible }
            return verdict < .known && !command.words.contains { $0.text.begins("-") }
        case .code, .replInput: return verdict == .implausible
        case .comment, .unparsed: return false
        }
    }

    private func appendOutput(_ range: SourceRange, to items: inout [Item]) {
        let first = lines.contentRange(ofLine: line(at: range.start), in: bytes)
        let whole = SourceRange(start: first.start, end: max(range.end, first.end))
        if case .output(let last)? = items.last {
            items[items.count - 1] = .output(last.union(whole))
        } else {
            items.append(.output(whole))
        }
    }

    private func append(_ range: SourceRange, to items: inout [Item]) {
        if case .code(let last)? = items.last, lastLine(of: last) == line(at: range.start) {
            items[items.count - 1] = .code(last.union(range))
        } else {
            items.append(.code(range))
        }
    }

    /// A given-up paragraph without the comments it starts with, which say what it is.
    private func codeRange(of paragraph: SourceRange) -> SourceRange {
        var first = line(at: paragraph.start)
        let last = lastLine(of: paragraph)
        while first <= last,
            slice(lines.contentRange(ofLine: first, in: bytes)).drop(while: { $0 == " " }).begins("#")
        {
            first += 1
        }
        guard first <= last else { return SourceRange(start: paragraph.end, end: paragraph.end) }
        let end = lines.contentRange(ofLine: last, in: bytes).end
        return SourceRange(
            start: max(paragraph.start, lines.range(ofLine: first).start), end: max(paragraph.start, end))
    }

    /// Each statement of the input is a step: a dot or backslash command is a line, SQL goes on to its `;`.
    private func appendReplInput(_ range: SourceRange, to items: inout [Item]) {
        var start: UInt32?
        for number in line(at: range.start)...lastLine(of: range) {
            let content = lines.contentRange(ofLine: number, in: bytes)
            let text = slice(content)
            if case .replInput(let last)? = items.last, last.end >= content.end { continue }
            guard !text.isEmpty, !text.begins("--") else { continue }
            let first = start ?? content.start
            if text.begins(".") || text.begins("\\") || text.utf8.contains(0x3B) {
                items.append(.replInput(SourceRange(start: first, end: content.end)))
                start = nil
            } else {
                start = first
            }
        }
        if let start { items.append(.replInput(SourceRange(start: start, end: range.end))) }
    }

    private func isReplInput(_ range: SourceRange) -> Bool {
        let line = bytes[lines.contentRange(ofLine: line(at: range.start), in: bytes).range]
        guard line.first == 0x2E || line.first == 0x5C else { return BlockLines.startsStatement(line) }
        return slice(SourceRange(line.startIndex..<line.endIndex)).dropFirst().first?.isLetter ?? false
    }

    /// `sqlite3 file`, `psql …` without a statement: what follows in the block is typed into it.
    private func opensRepl(_ statement: Statement) -> Bool {
        guard let last = statement.commands.last(where: { !script.commands[$0].words.isEmpty }),
            let program = script.commands[last].words.first?.text, Self.mayBeRepl(program)
        else { return false }
        let command = script.commands[last]
        guard command.redirections.isEmpty else { return false }
        let words = command.words.dropFirst()
        switch CommandReader.baseName(program) {
        case "sqlite3": return words.count(where: { !$0.text.begins("-") }) <= 1
        case "psql", "mysql", "mariadb":
            return !words.contains { word in
                ["-c", "--command", "-f", "--file", "-e", "--execute", "-l"].contains(word.text)
                    || word.text.begins("--command=")
            }
        default: return false
        }
    }

    /// By the name's last letters, before a text is made of it.
    private static func mayBeRepl(_ program: String) -> Bool {
        program.ends("sql") || program.ends("sqlite3") || program.ends("mariadb")
    }

    fileprivate func slice(_ range: SourceRange) -> String {
        let end = min(range.upperBound, bytes.count)
        return String(decoding: bytes[min(range.lowerBound, end)..<end], as: UTF8.self)
    }

    /// The part of the block's map that `range` covers, starting at 0.
    fileprivate func map(of range: SourceRange) -> SourceMap { map.slice(range) }

    /// What stands behind the code on its lines.
    fileprivate func trailingComments(in range: SourceRange) -> [(text: String, range: SourceRange)] {
        guard script.comments.contains(where: \.isTrailing) else { return [] }
        let start = lines.range(ofLine: line(at: range.start)).start
        let end = lines.range(ofLine: lastLine(of: range)).end
        return script.comments
            .filter { comment in
                comment.isTrailing && start <= comment.range.start && comment.range.start < end
                    && !range.contains(comment.range)
            }
            .map { ($0.text, $0.range) }
    }
}

extension ShellBlockReader {
    /// Gives each command its title and each comment its role while walking down the block.
    private struct Assembler {
        let reader: ShellBlockReader
        private var drafts: [StepDraft] = []
        /// The comment that titles the commands below it, until a blank line or the next comment.
        private var title: CommentGroup.Part?
        private var titleIsUsed = false
        private var pending: CommentGroup?
        private var remarks: [String] = []
        private var lastLine = -2
        private var hasCode = false

        init(reader: ShellBlockReader) { self.reader = reader }

        mutating func add(_ item: Item) {
            switch item {
            case .comment(let group):
                settlePending()
                pending = group
            case .code(let range): addCode(range, kind: .command, language: reader.language)
            case .replInput(let range): addCode(range, kind: .query, language: .sql)
            case .unparsed(let range): addCode(range, kind: .script, language: .shell)
            case .output(let range) where drafts.isEmpty || (pending?.firstLine ?? 0) > lastLine + 1:
                remarks += (pending?.lines ?? []) + [Prose.trimmed(reader.slice(range))]
                pending = nil
                title = nil
                lastLine = reader.lastLine(of: range)
            case .output(let range):
                settlePending()
                attachExpectation(reader.slice(range), range: range)
                lastLine = reader.lastLine(of: range)
            }
        }

        mutating func finish() -> [StepDraft] {
            settlePending()
            if !remarks.isEmpty, !drafts.isEmpty { drafts[drafts.count - 1].details += remarks }
            if drafts.isEmpty, !remarks.isEmpty { appendRemarksAsManual() }
            return drafts
        }

        /// A block that only holds remarks still tells the reader something to do or to know.
        private mutating func appendRemarksAsManual() {
            guard let first = remarks.first else { return }
            drafts.append(
                .manual(
                    Prose.titleText(first), source: .comment, number: nil,
                    range: reader.map.fileRange(of: SourceRange(0..<reader.bytes.count)),
                    details: Array(remarks.dropFirst())))
        }

        private mutating func addCode(_ range: SourceRange, kind: StepKind, language: Language) {
            let firstLine = reader.line(at: range.start)
            var expected: (text: String, range: SourceRange)?
            if let group = pending, group.lastLine + 1 == firstLine, let text = group.statedExpectation {
                title = nil
                if hasCode, group.firstLine == lastLine + 1 {
                    attachExpectation(text, range: group.range)
                } else {
                    expected = (text, group.range)
                }
            } else if let group = pending, group.lastLine + 1 == firstLine || standsAbove(group, line: firstLine) {
                adopt(group)
            } else {
                settlePending()
                if firstLine > lastLine + 1 { title = nil }
            }
            pending = nil
            var draft = StepDraft(
                kind: kind, text: reader.slice(range), map: reader.map(of: range),
                range: reader.map.fileRange(of: range))
            draft.language = language
            draft.declared = nil
            applyTitle(to: &draft)
            let trailing = reader.trailingComments(in: range)
            draft.details += remarks
            draft.details += trailing.map(\.text).filter { !Wording.statesExpectation($0) }
            remarks = []
            drafts.append(draft)
            if expected == nil { expected = trailing.first { Wording.statesExpectation($0.text) } }
            if let expected { attachExpectation(expected.text, range: expected.range) }
            hasCode = true
            lastLine = reader.lastLine(of: range)
        }

        /// A line that says what comes next, with one blank line for looks, and nothing that it could belong to above.
        private func standsAbove(_ group: CommentGroup, line: Int) -> Bool {
            group.lastLine + 2 == line && group.isCaption && group.firstLine > lastLine + 1
        }

        /// The group stands directly above a command: its last part titles it, numbered parts before it are manual.
        private mutating func adopt(_ group: CommentGroup) {
            let parts = group.parts(titlesCommand: true)
            for part in parts.dropLast() { appendManual(part) }
            title = parts.last
            titleIsUsed = false
        }

        private mutating func applyTitle(to draft: inout StepDraft) {
            guard let title else { return }
            draft.title = title.title
            draft.titleSource = .comment
            draft.number = title.number
            draft.sharesTitle = titleIsUsed
            if !titleIsUsed { draft.details = title.details }
            titleIsUsed = true
        }

        private mutating func settlePending() {
            guard let group = pending else { return }
            pending = nil
            title = nil
            let followsCode = hasCode && group.firstLine == lastLine + 1
            switch group.role(followsCode: followsCode, hasCodeBefore: hasCode) {
            case .manual(let parts): for part in parts { appendManual(part) }
            case .expectation(let text): attachExpectation(text, range: group.range)
            case .remark(let lines):
                if hasCode, !drafts.isEmpty { drafts[drafts.count - 1].details += lines } else { remarks += lines }
            }
        }

        private mutating func attachExpectation(_ text: String, range: SourceRange) {
            guard !drafts.isEmpty else { return }
            let mode: Expectation.Mode = text.utf8.contains(0x0A) ? .text : .prose
            drafts[drafts.count - 1].expect = Expectation(
                mode: mode, value: text, range: reader.map.fileRange(of: range))
        }

        private mutating func appendManual(_ part: CommentGroup.Part) {
            drafts.append(
                .manual(
                    part.title, source: .comment, number: part.number, range: reader.map.fileRange(of: part.range),
                    details: part.details))
        }
    }
}

extension WindowsShell {
    init?(_ language: Language?) {
        switch language {
        case .powershell: self = .powershell
        case .cmd: self = .cmd
        default: return nil
        }
    }
}

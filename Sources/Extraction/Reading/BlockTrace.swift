import MarkdownSyntax
package import RunbookModel
import SQLSyntax
import ShellSyntax
package import SourceText

/// How a code block was taken apart. Worked out again for those who want to see it; reading a runbook does not keep it.
package struct BlockTrace: Sendable {
    /// A prompt and what was typed behind it. All ranges are ranges of the file.
    package struct Prompt: Sendable, Hashable {
        package var range: SourceRange
        package var kind: String
        /// What reads the text behind it: `shell`, `sql`, `python`, …
        package var language: String
        package var user: String?
        package var host: String?
        package var directory: String?
        package var isRoot: Bool
        /// Nothing was typed.
        package var isEmpty: Bool
    }

    /// Something that could not be read, and why.
    package struct Problem: Sendable, Hashable {
        package var range: SourceRange
        package var message: String
    }

    package private(set) var prompts: [Prompt] = []
    /// What a command printed.
    package private(set) var output: [SourceRange] = []
    package private(set) var comments: [SourceRange] = []
    package private(set) var problems: [Problem] = []
    /// Of SQL: whose.
    package private(set) var dialect: SQLDialect?

    package init(_ block: Block) {
        switch block.effective {
        case .shell: readShell(block.text, map: block.map)
        case .powershell: readWindows(.powershell, block.text, map: block.map)
        case .cmd: readWindows(.cmd, block.text, map: block.map)
        case .console: readConsole(block)
        case .sql: readSQL(block.text, map: block.map, declared: block.declared)
        case .python: readHashComments(block)
        case .json where !["jsonc", "json5"].contains(block.declared ?? ""):
            let problem = JSONTree(Array(block.text.utf8)).problem
            if let problem { addProblem(problem.message, at: problem.offset, block) }
        case .yaml:
            if let problem = YAMLSyntax.problem(in: Array(block.text.utf8)) {
                addProblem(problem.message, at: problem.offset, block)
            }
        case .json, .output, .text, .diagram, .other: break
        }
    }

    /// What was no command turned out to be something else: a query between commands is none that cannot be read.
    package mutating func leaveOutProblems(in ranges: [SourceRange]) {
        guard !ranges.isEmpty, !problems.isEmpty else { return }
        problems.removeAll { problem in ranges.contains { $0.overlaps(problem.range) } }
    }

    private mutating func addProblem(_ message: String, at offset: Int, _ block: Block) {
        let place = max(0, min(offset, block.text.utf8.count - 1))
        problems.append(
            Problem(range: block.map.fileRange(of: SourceRange(place..<place + 1)), message: message))
    }

    private mutating func readShell(_ text: String, map: SourceMap) {
        let reader = ShellBlockReader(text: text, map: map)
        for item in reader.items() {
            if case .output(let range) = item { output.append(map.fileRange(of: range)) }
        }
        let script = reader.script
        comments += script.comments.filter { !$0.isTrailing }.map { map.fileRange(of: $0.range) }
        problems += script.errors.map { Problem(range: map.fileRange(of: $0.range), message: $0.message) }
    }

    private mutating func readWindows(_ shell: WindowsShell, _ text: String, map: SourceMap) {
        let script = shell.parse(Array(text.utf8))
        comments += script.comments.filter { !$0.isTrailing }.map { map.fileRange(of: $0.range) }
    }

    private mutating func readConsole(_ block: Block) {
        guard let session = Session.read(Array(block.text.utf8)) else {
            return readShell(block.text, map: block.map)
        }
        if let preamble = session.preamble { output.append(block.map.fileRange(of: preamble)) }
        comments += session.comments.map { block.map.fileRange(of: $0.range) }
        for entry in session.entries {
            prompts.append(Prompt(entry, map: block.map))
            if let range = entry.outputRange { output.append(block.map.fileRange(of: range)) }
            let typed = session.commandText(entry)
            let map = typed.map.composed(with: block.map)
            let text = String(decoding: typed.text, as: UTF8.self)
            switch entry.language {
            case .shell: readShell(text, map: map)
            case .sql: readSQL(text, map: map)
            case .powershell: readWindows(.powershell, text, map: map)
            case .cmd: readWindows(.cmd, text, map: map)
            default: break
            }
        }
    }

    private mutating func readSQL(_ text: String, map: SourceMap, declared: String? = nil) {
        let bytes = Array(text.utf8)
        let tokens = SQLLexer.tokens(of: bytes, in: 0..<bytes.count)
        for token in tokens where token.kind == .comment {
            comments.append(map.fileRange(of: SourceRange(token.range)))
        }
        let reading = PostgresReading(bytes, tokens: tokens, declared: declared)
        dialect = reading.dialect
        for problem in reading.problems {
            let place = min(problem.offset, max(0, bytes.count - 1))
            problems.append(
                Problem(range: map.fileRange(of: SourceRange(place..<place + 1)), message: problem.message))
        }
    }

    private mutating func readHashComments(_ block: Block) {
        let bytes = Array(block.text.utf8)
        let lines = LineIndex(bytes)
        for line in 0..<lines.count {
            let range = lines.contentRange(ofLine: line, in: bytes)
            guard bytes[range.range].first(where: { $0 != 0x20 && $0 != 0x09 }) == 0x23 else { continue }
            comments.append(block.map.fileRange(of: range))
        }
    }
}

extension BlockTrace.Prompt {
    fileprivate init(_ entry: Session.Entry, map: SourceMap) {
        let prompt = entry.prompt
        range = map.fileRange(of: prompt.range)
        kind = prompt.kind.rawValue
        language = prompt.language.rawValue
        user = prompt.user
        host = prompt.host
        directory = prompt.directory
        isRoot = prompt.isRoot
        isEmpty = entry.isEmpty
    }
}

extension SourceMap {
    /// Leads from this map's text through the text that `outer` maps to the file.
    func composed(with outer: SourceMap) -> SourceMap {
        var composed = SourceMap()
        for segment in segments {
            let part = outer.slice(SourceRange(start: segment.file, end: segment.file + segment.count))
            for run in part.segments {
                composed.append(text: Int(segment.text + run.text), file: Int(run.file), count: Int(run.count))
            }
        }
        return composed
    }
}

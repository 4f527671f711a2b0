import RunbookModel
import ShellSyntax
import SourceText

/// Turns one code block into step drafts, by what it is written in.
enum BlockDrafts {
    static func read(_ block: Block, index: Int) -> [StepDraft] {
        var drafts = split(block)
        for position in drafts.indices {
            drafts[position].block = index
            drafts[position].indexInBlock = position
            drafts[position].declared = block.declared
        }
        return drafts
    }

    /// Languages that can only ask a monitoring system.
    static let metricQueries: Set<String> = [
        "promql", "metricsql", "logql", "traceql", "kql", "kusto", "spl", "mql",
    ]

    private static func split(_ block: Block) -> [StepDraft] {
        switch block.effective {
        case .shell: return ShellBlockReader(text: block.text, map: block.map).drafts()
        case .powershell, .cmd:
            return ShellBlockReader(text: block.text, map: block.map, language: block.effective).drafts()
        case .console: return ConsoleBlockReader(text: block.text, map: block.map).drafts()
        case .sql: return SQLBlockReader(text: block.text, map: block.map).drafts()
        case .python: return [whole(block, language: .python)]
        case .other:
            guard let declared = block.declared else { return [] }
            return Self.metricQueries.contains(declared) ? [whole(block, language: .other, kind: .query)] : []
        case .json, .yaml, .output, .text, .diagram: return []
        }
    }

    /// A snippet that is run as one: leading comments explain it.
    private static func whole(_ block: Block, language: Language, kind: StepKind = .script) -> StepDraft {
        var end = block.text.utf8.count
        for byte in block.text.utf8.reversed() {
            guard byte == 0x0A || byte == 0x20 || byte == 0x09 else { break }
            end -= 1
        }
        let range = SourceRange(0..<end)
        var draft = StepDraft(
            kind: kind, text: String(decoding: Array(block.text.utf8)[..<end], as: UTF8.self),
            map: block.map.slice(range), range: block.map.fileRange(of: range))
        draft.language = language
        return draft
    }
}

/// Splits a console transcript: each prompt's command is a step, what it printed is its expected output.
struct ConsoleBlockReader {
    let text: String
    let map: SourceMap

    func drafts() -> [StepDraft] {
        let bytes = Array(text.utf8)
        guard let session = Session.read(bytes) else { return ShellBlockReader(text: text, map: map).drafts() }
        return session.entries.filter { !$0.isEmpty }.flatMap { entry -> [StepDraft] in
            let command = session.commandText(entry)
            var drafts = read(
                String(decoding: command.text, as: UTF8.self), map: command.map.composed(with: map), entry: entry)
            attach(entry.outputRange, of: bytes, to: &drafts)
            return drafts
        }
    }

    private func read(_ text: String, map: SourceMap, entry: Session.Entry) -> [StepDraft] {
        switch entry.language {
        case .shell: return ShellBlockReader(text: text, map: map).drafts()
        case .sql: return SQLBlockReader(text: text, map: map).drafts()
        case .powershell: return ShellBlockReader(text: text, map: map, language: .powershell).drafts()
        case .cmd: return ShellBlockReader(text: text, map: map, language: .cmd).drafts()
        case .redis, .python, .ruby, .mongo, .other: break
        }
        var draft = StepDraft(
            kind: .script, text: Prose.trimmed(text), map: map,
            range: map.fileRange(of: SourceRange(0..<text.utf8.count)))
        draft.language = entry.language == .python ? .python : .other
        return [draft]
    }

    private func attach(_ output: SourceRange?, of bytes: [UInt8], to drafts: inout [StepDraft]) {
        guard let output, let last = drafts.indices.last, drafts[last].expect == nil else { return }
        let value = Prose.trimmed(String(decoding: bytes[output.range], as: UTF8.self))
        guard !value.isEmpty else { return }
        drafts[last].expect = Expectation(mode: .text, value: value, range: map.fileRange(of: output))
    }
}

package import RunbookModel
import ShellSyntax
import SourceText

/// Finds out what surrounds each parameter of a step, through all languages that stand inside each other.
package struct SlotReader {
    private let marked: MarkedText
    private let step: [UInt8]

    package static func slots(of step: Step, uses: [ParameterUse]) -> [Slot] {
        guard !uses.isEmpty else { return [] }
        return SlotReader(step, uses).slots(in: step.effectiveLanguage)
    }

    private init(_ step: Step, _ uses: [ParameterUse]) {
        self.step = Array(step.text.utf8)
        marked = MarkedText(step.text, uses: uses)
    }

    private func slots(in language: Language?) -> [Slot] {
        let script = language == .shell || language == .console ? ShellParser.parse(marked.bytes) : nil
        return marked.uses.indices.map { number in
            let use = marked.uses[number]
            let found = placement(of: number, language, script)
            var slot = Slot(parameter: use.id, range: use.range, place: found.place, encodings: found.encodings)
            slot.startsWord = found.startsWord
            return slot
        }
    }

    /// Where a value stands in one text, and what stands around it further inside.
    private struct Placement {
        var place: Slot.Place
        var encodings: [Slot.Encoding] = []
        var startsWord = false

        static let plain = Placement(place: .plain, encodings: [.plain])
    }

    private func placement(of use: Int, _ language: Language?, _ script: Script?) -> Placement {
        if let script { return placement(of: use, in: marked.bytes, script, depth: 0) }
        switch language {
        case .sql: return Placement(place: .raw, encodings: [sql(use, marked.bytes)])
        case .json: return Placement(place: .raw, encodings: [json(use, marked.bytes)])
        case .yaml: return Placement(place: .raw, encodings: [yaml(use, marked.bytes)])
        case .python, .other: return Placement(place: .raw, encodings: [.plain])
        default: return Placement(place: .raw)
        }
    }

    private func placement(of use: Int, in text: [UInt8], _ script: Script, depth: Int) -> Placement {
        guard depth < 6, let range = marked.first(use, in: text) else { return .plain }
        let place = SourceRange(range)
        if script.comments.contains(where: { $0.range.contains(place) }) { return Placement(place: .comment) }
        if isBehindEscape(range.lowerBound, text, script) { return Placement(place: .none) }
        let words = WordsOfScript(script)
        if words.isInBackticks(place, text) { return .plain }
        if let body = words.body(around: place) {
            guard words.innermost(around: place).map({ body.range.contains($0.word.range) }) != true else {
                return found(words.innermost(around: place), use, range, text, script, depth)
            }
            return self.body(body, use, range, text, script, depth)
        }
        return found(words.innermost(around: place), use, range, text, script, depth)
    }

    private func found(
        _ found: WordsOfScript.Found?, _ use: Int, _ range: Range<Int>, _ text: [UInt8], _ script: Script, _ depth: Int
    ) -> Placement {
        guard let found, !found.isName, !found.isTest else {
            return found?.isName == true ? Placement(place: .none) : .plain
        }
        let part = found.word.parts.first { $0.range.contains(SourceRange(range)) }
        guard let part else { return .plain }
        switch part.kind {
        case .literal, .glob: break
        default: return .plain
        }
        // `${list[X]}` and its like are read as arithmetic.
        if range.lowerBound > 0, text[range.lowerBound - 1] == UInt8(ascii: "["), part.quoting == .none {
            return .plain
        }
        var result = Placement(place: Self.place(part.quoting))
        result.startsWord = found.startsWord(range, in: text)
        if let command = found.command, let index = found.index {
            let inner = InnerTextReader(script: script, text: text).inner(ofWord: index, in: command)
            result.encodings = encodings(inner, use, depth)
        }
        if part.quoting == .ansi, result.encodings.isEmpty == false { return .plain }
        return result.encodings.contains(.plain) ? .plain : result
    }

    private func body(
        _ body: WordsOfScript.Body, _ use: Int, _ range: Range<Int>, _ text: [UInt8], _ script: Script, _ depth: Int
    ) -> Placement {
        let inner = InnerTextReader(script: script, text: text)
            .inner(ofBody: Array(text[body.range.range]), of: body.command)
        let encodings = encodings(inner, use, depth)
        if encodings.contains(.plain) { return .plain }
        let lineStart = text[..<range.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let lineEnd = text[range.upperBound...].firstIndex(of: 0x0A) ?? text.count
        let isTop = depth == 0
        let here = Slot.HereDocument(
            delimiter: body.redirection.target.text, isQuoted: body.redirection.isQuotedBody,
            stripsTabs: body.redirection.op == .hereDocumentStripped,
            before: String(decoding: text[lineStart..<range.lowerBound], as: UTF8.self),
            after: String(decoding: text[range.upperBound..<lineEnd], as: UTF8.self),
            target: isTop ? original(body.redirection.target.range) : body.redirection.target.range,
            body: isTop ? original(body.range) : body.range)
        return Placement(place: .hereDocument(here), encodings: encodings)
    }

    private func original(_ range: SourceRange) -> SourceRange {
        SourceRange(marked.original(range.lowerBound)..<marked.original(range.upperBound))
    }

    /// What an inner text asks for, innermost first.
    private func encodings(_ inner: InnerText?, _ use: Int, _ depth: Int) -> [Slot.Encoding] {
        switch inner {
        case nil: return []
        case .opaque: return [.plain]
        case .sql(let text): return [sql(use, text)]
        case .json(let text): return [json(use, text)]
        case .yaml(let text): return [yaml(use, text)]
        case .shell(let text):
            let found = placement(of: use, in: text, ShellParser.parse(text), depth: depth + 1)
            if found.startsWord, found.encodings.contains(.plain) { return [.plain] }
            switch found.place {
            case .bare: return found.encodings + [.shellWord]
            case .doubleQuoted: return found.encodings + [.shellDoubleQuoted]
            case .singleQuoted: return found.encodings + [.shellSingleQuoted]
            case .hereDocument(let here): return here.isQuoted ? [.plain] : found.encodings + [.hereDocument]
            case .plain, .comment, .ansiQuoted, .raw, .none: return [.plain]
            }
        }
    }

    private static func place(_ quoting: WordPart.Quoting) -> Slot.Place {
        switch quoting {
        case .none: .bare
        case .single: .singleQuoted
        case .double: .doubleQuoted
        case .ansi: .ansiQuoted
        }
    }

    /// Behind a dollar sign, or a backslash that counts.
    private func isBehindEscape(_ start: Int, _ text: [UInt8], _ script: Script) -> Bool {
        guard start > 0, text[start - 1] == 0x5C || text[start - 1] == 0x24 else { return false }
        let isSingleQuoted = WordsOfScript(script).innermost(around: SourceRange(start..<start + 1))?.word.parts
            .contains { $0.quoting == .single && $0.range.contains(offset: start) }
        if isSingleQuoted == true { return false }
        if text[start - 1] == 0x24 { return true }
        return text[..<start].reversed().prefix { $0 == 0x5C }.count % 2 == 1
    }
}

// MARK: Other languages

extension SlotReader {
    private func sql(_ use: Int, _ text: [UInt8]) -> Slot.Encoding {
        guard let range = marked.first(use, in: text) else { return .plain }
        switch QuoteScan.open(in: text[..<range.lowerBound], QuoteScan.sql) {
        case "'": return .sqlString
        case "\"": return .sqlIdentifier
        case nil: return .sqlWord
        default: return .plain
        }
    }

    private func json(_ use: Int, _ text: [UInt8]) -> Slot.Encoding {
        guard let range = marked.first(use, in: text) else { return .plain }
        return QuoteScan.open(in: text[..<range.lowerBound], QuoteScan.json) == nil ? .jsonValue : .jsonString
    }

    private func yaml(_ use: Int, _ text: [UInt8]) -> Slot.Encoding {
        guard let range = marked.first(use, in: text) else { return .plain }
        let start = text[..<range.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let end = text[range.upperBound...].firstIndex(of: 0x0A) ?? text.count
        let line = text[start..<range.lowerBound]
        switch QuoteScan.open(in: line, QuoteScan.yaml) {
        case "\"": return .yamlDoubleQuoted
        case "'": return .yamlSingleQuoted
        case nil: break
        default: return .plain
        }
        let isBehindKey =
            line.last == 0x20 && line.dropLast().last { $0 != 0x20 }.map { $0 == 0x3A || $0 == 0x2D } == true
        let isAlone = text[range.upperBound..<end].allSatisfy { $0 == 0x20 || $0 == 0x0D }
        return isBehindKey && isAlone ? .yamlValue : .plain
    }
}

/// In which quotes the end of a text stands.
enum QuoteScan {
    struct Rule {
        var open: String
        var close: String
        var hasBackslash = false
    }

    static let sql = [
        Rule(open: "'", close: "'"), Rule(open: "\"", close: "\""), Rule(open: "--", close: "\n"),
        Rule(open: "/*", close: "*/"), Rule(open: "$$", close: "$$"),
    ]
    static let json = [Rule(open: "\"", close: "\"", hasBackslash: true)]
    static let yaml = [
        Rule(open: "\"", close: "\"", hasBackslash: true), Rule(open: "'", close: "'"), Rule(open: " #", close: "\n"),
    ]

    /// What opened the quotes; `nil` outside of all.
    static func open(in text: ArraySlice<UInt8>, _ rules: [Rule]) -> String? {
        var inside: Rule?
        var index = text.startIndex
        while index < text.endIndex {
            if let rule = inside {
                if rule.hasBackslash, text[index] == 0x5C {
                    index += 2
                } else if text[index...].starts(with: rule.close.utf8) {
                    inside = nil
                    index += rule.close.utf8.count
                } else {
                    index += 1
                }
            } else if let rule = rules.first(where: { text[index...].starts(with: $0.open.utf8) }) {
                inside = rule
                index += rule.open.utf8.count
            } else {
                index += 1
            }
        }
        return inside?.open
    }
}

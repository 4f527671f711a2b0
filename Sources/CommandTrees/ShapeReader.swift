/// Reads the tables of tools: lines of a keyword and words, one paragraph per tool or wrapper.
///
///     tool kubectl oc
///     values -n --namespace
///     groups rollout
///     read get describe
///     change rollout/restart : restarts every pod, one after the other
///     slot scale 0=k8s.kind 1=k8s.name
///
/// A run uses few of the tools: the tables are only cut into paragraphs at first, and a paragraph is read when its tool
/// is asked for.
struct ShapeReader: Sendable {
    private struct Paragraph: Sendable {
        var name: String
        var table: Int
        /// The lines behind the `tool` line.
        var range: Range<Int>
        /// What its name meant before: a project's own paragraph may build on the shipped one.
        var earlier: Int?
    }

    private let tables: [[UInt8]]
    private var paragraphs: [Paragraph] = []
    private(set) var indices: [String: Int] = [:]
    private(set) var wrappers: [String: Wrapper] = [:]

    init(_ tables: [[UInt8]]) {
        self.tables = tables
        for index in tables.indices { cut(index) }
    }

    private mutating func cut(_ table: Int) {
        let bytes = tables[table]
        var open: Opened = .nothing
        var start = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != 0x0A { end += 1 }
            switch bytes[start] {
            case UInt8(ascii: "t") where bytes[start..<end].starts(with: "tool ".utf8):
                let names = Self.words(bytes[(start + 5)..<end])
                begin(names, in: table, at: min(end + 1, bytes.count))
                open = names.isEmpty ? .nothing : .tool
            case UInt8(ascii: "w") where bytes[start..<end].starts(with: "wrapper ".utf8):
                let names = Self.words(bytes[(start + 8)..<end])
                for name in names { wrappers[name] = Wrapper() }
                open = .wrapper(names)
            case UInt8(ascii: "a") where open.isTool && bytes[start..<end].starts(with: "also ".utf8):
                for name in Self.words(bytes[(start + 5)..<end]) { indices[name] = paragraphs.count - 1 }
                extend(to: end)
            default:
                if open.isTool { extend(to: end) }
                if case .wrapper(let names) = open { add(bytes[start..<end], to: names) }
            }
            start = end + 1
        }
    }

    /// The paragraph that a line belongs to.
    private enum Opened {
        case nothing, tool
        case wrapper([String])

        var isTool: Bool { if case .tool = self { true } else { false } }
    }

    private mutating func extend(to end: Int) {
        let index = paragraphs.count - 1
        paragraphs[index].range = paragraphs[index].range.lowerBound..<max(end, paragraphs[index].range.lowerBound)
    }

    private mutating func add(_ line: ArraySlice<UInt8>, to names: [String]) {
        let words = Self.words(line)
        guard let keyword = words.first else { return }
        for name in names {
            switch keyword {
            case "values": wrappers[name]?.valued.formUnion(words.dropFirst())
            case "arguments":
                wrappers[name]?.arguments = words.dropFirst().first.flatMap { Int($0) }.map { max($0, 0) } ?? 0
            case "assignments": wrappers[name]?.takesAssignments = true
            case "blocks": wrappers[name]?.blocks = true
            case "text": wrappers[name]?.takesText = true
            default: break
            }
        }
    }

    private mutating func begin(_ names: [String], in table: Int, at start: Int) {
        guard let first = names.first else { return }
        let earlier = indices[first]
        for name in names { indices[name] = paragraphs.count }
        paragraphs.append(Paragraph(name: first, table: table, range: start..<start, earlier: earlier))
    }

    private static func words(_ line: ArraySlice<UInt8>) -> [String] {
        line.split(separator: 0x20).map(word)
    }

    /// How many paragraphs there are.
    var count: Int { paragraphs.count }

    /// Reads the paragraph at `index`.
    func shape(at index: Int) -> ToolShape {
        var known: [Int: ToolShape.Draft] = [:]
        return ToolShape(draft(at: index, &known, depth: 0))
    }

    /// How far `like` leads, and how much it may gather: tables of strangers may name each other again and again.
    private static let depthLimit = 8
    private static let sizeLimit = 1 << 18

    private func draft(at index: Int, _ known: inout [Int: ToolShape.Draft], depth: Int) -> ToolShape.Draft {
        if let draft = known[index] { return draft }
        let paragraph = paragraphs[index]
        var draft = ToolShape.Draft(name: paragraph.name)
        for line in tables[paragraph.table][paragraph.range].split(separator: 0x0A) {
            let keywordEnd = line.firstIndex(of: 0x20) ?? line.endIndex
            let keyword = String(decoding: line[..<keywordEnd], as: UTF8.self)
            guard keyword.utf8.first != 0x23 else { continue }
            let rest = line[keywordEnd...].dropFirst()
            if keyword == "like" {
                guard depth < Self.depthLimit else { continue }
                for name in Self.words(rest) {
                    guard let earlier = self.index(of: name, before: index) else { continue }
                    inherit(self.draft(at: earlier, &known, depth: depth + 1), into: &draft)
                }
            } else if !Self.collect(keyword, rest, into: &draft) {
                let (body, phrase) = Self.splitPhrase(rest)
                Self.apply(keyword, body.split(separator: 0x20), phrase, to: &draft)
            }
        }
        known[index] = draft
        return draft
    }

    /// Lists of words that are only looked up later.
    private static func collect(
        _ keyword: String, _ words: ArraySlice<UInt8>, into shape: inout ToolShape.Draft
    ) -> Bool {
        func append(to list: inout [UInt8]) {
            list.append(contentsOf: words)
            list.append(0x20)
        }
        switch keyword {
        case "values": append(to: &shape.valued)
        case "switches": append(to: &shape.switches)
        case "groups": append(to: &shape.groups)
        case "children": append(to: &shape.children)
        default: return false
        }
        // `logs:-f`: only below a subcommand. No flag has a colon in its name.
        if keyword == "values" || keyword == "switches", words.contains(0x3A) { shape.hasScopedFlags = true }
        return true
    }

    /// The paragraph of that name above another one; no two inherit from each other.
    private func index(of name: String, before limit: Int) -> Int? {
        var found = indices[name]
        while let index = found, index >= limit { found = paragraphs[index].earlier }
        return found
    }

    /// Everything of an earlier tool but its name.
    private func inherit(_ other: ToolShape.Draft, into draft: inout ToolShape.Draft) {
        guard draft.size + other.size < Self.sizeLimit else { return }
        draft.valued += other.valued + [0x20]
        draft.switches += other.switches + [0x20]
        draft.attached.formUnion(other.attached)
        draft.groups += other.groups + [0x20]
        draft.children += other.children + [0x20]
        draft.nested += other.nested
        draft.rules += other.rules
        draft.verbs += other.verbs
        draft.slots += other.slots
        draft.assumesValues = draft.assumesValues || other.assumesValues
        draft.hasScopedFlags = draft.hasScopedFlags || other.hasScopedFlags
        if draft.pathRule == .none { draft.pathRule = other.pathRule }
        if draft.style == .gnu { draft.style = other.style }
    }

    private static func apply(
        _ keyword: String, _ pieces: [ArraySlice<UInt8>], _ phrase: String?, to shape: inout ToolShape.Draft
    ) {
        switch keyword {
        case "attached": shape.attached.formUnion(pieces.map(word))
        case "style": shape.style = pieces.first.flatMap { ToolShape.FlagStyle(rawValue: word($0)) } ?? .gnu
        case "path": shape.pathRule = pieces.first.flatMap { ToolShape.PathRule(rawValue: word($0)) } ?? .none
        case "assume": shape.assumesValues = true
        case "negative": shape.takesNegativeNumbers = true
        case "nested": shape.nested += nested(pieces)
        case "verb": shape.verbs += verbs(pieces)
        case "slot": shape.slots += slot(pieces)
        default:
            guard let aspect = aspect(keyword) else { return }
            for piece in pieces {
                shape.rules.append(EffectRule(aspect: aspect, pattern: CommandPattern(piece), phrase: phrase))
            }
        }
    }

    private static func aspect(_ keyword: String) -> EffectRule.Aspect? {
        switch keyword {
        case "blocks": .blocks
        case "asks": .asks
        case "undoable": .undoable
        case "local": .local
        case "remote": .remote
        default: ToolEffect(rawValue: keyword).map { .effect($0) }
        }
    }

    /// `nested FORM PATTERN ARGUMENTS [FLAG]`.
    private static func nested(_ words: [ArraySlice<UInt8>]) -> [NestedCommand] {
        guard words.count >= 3, let form = NestedCommand.Form(rawValue: word(words[0])),
            let count = Int(word(words[2])), count >= 0
        else { return [] }
        let flag = words.count > 3 ? word(words[3]) : nil
        return [
            NestedCommand(path: CommandPattern(words[1]).path.map(\.written), form: form, arguments: count, flag: flag)
        ]
    }

    private static func verbs(_ words: [ArraySlice<UInt8>]) -> [VerbRule] {
        guard let first = words.first, let effect = ToolEffect(rawValue: word(first)) else { return [] }
        return words.dropFirst().map { VerbRule(word: word($0), effect: effect) }
    }

    private static func slot(_ words: [ArraySlice<UInt8>]) -> [SlotRule] {
        guard let first = words.first else { return [] }
        return [SlotRule(pattern: CommandPattern(first), slots: words.dropFirst().compactMap(Slot.init))]
    }

    private static func word(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

    /// What follows ` : ` completes a sentence.
    private static func splitPhrase(_ line: ArraySlice<UInt8>) -> (ArraySlice<UInt8>, String?) {
        var index = line.startIndex
        while let colon = line[index...].firstIndex(of: 0x3A) {
            index = colon + 1
            guard colon > line.startIndex, line[colon - 1] == 0x20, index < line.endIndex, line[index] == 0x20 else {
                continue
            }
            return (line[..<(colon - 1)], String(decoding: line[(index + 1)...], as: UTF8.self))
        }
        return (line, nil)
    }
}

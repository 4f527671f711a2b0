/// Reads the tables of tools: lines of a keyword and words, one paragraph per tool.
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
    /// The lines of each tool, behind its `tool` line.
    private var paragraphs: [(name: String, lines: [Substring])] = []
    private(set) var indices: [String: Int] = [:]

    init(_ tables: [String]) {
        for table in tables {
            for line in table.utf8.split(separator: 0x0A) { add(Substring(line)) }
        }
    }

    private mutating func add(_ line: Substring) {
        if line.utf8.starts(with: "tool ".utf8) {
            open(line.utf8.dropFirst(5).split(separator: 0x20).map { String(Substring($0)) })
        } else if line.utf8.starts(with: "also ".utf8), !paragraphs.isEmpty {
            for name in line.utf8.dropFirst(5).split(separator: 0x20) {
                indices[String(Substring(name))] = paragraphs.count - 1
            }
        } else if !paragraphs.isEmpty {
            paragraphs[paragraphs.count - 1].lines.append(line)
        }
    }

    private mutating func open(_ names: [String]) {
        guard let first = names.first else { return }
        for name in names { indices[name] = paragraphs.count }
        paragraphs.append((name: first, lines: []))
    }

    /// Reads the paragraph at `index`.
    func shape(at index: Int) -> ToolShape { ToolShape(draft(at: index)) }

    private func draft(at index: Int) -> ToolShape.Draft {
        var draft = ToolShape.Draft(name: paragraphs[index].name)
        for line in paragraphs[index].lines {
            let (body, phrase) = Self.splitPhrase(line)
            let words = body.utf8.split(separator: 0x20).map { Substring($0) }
            guard let keyword = words.first, keyword.utf8.first != 0x23 else { continue }
            if keyword == "like" {
                inherit(words.dropFirst(), before: index, into: &draft)
            } else {
                Self.apply(keyword, Array(words.dropFirst()), phrase, to: &draft)
            }
        }
        return draft
    }

    /// Everything of an earlier tool but its name. Only earlier ones, so that no two inherit from each other.
    private func inherit(_ names: ArraySlice<Substring>, before limit: Int, into draft: inout ToolShape.Draft) {
        for name in names {
            guard let index = indices[String(name)], index < limit else { continue }
            let other = self.draft(at: index)
            draft.valued.formUnion(other.valued)
            draft.switches.formUnion(other.switches)
            draft.attached.formUnion(other.attached)
            draft.groups.formUnion(other.groups)
            draft.children.formUnion(other.children)
            draft.nested += other.nested
            draft.rules += other.rules
            draft.verbs += other.verbs
            draft.slots += other.slots
            draft.assumesValues = draft.assumesValues || other.assumesValues
            draft.hasScopedFlags = draft.hasScopedFlags || other.hasScopedFlags
            if draft.pathRule == .none { draft.pathRule = other.pathRule }
            if draft.style == .gnu { draft.style = other.style }
        }
    }

    private static func apply(
        _ keyword: Substring, _ words: [Substring], _ phrase: String?, to shape: inout ToolShape.Draft
    ) {
        switch keyword {
        case "values":
            shape.valued.formUnion(words.map(String.init))
            if words.contains(where: isScoped) { shape.hasScopedFlags = true }
        case "switches":
            shape.switches.formUnion(words.map(String.init))
            if words.contains(where: isScoped) { shape.hasScopedFlags = true }
        case "attached": shape.attached.formUnion(words.map(String.init))
        case "style": shape.style = words.first.flatMap { ToolShape.FlagStyle(rawValue: String($0)) } ?? .gnu
        case "path": shape.pathRule = words.first.flatMap { ToolShape.PathRule(rawValue: String($0)) } ?? .none
        case "assume": shape.assumesValues = true
        case "negative": shape.takesNegativeNumbers = true
        case "groups": shape.groups.formUnion(words.map(String.init))
        case "children": shape.children.formUnion(words.map(String.init))
        case "nested": shape.nested += nested(words)
        case "verb": shape.verbs += verbs(words)
        case "slot": shape.slots += slot(words)
        default:
            guard let aspect = aspect(keyword) else { return }
            shape.rules += words.map {
                EffectRule(aspect: aspect, pattern: CommandPattern($0), phrase: phrase)
            }
        }
    }

    /// `logs:-f`: only below a subcommand.
    private static func isScoped(_ word: Substring) -> Bool { word.first != "-" && word.contains(":") }

    private static func aspect(_ keyword: Substring) -> EffectRule.Aspect? {
        switch keyword {
        case "blocks": .blocks
        case "asks": .asks
        case "undoable": .undoable
        case "local": .local
        case "remote": .remote
        default: ToolEffect(rawValue: String(keyword)).map { .effect($0) }
        }
    }

    /// `nested FORM PATTERN ARGUMENTS [FLAG]`.
    private static func nested(_ words: [Substring]) -> [NestedCommand] {
        guard words.count >= 3, let form = NestedCommand.Form(rawValue: String(words[0])),
            let count = Int(words[2])
        else { return [] }
        let flag = words.count > 3 ? String(words[3]) : nil
        return [NestedCommand(path: CommandPattern(words[1]).path, form: form, arguments: count, flag: flag)]
    }

    private static func verbs(_ words: [Substring]) -> [VerbRule] {
        guard let first = words.first, let effect = ToolEffect(rawValue: String(first)) else { return [] }
        return words.dropFirst().map { VerbRule(word: String($0), effect: effect) }
    }

    private static func slot(_ words: [Substring]) -> [SlotRule] {
        guard let first = words.first else { return [] }
        return [SlotRule(pattern: CommandPattern(first), slots: words.dropFirst().compactMap(Slot.init))]
    }

    /// What follows ` : ` completes a sentence.
    private static func splitPhrase(_ line: Substring) -> (Substring, String?) {
        let bytes = line.utf8
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == 0x20, bytes[index...].starts(with: " : ".utf8) {
                return (line[..<index], String(line[bytes.index(index, offsetBy: 3)...]))
            }
            index = bytes.index(after: index)
        }
        return (line, nil)
    }
}

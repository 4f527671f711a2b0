/// Reads the tables of tools: lines of a keyword and words, one paragraph per tool.
///
///     tool kubectl oc
///     values -n --namespace
///     groups rollout
///     read get describe
///     change rollout/restart : restarts every pod, one after the other
///     slot scale 0=k8s.kind 1=k8s.name
struct ShapeReader {
    private(set) var shapes: [ToolShape] = []
    private(set) var indices: [String: Int] = [:]

    static func read(_ tables: [String]) -> ShapeReader {
        var reader = ShapeReader()
        for table in tables {
            for line in table.split(separator: "\n") { reader.read(line: line) }
        }
        return reader
    }

    private mutating func read(line: Substring) {
        let (body, phrase) = Self.splitPhrase(line)
        var words = body.split(separator: " ")
        guard !words.isEmpty, words[0].first != "#" else { return }
        let keyword = words.removeFirst()
        if keyword == "tool" { return open(words) }
        guard !shapes.isEmpty else { return }
        if keyword == "also" { return alias(words) }
        if keyword == "like" { return inherit(words) }
        Self.apply(keyword, words, phrase, to: &shapes[shapes.count - 1])
    }

    private mutating func open(_ names: [Substring]) {
        guard let first = names.first else { return }
        for name in names { indices[String(name)] = shapes.count }
        shapes.append(ToolShape(name: String(first)))
    }

    /// More names for the tool.
    private mutating func alias(_ names: [Substring]) {
        for name in names { indices[String(name)] = shapes.count - 1 }
    }

    /// Everything of an earlier tool but its name.
    private mutating func inherit(_ names: [Substring]) {
        for name in names {
            guard let index = indices[String(name)] else { continue }
            let other = shapes[index]
            let last = shapes.count - 1
            shapes[last].valued.formUnion(other.valued)
            shapes[last].switches.formUnion(other.switches)
            shapes[last].attached.formUnion(other.attached)
            shapes[last].groups.formUnion(other.groups)
            shapes[last].children.formUnion(other.children)
            shapes[last].nested += other.nested
            shapes[last].rules += other.rules
            shapes[last].verbs += other.verbs
            shapes[last].slots += other.slots
            shapes[last].assumesValues = shapes[last].assumesValues || other.assumesValues
            shapes[last].hasScopedFlags = shapes[last].hasScopedFlags || other.hasScopedFlags
            if shapes[last].pathRule == .none { shapes[last].pathRule = other.pathRule }
            if shapes[last].style == .gnu { shapes[last].style = other.style }
        }
    }

    private static func apply(_ keyword: Substring, _ words: [Substring], _ phrase: String?, to shape: inout ToolShape)
    {
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

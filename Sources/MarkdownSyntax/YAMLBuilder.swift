import SourceText

/// Puts events together into values, without recursion.
struct YAMLBuilder {
    private struct Frame {
        var isMapping: Bool
        var start: Int
        var items: [YAMLNode] = []
        var entries: [YAMLEntry] = []
        /// Of all entries, once they are too many to be looked through.
        var keys: Set<String> = []
        var key: (text: String, range: SourceRange)?

        /// Whether no entry has that key; it is then noted.
        mutating func takesKey(_ text: String) -> Bool {
            if entries.count < 16 { return !entries.contains { $0.key == text } }
            if keys.isEmpty { keys = Set(entries.map(\.key)) }
            return keys.insert(text).inserted
        }
    }

    let path: String
    let offset: Int
    let places: YAMLPlaces
    private(set) var root: YAMLNode?
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var hasGivenUp = false
    private var frames: [Frame] = []
    private var count = 0

    init(path: String, offset: Int, places: YAMLPlaces) {
        self.path = path
        self.offset = offset
        self.places = places
    }

    /// `false` when no further event is wanted.
    mutating func take(_ event: YAMLEvent) -> Bool {
        count += 1
        guard count <= YAMLLimits.nodes else {
            return giveUp("the YAML has more than \(YAMLLimits.nodes) nodes", event)
        }
        if event.isAnchored { report("anchors are not supported", at: event.start, ..<event.end) }
        if event.isTagged { report("tags are not supported", at: event.start, ..<event.end) }
        switch event.kind {
        case .scalar(let text, let isPlain): add(scalar(text, isPlain, event), event)
        case .beginSequence: return push(isMapping: false, event)
        case .beginMapping: return push(isMapping: true, event)
        case .end: pop(event)
        case .alias:
            report("aliases are not supported", at: event.start, ..<event.end)
            add(YAMLNode(value: .null, text: "", range: range(event.start, event.end)), event)
        case .endDocument: return false
        case .other: break
        }
        return true
    }

    mutating func report(_ message: String, at start: Int, _ end: PartialRangeUpTo<Int>) {
        diagnostics.append(
            Diagnostic(
                rule: "invalid-front-matter", code: "FMT001", severity: .error, path: path,
                range: range(start, end.upperBound), message: message,
                label: "nothing that stands in the front matter is read"))
    }

    private mutating func giveUp(_ message: String, _ event: YAMLEvent) -> Bool {
        report(message, at: event.start, ..<event.end)
        hasGivenUp = true
        return false
    }

    private func range(_ start: Int, _ end: Int) -> SourceRange {
        SourceRange(
            offset + places.byte(at: start)..<max(offset + places.byte(at: start), offset + places.byte(at: end)))
    }

    private func scalar(_ text: String, _ isPlain: Bool, _ event: YAMLEvent) -> YAMLNode {
        YAMLNode(
            value: isPlain ? YAMLCoreSchema.value(of: text) : .string(text), text: text,
            range: range(event.start, event.end))
    }

    private mutating func push(isMapping: Bool, _ event: YAMLEvent) -> Bool {
        guard frames.count < YAMLLimits.depth else {
            return giveUp("the YAML is nested deeper than \(YAMLLimits.depth) levels", event)
        }
        frames.append(Frame(isMapping: isMapping, start: event.start))
        return true
    }

    private mutating func pop(_ event: YAMLEvent) {
        guard let frame = frames.popLast() else { return }
        let place = range(frame.start, event.end)
        let value: YAMLNode.Value = frame.isMapping ? .mapping(frame.entries) : .sequence(frame.items)
        add(YAMLNode(value: value, text: "", range: place), event)
    }

    private mutating func add(_ node: YAMLNode, _ event: YAMLEvent) {
        guard let last = frames.indices.last else {
            root = root ?? node
            return
        }
        guard frames[last].isMapping else {
            frames[last].items.append(node)
            return
        }
        guard let key = frames[last].key else {
            frames[last].key = key(node, event)
            return
        }
        frames[last].key = nil
        guard frames[last].takesKey(key.text) else {
            diagnostics.append(duplicate(key.text, key.range, first: frames[last].entries))
            return
        }
        frames[last].entries.append(YAMLEntry(key: key.text, keyRange: key.range, value: node))
    }

    private mutating func key(_ node: YAMLNode, _ event: YAMLEvent) -> (String, SourceRange) {
        switch node.value {
        case .sequence, .mapping: report("a key has to be a plain word or a string", at: event.start, ..<event.end)
        default: break
        }
        return (node.text, node.range)
    }

    private func duplicate(_ key: String, _ range: SourceRange, first entries: [YAMLEntry]) -> Diagnostic {
        let first = entries.first { $0.key == key }
        return Diagnostic(
            rule: "invalid-front-matter", code: "FMT001", severity: .error, path: path, range: range,
            message: "the key '\(key)' is already set",
            notes: first.map { [.init(path: path, range: $0.keyRange, message: "first set here")] } ?? [])
    }
}

/// Reads `!service,m(to_latest,to_revisions)`.
struct ConstraintTextReader {
    let text: [UInt8]
    private var index = 0
    private static let depthLimit = 16

    init(text: [UInt8]) { self.text = text }

    /// `nil` when the text is not well formed.
    mutating func read() -> [TreeDraft.Rule]? {
        guard let rules = list(depth: 0), index == text.count else { return nil }
        return rules
    }

    private mutating func list(depth: Int) -> [TreeDraft.Rule]? {
        guard depth <= Self.depthLimit else { return nil }
        var rules: [TreeDraft.Rule] = []
        repeat {
            guard let rule = rule(depth: depth) else { return nil }
            rules.append(rule)
        } while take(",")
        return rules.count < 0x8000 ? rules : nil
    }

    private mutating func rule(depth: Int) -> TreeDraft.Rule? {
        let isRequired = take("!")
        let start = index
        while index < text.count, !Self.isMark(text[index]) { index += 1 }
        let name = String(decoding: text[start..<index], as: UTF8.self)
        guard !name.isEmpty else { return nil }
        guard take("(") else { return .member(name, isRequired: isRequired) }
        let kinds: [String: Constraint.Kind] = ["g": .group, "m": .single, "a": .all]
        guard let kind = kinds[name], let members = list(depth: depth + 1), take(")") else { return nil }
        return .group(kind, members, isRequired: isRequired)
    }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        guard index < text.count, text[index] == UInt8(ascii: mark) else { return false }
        index += 1
        return true
    }

    private static func isMark(_ byte: UInt8) -> Bool { "(),!".utf8.contains(byte) }
}

extension TreeDraft.Rule {
    /// As in the text form.
    var text: String {
        switch self {
        case .member(let name, let isRequired): return (isRequired ? "!" : "") + name
        case .group(let kind, let members, let isRequired):
            let letter =
                switch kind {
                case .single: "m"
                case .all: "a"
                case .group, .member: "g"
                }
            return (isRequired ? "!" : "") + letter + "(" + members.map(\.text).joined(separator: ",") + ")"
        }
    }
}

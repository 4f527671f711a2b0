import SourceText

/// A value of JSON with the keys it has.
struct JSONNode {
    let tree: JSONTree
    let index: Int

    subscript(key: StaticString) -> JSONNode? {
        guard tree.nodes[index].kind == .object, let member = tree.member(key, of: index) else { return nil }
        return JSONNode(tree: tree, index: member)
    }

    var text: String? { tree.nodes[index].kind == .string ? JSONStrings.value(of: index, in: tree) : nil }
    var number: Int? { tree.nodes[index].kind == .number ? tree.integer(index) : nil }
    var flag: Bool? {
        guard tree.nodes[index].kind == .literal else { return nil }
        switch tree.text(tree.nodes[index].range) {
        case "true": return true
        case "false": return false
        default: return nil
        }
    }
    var elements: [JSONNode] {
        tree.nodes[index].kind == .array ? tree.children(of: index).map { JSONNode(tree: tree, index: $0) } : []
    }
    /// The members of an object with their keys.
    var members: [(key: String, value: JSONNode)] {
        guard tree.nodes[index].kind == .object else { return [] }
        return tree.children(of: index).compactMap { child in
            tree.nodes[child].key.map {
                (JSONStrings.unescaped(tree.bytes[$0.range]), JSONNode(tree: tree, index: child))
            }
        }
    }
    var texts: [String] { elements.compactMap(\.text) }

    func text(_ key: StaticString) -> String? { self[key]?.text }
    func texts(_ key: StaticString) -> [String] { self[key]?.texts ?? [] }
    func elements(_ key: StaticString) -> [JSONNode] { self[key]?.elements ?? [] }
    func flag(_ key: StaticString) -> Bool { self[key]?.flag ?? false }
    func number(_ key: StaticString) -> Int? { self[key]?.number }

    /// A value of a closed set; a word of a later version counts as missing.
    func value<Value: RawRepresentable>(_ key: StaticString) -> Value? where Value.RawValue == String {
        text(key).flatMap(Value.init)
    }

    /// Catalogs come from elsewhere: no file that this program reads is longer.
    private static let offsetLimit = 1 << 24

    /// `offset`, `line` and `column`; `nil` when no file can have such a place.
    var place: (offset: Int, line: Int, column: Int)? {
        guard let offset = number("offset"), let line = number("line"), let column = number("column"),
            (0...Self.offsetLimit).contains(offset), (1...offset + 1).contains(line),
            (1...offset + 1).contains(column)
        else { return nil }
        return (offset, line, column)
    }

    /// `start` and `end`; empty where they are no places of a file.
    var range: SourceRange {
        guard let start = self["start"]?.place?.offset, let end = self["end"]?.place?.offset, start <= end else {
            return SourceRange(0..<0)
        }
        return SourceRange(start..<end)
    }

    func range(_ key: StaticString) -> SourceRange? { self[key]?.range }
}

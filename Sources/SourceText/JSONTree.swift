/// JSON as it was written: a flat tree of values with their places, up to the first thing that is not JSON.
///
/// Reading documentation rather than messages, it takes comments, `...`, and placeholders such as `<id>` or `{{id}}` in
/// the place of a value, and several values behind each other.
package struct JSONTree: Sendable {
    package enum Kind: Sendable, Hashable { case object, array, string, number, literal, placeholder }

    package struct Node: Sendable, Hashable {
        package var kind: Kind
        /// A string with its quotes.
        package var range: SourceRange
        /// Of an object's member: what stands between the key's quotes.
        package var key: SourceRange?
        /// Index behind the last node of this subtree.
        package var end: Int
        package var parent: Int
    }

    package struct Problem: Sendable, Hashable {
        package var message: String
        package var offset: Int
    }

    package let bytes: [UInt8]
    /// Pre-order.
    package private(set) var nodes: [Node] = []
    package private(set) var problem: Problem?

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var reader = JSONTreeReader(bytes)
        reader.read()
        nodes = reader.nodes
        problem = reader.problem
    }

    package func text(_ range: SourceRange) -> String { String(decoding: bytes[range.range], as: UTF8.self) }

    /// Indices of the values directly inside a value.
    package func children(of node: Int) -> [Int] {
        var found: [Int] = []
        var child = node + 1
        while child < nodes[node].end {
            found.append(child)
            child = nodes[child].end
        }
        return found
    }

    /// The member of an object; keys are compared as written.
    package func member(_ key: StaticString, of node: Int) -> Int? {
        var child = node + 1
        while child < nodes[node].end {
            if let own = nodes[child].key, isEqual(bytes[own.range], key) { return child }
            child = nodes[child].end
        }
        return nil
    }

    /// Whether the key of a member is `key`.
    package func isNamed(_ key: StaticString, _ node: Int) -> Bool {
        nodes[node].key.map { isEqual(bytes[$0.range], key) } ?? false
    }

    private func isEqual(_ text: ArraySlice<UInt8>, _ key: StaticString) -> Bool {
        key.withUTF8Buffer { unsafe text.count == $0.count && text.elementsEqual($0) }
    }

    /// A whole number; `nil` for other values.
    package func integer(_ node: Int) -> Int? { Int(text(nodes[node].range)) }

    /// A string without quotes; escapes stay as written.
    package func string(_ node: Int) -> String? {
        guard nodes[node].kind == .string else { return nil }
        let range = nodes[node].range
        return text(SourceRange(start: range.start + 1, end: range.end - 1))
    }
}

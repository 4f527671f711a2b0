package import SourceText

/// A YAML value with the place it was written at. Typed by the YAML 1.2 core schema.
package struct YAMLNode: Sendable, Hashable {
    package enum Value: Sendable, Hashable {
        case null
        case bool(Bool)
        case int(Int)
        case double(Double)
        case string(String)
        case sequence([YAMLNode])
        case mapping([YAMLEntry])
    }

    package var value: Value
    /// The text as written, for scalars; a date is a string.
    package var text: String
    /// In the file.
    package var range: SourceRange

    package init(value: Value, text: String, range: SourceRange) {
        self.value = value
        self.text = text
        self.range = range
    }
}

/// One `key: value` of a mapping, in source order.
package struct YAMLEntry: Sendable, Hashable {
    package var key: String
    package var keyRange: SourceRange
    package var value: YAMLNode

    package init(key: String, keyRange: SourceRange, value: YAMLNode) {
        self.key = key
        self.keyRange = keyRange
        self.value = value
    }
}

/// The YAML between the `---` lines at the start of a file.
package struct FrontMatter: Sendable, Hashable {
    /// Both `---` lines included.
    package var range: SourceRange
    /// Empty when the YAML did not parse; a diagnostic then says why.
    package var entries: [YAMLEntry]

    package init(range: SourceRange, entries: [YAMLEntry]) {
        self.range = range
        self.entries = entries
    }

    package subscript(key: String) -> YAMLNode? { entries.first { $0.key == key }?.value }
}
